"""A list of pupils joins the attendance: it says who the children are and puts nobody on roll."""

from datetime import date

import pytest

from analysis.ingest.problems import UnusableFileError
from analysis.ingest.pupil_lists import PupilList, read_pupil_list
from analysis.meeting.box import ReadFile, read_any
from analysis.meeting.room import FileNotes, prepare_meeting, terms_in
from tests.commands.school_files import child, figures, totals_file
from tests.ingest.files import csv_of

ADA, BEN = child(1, "Able"), child(2, "Baker")
SPRING = {"term": "Spring", "school_year": "2025/26"}
SUMMER = {"term": "Summer", "school_year": "2025/26"}
HEADINGS = "UPN,Surname,Forename,Reg,FSM,SEN Status,DOB"


def pupil_list(*lines: str, headings: str = HEADINGS) -> bytes:
    return csv_of(headings, *lines)


def box(**files: bytes) -> list[ReadFile]:
    return [ReadFile(name, name, read_any(data, name)) for name, data in files.items()]


def line(pupil, *cells: str, class_name: str = "4A") -> str:
    return ",".join([str(pupil["upn"]), str(pupil["surname"]), "Test", class_name, *cells])


def spring(*pupils):
    return totals_file(*(one | SPRING | figures(60, 66) for one in pupils))


def summer(*pupils):
    return totals_file(*(one | SUMMER | figures(64, 66) for one in pupils))


def test_a_list_of_pupils_is_taken_for_what_it_is():
    found = read_any(pupil_list(line(ADA, "Y", "K", "01/02/2017"), "", line(BEN, "N", "N", "")), "pupils.csv")
    assert isinstance(found, PupilList)
    assert found.pupils["fsm"].tolist() == [True, False]
    assert found.says == ("date_of_birth", "fsm", "sen")
    assert found.problems == ()


def test_a_list_says_which_columns_were_not_used():
    found = read_pupil_list(
        pupil_list(line(ADA, "Y", "Red", "-"), headings="UPN,Surname,Forename,Reg,FSM,House,Notes"), "p"
    )
    assert [one.message for one in found.problems] == [
        "Notes: not kept, this program does not need it.",
        "1 column was not used: House.",
    ]


@pytest.mark.parametrize(
    "lines", [("UPN,Surname,Forename,Reg", "B823000122001,A,B,3RB"), (HEADINGS,), ("a,b", "1,2"), ("UPN,FSM", "Total,")]
)
def test_a_file_without_pupils_or_anything_about_them_is_refused(lines):
    with pytest.raises(UnusableFileError, match="No list of pupils"):
        read_pupil_list(csv_of(*lines), "pupils.csv")


def test_a_row_that_names_nobody_is_told():
    assert (
        "names no pupil" in read_pupil_list(pupil_list(line(ADA, "Y", "", ""), ",,,4A,Y,K,"), "p").problems[0].message
    )


def test_characteristics_reach_the_pupils_of_every_term_and_nobody_is_put_on_roll():
    files = box(
        spring=spring(ADA, BEN),
        summer=summer(ADA),
        pupils=pupil_list(line(ADA, "Y", "K", "01/02/2017"), line(child(9), "Y", "E", "")),
    )
    terms = terms_in(files, FileNotes())
    assert [len(sheet.pupils) for sheet in terms.sheets] == [2, 1]
    assert terms.strangers == 1
    for sheet in terms.sheets:
        assert sheet.pupils.loc[0, ["fsm", "sen", "date_of_birth"]].tolist() == [True, "K", date(2017, 2, 1)]
    assert terms.sheets[0].pupils.loc[1, ["fsm", "sen"]].tolist() == [None, None]
    meeting = prepare_meeting(files, terms, terms.sheets[1], terms.sheets[0], date(2026, 7, 21), None)
    assert "1 child in a list of pupils match nobody in the attendance." in [one.message for one in meeting.problems]
    assert not any("list of pupils" in one.message for one in _meeting_without_list().problems)


def _meeting_without_list():
    files = box(summer=summer(ADA))
    terms = terms_in(files, FileNotes())
    return prepare_meeting(files, terms, terms.sheets[0], None, date(2026, 7, 21), None)


def looked_after(value: str) -> bytes:
    return summer(ADA | {"looked_after": value})


def in_care(value: str) -> bytes:
    return pupil_list(f"{ADA['upn']},{value}", headings="UPN,Looked after")


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        (looked_after("Y"), in_care("N"), False),
        (in_care("N"), looked_after("Y"), True),
        (in_care("Y"), looked_after(""), True),
        (looked_after("Y"), in_care(""), True),
        (in_care("Y"), in_care("N") + b"\r\n", None),
    ],
)
def test_the_newest_file_counts_and_a_blank_takes_nothing_away(first, then, expected):
    sheets = terms_in(box(first=first, then=then), FileNotes()).sheets
    assert [sheet.pupils.loc[0, "looked_after"] for sheet in sheets] == ([] if expected is None else [expected])


def test_of_two_lists_the_newer_counts_and_who_a_child_is_stays_as_the_attendance_says():
    files = box(summer=summer(ADA | {"mis_id": ""}), older=in_care("Y"), newer=in_care("N"))
    assert terms_in(files, FileNotes()).sheets[0].pupils.loc[0, "looked_after"] is False
    renamed = pupil_list(f"{ADA['upn']},Other,Test,000077,Y", headings="UPN,Surname,Forename,Adno,FSM")
    row = terms_in(box(summer=summer(ADA | {"mis_id": ""}), pupils=renamed), FileNotes()).sheets[0].pupils.loc[0]
    assert (row["surname"], row["mis_id"], row["fsm"]) == ("Able", "000077", True)


def test_a_list_with_another_childs_upn_says_nothing_of_that_child():
    wrong = pupil_list(f"{ADA['upn']},Able,Kit,Y", headings="UPN,Surname,Forename,FSM")
    terms = terms_in(box(summer=summer(ADA), pupils=wrong), FileNotes())
    assert (terms.sheets[0].pupils.loc[0, "fsm"], terms.strangers) == (None, 1)


def test_class_and_leaving_date_of_a_list_are_of_today_and_reach_the_latest_term_only():
    moved = pupil_list(f"{ADA['upn']},5Z,20/07/2026", headings="UPN,Reg,Leaving Date")
    earlier, latest = terms_in(box(spring=spring(ADA), summer=summer(ADA), pupils=moved), FileNotes()).sheets
    assert (earlier.pupils.loc[0, "class_name"], earlier.pupils.loc[0, "leaving_date"]) == ("4A", None)
    assert (latest.pupils.loc[0, "class_name"], latest.pupils.loc[0, "leaving_date"]) == ("5Z", date(2026, 7, 20))


def test_a_list_of_contacts_says_who_is_in_care_and_its_strangers_are_told_elsewhere():
    contacts = csv_of(
        "UPN,Contact Surname,Address,Looked after", f"{ADA['upn']},Able,1 Road,Y", f"{child(9)['upn']},Nine,2 Road,Y"
    )
    terms = terms_in(box(summer=summer(ADA), contacts=contacts), FileNotes())
    assert terms.sheets[0].pupils.loc[0, "looked_after"] is True
    assert terms.strangers == 0
