"""Counts in days, and what single systems do differently."""

import pytest

from analysis.ingest.contacts import read_contacts
from analysis.ingest.counts import NotACountError, read_days
from analysis.ingest.headings import counts_days, field_of
from analysis.ingest.problems import Severity
from tests.ingest.files import csv_of, messages, read_csv

FIGURES = ["possible", "attended", "authorised", "unauthorised"]


@pytest.mark.parametrize(
    ("cell", "sessions"), [("13.5", 27), (13.5, 27), ("13", 26), ("0.5", 1), ("1,000.50", 2001), ("-", None)]
)
def test_a_day_is_two_sessions(cell, sessions):
    assert read_days(cell) == sessions


@pytest.mark.parametrize("cell", ["13.25", "abc", "-0.5"])
def test_a_quarter_of_a_day_is_no_session(cell):
    with pytest.raises(NotACountError):
        read_days(cell)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Possible days", "possible"),
        ("Days attended", "attended"),
        ("Authorised absence (days)", "authorised"),
        ("Unauthorised absences in days", "unauthorised"),
        ("No. of days present", "present"),
    ],
)
def test_a_heading_may_count_days(heading, field):
    assert field_of(heading) == field
    assert counts_days(heading)


@pytest.mark.parametrize("heading", ["Full days missed", "Days", "Class days", "Possible", "Day", "Holidays"])
def test_other_headings_count_no_days(heading):
    assert not counts_days(heading)


def test_counts_in_days_are_doubled_and_told():
    lines = ["Name,Possible days,Days attended,Authorised (days),Unauthorised days", '"Test, Zoë",36,34.5,1,0.5']
    export = read_csv(*lines, '"X, Y",36,36,0,0', "Total,72,70.5,1,0.5")
    assert export.totals[FIGURES].values.tolist() == [[72, 69, 2, 1], [72, 72, 0, 0]]
    assert [one.severity for one in export.problems] == [Severity.NOTE]
    assert '"Possible days", "Days attended", "Authorised (days)", "Unauthorised days": days' in messages(export)


def test_a_total_in_days_that_differs_is_told():
    lines = ["Name,Possible days,Days attended", '"Test, Zoë",36,34.5', "Total,36,35.5"]
    assert '"Total" is 71' in messages(read_csv(*lines))


def test_letters_over_parts_of_other_columns_are_known():
    export = read_csv("Name,Possible,Present,Authorised,Unauthorised,L,U,N", '"Test, Zoë",72,68,2,2,3,1,1')
    row = export.totals.iloc[0]
    assert (row["attended"], row["late"], row["unexplained"]) == (68, 3, 1)


def test_a_column_of_its_own_name_beats_a_letter():
    export = read_csv("Name,Possible,Present,Authorised,Unauthorised,L,Late", '"Test, Zoë",72,68,2,2,9,3')
    assert export.totals["late"].tolist() == [3]


def test_marks_of_lessons_are_not_the_register_and_are_told():
    export = read_csv("Name,Date,Period,Mark,Lesson/event", '"Test, Zoë",07/09/2026,AM,/,Maths')
    assert "marks of lessons" in messages(export)


def test_a_percentage_of_lessons_beside_that_of_the_register_is_no_matter():
    assert "marks of lessons" not in messages(read_csv("Name,Lesson %,Roll Call %", '"Test, Zoë",50,96.5'))


# Contacts side by side, as Bromcom has them

BROMCOM = (
    "StudentId,FirstName,LastName,Contact1 Name,Contact1 Telephone,Contact1Email,Contact1Relationship,"
    "Contact1ParentalResponsibility,Contact2 Name,Contact2 Telephone,Contact2Email,Contact2Relationship,"
    "Contact2ParentalResponsibility"
)


def test_contacts_side_by_side_become_one_row_each():
    row = "501,Zoë,O'Connor,Ms M O'Connor,07700 900001,m@example.org,Mother,Y,Mr J Núñez,07700 900002,,Father,N"
    frame = read_contacts(csv_of(BROMCOM, row), "x.csv").frame
    assert frame["mis_id"].tolist() == ["501", "501"]
    assert frame["priority"].tolist() == [1, 2]
    assert frame["contact_surname"].tolist() == ["Ms M O'Connor", "Mr J Núñez"]
    assert frame["phone"].tolist() == ["07700 900001", "07700 900002"]
    assert frame["parental_responsibility"].tolist() == [True, False]
    assert frame["surname"].tolist() == ["O'Connor", "O'Connor"]


def test_the_empty_columns_of_a_second_contact_are_nobody():
    rows = ["501,Zoë,O'Connor,Ms M O'Connor,07700 900001,,Mother,Y,,,,,", ",,,Ms N,07700 900003,,Mother,Y,,,,,", ""]
    contacts = read_contacts(csv_of(BROMCOM, *rows, "502,Ann,Other,,,,,,,,,,"), "x.csv")
    assert len(contacts.frame) == 1
    assert [(one.row, one.message) for one in contacts.problems] == [
        (5, "No contact stands in this row."),
        (3, "No pupil is named in row 3; the contact was left out."),
    ]


def test_a_priority_of_its_own_beats_the_number_of_the_columns():
    frame = read_contacts(
        csv_of("UPN,Contact1 Name,Contact1 Relationship,Contact1 Priority", "B823000122001,Ms M,Mother,3"), "x"
    ).frame
    assert frame["priority"].tolist() == [3]
