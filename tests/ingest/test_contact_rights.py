"""Who may be written to: what a list of contacts says of rights and restrictions. In doubt nobody is written to."""

from datetime import date

import pytest

from analysis.ingest.contact_rights import is_restricted, read_right
from tests.ingest.test_contacts_and_circumstances import contacts_of

UPN = "B823000122001"


def restricted(heading: str, *cells: str) -> list[object]:
    rows = [f"{UPN},Contact{number},1 Oak Road,{cell}" for number, cell in enumerate(cells)]
    return contacts_of(f"UPN,Contact Surname,Address,{heading}", *rows).frame["court_order"].tolist()


@pytest.mark.parametrize(
    "cell",
    [
        *("Y", "Yes", "T", True, 1, "x", "see file", "Non-molestation", "Prohibited steps order", "No contact", "?"),
        *("Unknown", "No - see file", 2, date(2025, 3, 1), "01/03/2025", "not father", "*"),
    ],
)
def test_anything_that_is_not_clearly_no_is_a_restriction(cell):
    assert is_restricted(cell) is True


@pytest.mark.parametrize("cell", ["N", "No", "no.", "F", False, 0, "0", "Not applicable", "No court order", "nil"])
def test_a_clear_no_is_no_restriction(cell):
    assert is_restricted(cell) is False


@pytest.mark.parametrize("cell", ["", " ", "-", "n/a", "None", "NULL"])
def test_a_blank_restriction_never_becomes_a_yes(cell):
    assert is_restricted(cell) is None


@pytest.mark.parametrize("cell", ["Y", "yes", True, 1, "Joint", "shared", "Sole", "Full", "Yes - joint"])
def test_a_right_is_read_where_it_is_clear(cell):
    assert read_right(cell) is True


@pytest.mark.parametrize("cell", ["N", "No", "false", 0])
def test_a_right_is_denied_where_that_is_clear(cell):
    assert read_right(cell) is False


@pytest.mark.parametrize("cell", ["", "Unknown", "LA", "see file", "Yes?", "-", date(2025, 3, 1)])
def test_what_is_unclear_never_becomes_a_right(cell):
    assert read_right(cell) is None


@pytest.mark.parametrize(
    "heading",
    [
        *("Court Order", "Court orders", "Court Order Notes", "Has court order", "Do not contact", "No contact"),
        *("Non-contact", "Restricted", "Injunction", "Legal restrictions", "Contact restrictions", "Barred"),
        *("Sensitive", "CourtOrder", "Do not write", "Prohibited steps", "Legal orders", "Contact not allowed"),
    ],
)
def test_a_column_of_restrictions_is_recognised(heading):
    assert restricted(heading, "see file", "No", "") == [True, False, None]


@pytest.mark.parametrize("heading", ["Contact No", "No contacts", "Unrestricted", "Order", "Phone no contact 1"])
def test_a_heading_that_sounds_alike_is_no_restriction(heading):
    assert restricted(heading, "5") == [None]


def test_one_restriction_among_several_columns_is_enough():
    contacts = contacts_of(
        "UPN,Contact Surname,Address,Court Order,Do not contact,Restricted",
        f"{UPN},A,1 Oak Road,No,,Yes",
        f"{UPN},B,1 Oak Road,No,No,",
        f"{UPN},C,1 Oak Road,,,",
    )
    assert contacts.frame["court_order"].tolist() == [True, False, None]


def test_contacts_side_by_side_have_their_own_restrictions_and_share_the_childs():
    contacts = contacts_of(
        "UPN,Contact1 Name,Contact1 Address,Contact1 Court Order,Contact2 Name,Contact2 Address,Contact2 Barred",
        f"{UPN},A,1 Oak Road,see file,B,2 Elm Road,No",
    )
    assert contacts.frame["court_order"].tolist() == [True, False]
    shared = contacts_of(
        "UPN,Court order,Contact1 Name,Contact1 Address,Contact2 Name,Contact2 Address",
        f"{UPN},see file,A,1 Oak Road,B,2 Elm Road",
    )
    assert shared.frame["court_order"].tolist() == [True, True]


def test_a_restriction_in_other_words_is_told_with_its_rows_and_kind_and_never_its_words():
    contacts = contacts_of(
        "UPN,Contact Surname,Address,Court orders",
        f"{UPN},A,1 Oak Road,Non-molestation",
        f"{UPN},B,2 Oak Road,Yes",
        f"{UPN},C,3 Oak Road,see file",
        f"{UPN},D,4 Oak Road,01/03/2025",
        f"{UPN},E,5 Oak Road,2",
    )
    told = [(one.row, one.column, one.message) for one in contacts.problems]
    assert [(row, column) for row, column, _ in told] == [(2, "Court orders"), (5, "Court orders"), (6, "Court orders")]
    assert told[0][2].startswith("Rows 2 and 4 say neither yes nor no (words)")
    assert told[1][2].startswith("Row 5 says neither yes nor no (a date)")
    assert told[2][2].startswith("Row 6 says neither yes nor no (a number)")
    assert "molestation" not in repr(contacts.problems)


def test_a_right_in_other_words_is_unknown_and_told_and_a_joint_one_is_a_right():
    contacts = contacts_of(
        "UPN,Contact Surname,Address,Parental Responsibility,Lives with",
        f"{UPN},A,1 Oak Road,Joint,",
        f"{UPN},B,2 Oak Road,LA,",
        f"{UPN},C,3 Oak Road,,",
    )
    assert contacts.frame["parental_responsibility"].tolist() == [True, None, None]
    assert contacts.frame["rights_unclear"].tolist() == [None, True, None]
    (problem,) = contacts.problems
    assert (problem.row, problem.column) == (3, "Parental Responsibility")
    assert "not taken as a right to a letter" in problem.message


def test_columns_that_are_not_understood_are_named():
    contacts = contacts_of(
        "UPN,Contact Surname,Address,Collects,Shoe size,,Home telephone,Mobile", f"{UPN},A,1 Road,,,,,"
    )
    assert [one.message for one in contacts.problems] == ["2 columns were not used: Collects and Shoe size."]
    (one,) = contacts_of("UPN,Contact Surname,Address,Collects", f"{UPN},A,1 Road,Y").problems
    assert one.message == "1 column was not used: Collects."


def test_a_list_that_is_understood_whole_has_nothing_to_tell():
    assert contacts_of("UPN,Contact1 Name,Contact1 Address,Contact1 Court Order", f"{UPN},A,1 Road,No").problems == ()
