"""What a file says about a child beside attendance: in every layout, in every form, and never guessed."""

from datetime import date

import pytest

from analysis.ingest.characteristics import read_enrolment, read_sen, speaks_other_language
from analysis.ingest.export import PUPIL_COLUMNS
from analysis.ingest.pupil_flags import PUPIL_FLAGS, meaning_of_blank, read_pupil_flag
from analysis.ingest.reading import read_export
from tests.ingest.files import messages, read_csv
from tests.ingest.invented_school import LAYOUTS, school
from tests.ingest.written_files import WRITERS

PUPILS = school()
ABOUT = {
    "DOB": ("date_of_birth", "01/02/2018", date(2018, 2, 1)),
    "Gender": ("sex", "Girl", "F"),
    "Admission Date": ("admission_date", "01/09/2022", date(2022, 9, 1)),
    "Leaving Date": ("leaving_date", "31/08/2027", date(2027, 8, 31)),
    "Enrolment Status": ("enrolment_status", "M", "Dual main"),
    "FSM": ("fsm", "Eligible", True),
    "Ever 6": ("ever_6", "T", True),
    "Pupil Premium": ("pupil_premium", "1", True),
    "SEN Status": ("sen", "K - SEN Support", "K"),
    "EAL": ("eal", "N", False),
    "Ethnicity": ("ethnicity", "WBRI", "WBRI"),
    "In Care (LAC)": ("looked_after", "No", False),
    "PLAC": ("previously_looked_after", "Y", True),
    "CIN": ("child_in_need", "N", False),
    "CP plan": ("child_protection", "N", False),
    "Social worker": ("social_worker", "N", False),
    "Young carer": ("young_carer", "Y", True),
    "Service child": ("service_child", "No", False),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_characteristic_is_read_in_every_layout(layout):
    rows = LAYOUTS[layout](PUPILS)
    head = next(number for number, row in enumerate(rows) if "UPN" in row)
    width = max(map(len, rows))
    told = [
        [*row, *[""] * (width - len(row)), *(ABOUT if number == head else [cell for _, cell, _ in ABOUT.values()])]
        if number == head or any(one.upn in row for one in PUPILS)
        else row
        for number, row in enumerate(rows)
    ]
    export = read_export(WRITERS["xlsx"](told), "export.xlsx")
    assert export.layout == layout[:2]
    assert len(export.pupils) == len(PUPILS)
    for field, _, value in ABOUT.values():
        assert set(export.pupils[field]) == {value}, field


def pupils_of(heading: str, *cells: str):
    lines = [f"{number},Child{number},10,9,1,0,{cell}" for number, cell in enumerate(cells, start=1)]
    return read_csv(f"Adno,Surname,Possible,Attended,Authorised,Unauthorised,{heading}", *lines)


def values(heading: str, field: str, *cells: str) -> list[object]:
    return pupils_of(heading, *cells).pupils[field].tolist()


@pytest.mark.parametrize(
    ("field", "cell", "read"),
    [
        *[(field, yes, True) for field in PUPIL_FLAGS for yes in ("Y", "True", "1", "\u2713")],
        *[(field, no, False) for field in PUPIL_FLAGS for no in ("N", "False", "0")],
        *[(field, unknown, None) for field in PUPIL_FLAGS for unknown in ("Unknown", "Refused", "U", "")],
        ("fsm", "Eligible", True),
        ("fsm", "Not eligible", False),
        ("fsm", "Universal", False),
        ("pupil_premium", "Ever 6 FSM", True),
        ("eal", "EAL", True),
        ("looked_after", "CLA", True),
        ("looked_after", "Previously looked after", False),
        ("looked_after", "see DSL", True),
        ("previously_looked_after", "R", True),
        ("previously_looked_after", "Adopted", True),
        ("child_in_need", "CIN", True),
        ("child_protection", "Neglect", True),
        ("child_protection", "Ceased", False),
        ("social_worker", "Pat Jones", True),
        ("social_worker", "No social worker", False),
        ("young_carer", "P", True),
        ("young_carer", "perhaps", None),
        ("service_child", "RAF", None),
    ],
)
def test_yes_and_no_of_a_child_are_read_in_each_columns_own_words(field, cell, read):
    assert read_pupil_flag(field, cell) is read


def test_a_blank_is_no_only_in_a_column_that_never_writes_no():
    assert meaning_of_blank("social_worker", ["Pat Jones", ""]) is False
    assert meaning_of_blank("fsm", ["Y", "", "N"]) is None
    assert meaning_of_blank("fsm", ["perhaps", ""]) is None
    assert values("Social worker", "social_worker", "Pat Jones", "", "-") == [True, False, False]
    assert values("FSM", "fsm", "Y", "", "N") == [True, None, False]


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("N - No SEN", "N"),
        ("K: SEN support", "K"),
        ("E - Education, Health and Care Plan", "E"),
        ("EHC", "E"),
        ("No", "N"),
        ("none", "N"),
        ("Yes", "Yes"),
        ("Kept in view", "Kept in view"),
    ],
)
def test_sen_is_read_with_its_code_and_words(cell, read):
    assert read_sen(cell) == read


