"""Lists of contacts, and of recorded circumstances."""

from datetime import date

import pytest

from analysis.ingest.circumstances import CIRCUMSTANCE_COLUMNS, read_circumstances
from analysis.ingest.contact_frames import CONTACT_COLUMNS
from analysis.ingest.contact_headings import contact_field_of
from analysis.ingest.contacts import read_contacts
from analysis.ingest.problems import UnusableFileError
from tests.ingest.files import EXPORTS, csv_of

KINDS = ("long_term_illness", "bereavement")
CONTACT = "UPN,Surname,Forename,Priority,Contact Surname,Address"


def contacts_of(*lines: str):
    return read_contacts(csv_of(*lines), "contacts.csv")


def circumstances_of(*lines: str):
    return read_circumstances(csv_of(*lines), "circumstances.csv", KINDS)


def example():
    return read_contacts(next(EXPORTS.glob("27_*")).read_bytes(), "27.csv").frame


def test_the_contacts_of_the_example_are_in_order_of_priority_with_a_blank_one_last():
    frame = example()
    assert tuple(frame.columns) == (*CONTACT_COLUMNS, "row")
    assert frame["contact_surname"].tolist() == ["O'Connor", "Núñez", "Smith", "Jones"]
    assert frame["priority"].astype(object).tolist()[:3] == [1, 2, 1]
    assert frame["priority"].isna().tolist() == [False, False, False, True]


def test_an_address_of_several_lines_is_one_field_and_a_phone_keeps_its_nought():
    frame = example()
    assert frame["address"].tolist()[1] == "Flat 2\n14 Sample Street\nTestford"
    assert frame["address"].tolist()[2] is None
    assert frame["phone"].tolist()[:2] == ["07700900001", "07700 900002"]


def test_flags_that_the_example_does_not_hold_are_unknown():
    frame = example()
    assert frame["parental_responsibility"].tolist() == [True, True, False, False]
    assert frame["court_order"].tolist() == [False, False, True, False]
    assert frame["natural_parent"].tolist() == [None] * 4


def test_address_lines_in_several_columns_are_joined():
    headings = "UPN,Contact Surname,House,Street,Town"
    assert contacts_of(headings, "B823000122001,Smith,1,Oak Road,Testford").frame["address"].tolist() == [
        "1\nOak Road\nTestford"
    ]


def test_a_pupils_full_name_is_split_at_its_comma():
    frame = contacts_of("Pupil name,Yr/Reg,Contact Surname,Address", '"Smith, Ada",3 3RB,Smith,1 Oak Road').frame
    assert frame[["surname", "forename", "class_name"]].values.tolist() == [["Smith", "Ada", "3RB"]]


def test_a_pupils_full_name_without_a_comma_is_kept_whole():
    frame = contacts_of("Pupil name,Reg,Contact Surname,Address", "Ada Smith,3RB,Smith,1 Oak Road").frame
    assert frame[["name", "surname", "forename"]].values.tolist() == [["Ada Smith", None, None]]


def test_a_contacts_name_in_one_column_is_used_whole():
    frame = contacts_of("UPN,Contact Name,Address", "B823000122001,Ms Maeve O'Connor,1 Oak Road").frame
    assert frame[["contact_surname", "addressee"]].values.tolist() == [["Ms Maeve O'Connor", None]]


def test_an_exact_repeat_of_a_contact_is_read_once():
    line = "B823000122001,A,B,1,Smith,1 Oak Road"
    contacts = contacts_of(CONTACT, line, "", line)
    assert contacts.frame["row"].tolist() == [2]
    assert "repeat a contact" in contacts.problems[0].message


def test_a_priority_that_is_no_number_is_blank_and_told():
    contacts = contacts_of(CONTACT, "B823000122001,A,B,first,Smith,1 Oak Road")
    assert contacts.frame["priority"].isna().all()
    assert (contacts.problems[0].row, contacts.problems[0].column) == (2, "Priority")


def test_a_contact_of_nobody_is_left_out_and_told():
    contacts = contacts_of(CONTACT, ",,,1,Smith,1 Oak Road", "B823000122001,A,B,1,Smith,1 Oak Road", ",C,D,1,Low,")
    assert contacts.frame["row"].tolist() == [3, 4]
    assert "row 2" in contacts.problems[0].message


@pytest.mark.parametrize("lines", [(CONTACT, ",,,1,Smith,1 Oak Road"), ("UPN,Possible", "B823000122001,1"), ("x",)])
def test_a_file_without_contacts_says_so(lines):
    with pytest.raises(UnusableFileError, match="No contacts were found"):
        contacts_of(*lines)


def test_the_better_of_two_headings_is_taken():
    frame = contacts_of("UPN,Contact Surname,Address,Home telephone,Mobile", "B823000122001,S,1 Road,020,077").frame
    assert frame["phone"].tolist() == ["077"]
    assert contact_field_of("Possible") is None


@pytest.mark.parametrize("heading", ["Contact Language", "Preferred language", "Language for letters"])
def test_the_language_of_a_contact_is_read_from_its_own_column(heading):
    frame = contacts_of(f"UPN,Contact Surname,Address,{heading}", "B823000122001,S,1 Road,Polish").frame
    assert frame["language"].tolist() == ["Polish"]


@pytest.mark.parametrize("heading", ["EAL", "First language", "Home language", "Language"])
def test_the_language_of_a_contact_is_never_guessed_from_the_childs(heading):
    frame = contacts_of(f"UPN,Contact Surname,Address,{heading}", "B823000122001,S,1 Road,Polish").frame
    assert frame["language"].tolist() == [None]


def test_contacts_side_by_side_have_each_their_own_language():
    headings = "UPN,Contact1 Name,Contact1 Address,Contact1 Language,Contact2 Name,Contact2 Address,Contact2 Language"
    frame = contacts_of(headings, "B823000122001,A,1 Road,Urdu,B,2 Road,").frame
    assert frame["language"].tolist() == ["Urdu", None]


def test_what_a_list_of_contacts_says_of_the_pupils_is_read_too():
    contacts = contacts_of(
        "UPN,Surname,Contact Surname,Address,DOB,Looked after,SEN,Gender,Ethnicity,First language,Social worker,House",
        "B823000122001,A,Smith,1 Road,01/02/2018,Y,K,F,WBRI,Polish,Y,Red",
        "B823000122001,A,Jones,2 Road,01/02/2018,Y,K,M,WBRI,English,N,Red",
    )
    row = contacts.pupils.loc[0]
    assert len(contacts.pupils) == 1
    assert (row["date_of_birth"], row["looked_after"], row["sen"]) == (date(2018, 2, 1), True, "K")
    # Beside contacts these may be the contact's.
    assert [row[name] for name in ("sex", "ethnicity", "eal", "social_worker")] == [None] * 4
    assert contacts.problems[-1].message.startswith("4 columns were not used: Gender, Ethnicity, First language and")


def test_a_list_of_contacts_that_says_no_more_than_who_the_pupils_are_gives_no_pupils():
    assert contacts_of(CONTACT, "B823000122001,A,B,1,Smith,1 Oak Road").pupils is None


def test_circumstances_are_read_with_dates_in_either_form():
    circumstances = circumstances_of(
        "\ufeff" + ",".join(CIRCUMSTANCE_COLUMNS),
        "B823000122001,1,A,B,3RB,Long-term illness,01/09/2026,2026-10-01,,dsl,a note",
        "",
        ",,A,B,3RB,bereavement,2026-09-01,,,,",
    )
    assert circumstances.frame["kind"].tolist() == ["long_term_illness", "bereavement"]
    assert circumstances.frame["end"].tolist() == [date(2026, 10, 1), None]
    assert circumstances.frame["row"].tolist() == [2, 4]
    assert circumstances.problems == ()


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("upn,kind,start,colour",), 'column "colour"'),
        (("upn,kind",), 'no column "start"'),
        (("kind,start",), "names no pupils"),
        (("upn,kind,start", "B823000122001,holiday,01/09/2026"), 'kind "holiday" in row 2'),
        (("upn,kind,start", "B823000122001,bereavement,"), "start .* in row 2 is not a date"),
        ((",,",), "no column headings"),
    ],
)
def test_a_list_of_circumstances_that_is_not_understood_stops_with_what_is_wrong(lines, words):
    with pytest.raises(UnusableFileError, match=words):
        circumstances_of(*lines)


def test_an_end_that_cannot_be_or_is_no_date_is_read_as_continuing():
    circumstances = circumstances_of(
        "upn,kind,start,end,review",
        "B823000122001,bereavement,01/09/2026,01/08/2026,",
        "B823000122001,bereavement,01/09/2026,soon,later",
    )
    assert circumstances.frame["end"].tolist() == [None, None]
    assert [problem.column for problem in circumstances.problems] == ["end", "end", "review"]


def test_a_circumstance_of_nobody_is_told():
    assert "names no pupil" in circumstances_of("upn,kind,start", ",bereavement,01/09/2026").problems[0].message