def test_a_column_of_ehc_plans_makes_the_child_sen_e():
    assert values("EHCP,SEN", "sen", "Y,K", "N,K", ",") == ["E", "K", None]


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("C", "Current"),
        ("Single Registration", "Current"),
        ("M", "Dual main"),
        ("Current - Main (dual registration)", "Dual main"),
        ("S", "Dual subsidiary"),
        ("Subsidiary (Dual Registration)", "Dual subsidiary"),
        ("Guest", "Guest"),
        ("Leaver", "Leaver"),
        ("Boarder", "Boarder"),
        ("", None),
    ],
)
def test_an_enrolment_status_is_read_from_its_code_or_words(cell, read):
    assert read_enrolment(cell) == read


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        *[(english, False) for english in ("English", "ENG", "ENB")],
        *[(other, True) for other in ("Polish", "OTH")],
        *[(unknown, None) for unknown in ("", "Not obtained", "Refused")],
    ],
)
def test_a_first_language_says_whether_it_is_english_and_nothing_else(cell, read):
    assert speaks_other_language(cell) is read
    assert "first_language" not in PUPIL_COLUMNS


def test_the_flag_of_eal_counts_before_the_first_language():
    assert values("EAL,First Language", "eal", "N,Polish", ",Polish", ",English", ",") == [False, True, False, None]


def test_words_that_are_not_known_are_told_once_a_column_with_the_words_and_how_many_pupils():
    export = pupils_of("FSM,SEN,Sex,Enrolment Status,DOB", "Maybe,Yes,U,Boarder,soon", "Maybe,Y?,F,C,", "Y,K,M,,")
    assert [(one.column, one.message) for one in export.problems] == [
        ("DOB", '"soon" (1 pupil) is no date and was read as not known.'),
        ("Sex", '"U" (1 pupil) is neither F nor M and stays as printed.'),
        ("Enrolment Status", '"Boarder" (1 pupil) is no enrolment status that is known and stays as printed.'),
        ("SEN", '"Yes" and "Y?" (2 pupils) is no SEN status that is known and stays as printed.'),
        ("FSM", '"Maybe" (2 pupils) is neither yes nor no and was read as not known.'),
    ]


def test_of_many_unknown_words_five_are_shown():
    text = messages(pupils_of("Service child", *[f"word{number}" for number in range(8)]))
    assert '"word4" and 3 others (8 pupils)' in text


def test_words_about_care_and_safeguarding_are_never_repeated():
    export = pupils_of("Social worker,LAC", "Pat Jones,S20 see file", "Pat Jones,N")
    assert [one.message for one in export.problems] == [
        "Words other than yes or no stand here for 1 pupil; they were read as yes, so that a person looks.",
        "Words other than yes or no stand here for 2 pupils; they were read as yes, so that a person looks.",
    ]
    assert "Pat" not in export.pupils.to_json()
