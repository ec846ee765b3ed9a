"""Rows of contacts and circumstances: whose each is, and what is said of nobody's."""

import pandas as pd
import pytest

from analysis.lists import people_of, place_rows
from analysis.pupils import Identity, Roll

PUPILS = [
    Identity("Byron, Ada", "A1", "0001", "4A"),
    Identity("Hill, Sam", "B2", "0002", "4A"),
    Identity("Hill, Sam", "C3", "0003", "5B"),
    Identity("Gone, Eve", "D4", "0004", "6C"),
    Identity("", "E5"),
]
HERE = {0, 1, 2}
TODO = "Check the UPN, the name and the class, and load the list again."
COLUMNS = ("upn", "mis_id", "surname", "forename", "name", "class_name", "row")


def placed(*rows, by_name=True):
    roll = Roll()
    roll.match(PUPILS)
    frame = pd.DataFrame([{"row": place} | row for place, row in enumerate(rows, start=7)], columns=list(COLUMNS))
    frame = frame.astype(object).where(frame.notna(), None)
    people, doubts = place_rows("list.csv", frame, roll, HERE, by_name=by_name)
    return people, [(one.message, one.done, one.severity) for one in doubts]


ADA = {"surname": "Byron", "forename": "Ada"}


def test_a_row_that_finds_its_child_leaves_no_doubt():
    assert placed(ADA | {"upn": "A1"}, {"upn": "A1"}, ADA | {"mis_id": "1"}) == ([0, 0, 0], [])


def test_a_name_that_the_list_does_not_split_is_a_name():
    assert placed({"name": "Ada Byron", "class_name": "4A"}, by_name=False) == ([0], [])


def test_a_circumstance_reaches_a_child_by_a_name_that_nobody_else_has():
    assert placed(ADA) == ([0], [])
    assert placed(ADA | {"upn": "Z9"}) == ([0], [])


def test_a_contact_never_reaches_a_child_by_name_alone():
    sentence = f"Row 7: Byron, Ada is in the attendance with another UPN, number or class. {TODO}"
    assert placed(ADA, by_name=False) == ([None], [(sentence, "not used", "note")])


def test_an_identifier_of_another_child_is_not_believed_but_a_name_of_its_own_is():
    people, (doubt,) = placed(ADA | {"upn": "B2"})
    assert people == [0]
    assert doubt == (
        "Row 7: The UPN B2 stands beside Byron, Ada, but in the attendance beside Hill, Sam. The name, which nobody "
        "else here has, was believed. Please check it.",
        "used by name",
        "warning",
    )


@pytest.mark.parametrize("by_name", [True, False])
@pytest.mark.parametrize(
    ("identifier", "words"), [({"upn": "A1"}, "UPN A1"), ({"mis_id": "1"}, "MIS or admission number 1")]
)
def test_an_identifier_of_another_child_beside_a_strangers_name_reaches_nobody(by_name, identifier, words):
    people, (doubt,) = placed({"surname": "New", "forename": "Kit"} | identifier, by_name=by_name)
    assert people == [None]
    assert doubt == (
        f"Row 7: The {words} stands beside New, Kit, but in the attendance beside Byron, Ada. {TODO}",
        "not used",
        "warning",
    )


def test_a_name_that_two_children_have_waits_for_more():
    people, (doubt,) = placed({"surname": "Hill", "forename": "Sam"})
    assert people == [None]
    assert doubt[0] == "Row 7: 2 children here are called Hill, Sam: add the UPN or the class to the list."
    assert placed({"surname": "Hill", "forename": "Sam", "class_name": "5B"})[0] == [2]


@pytest.mark.parametrize(("by_name", "severity"), [(True, "warning"), (False, "note")])
def test_all_rows_about_a_stranger_are_named_at_once(by_name, severity):
    kit = {"surname": "New", "forename": "Kit", "upn": "Z9"}
    _, doubts = placed(kit, ADA | {"upn": "A1"}, kit, by_name=by_name)
    assert doubts == [(f"Rows 7 and 9: New, Kit is nobody in the attendance loaded. {TODO}", "not used", severity)]


@pytest.mark.parametrize(
    ("row", "who"),
    [
        ({"upn": "Z9"}, "The UPN Z9"),
        ({"mis_id": "99"}, "The MIS or admission number 99"),
        ({}, "A row without a name"),
    ],
)
def test_a_stranger_without_a_name_is_named_by_what_the_row_says(row, who):
    assert placed(row)[1][0][0] == f"Row 7: {who} is nobody in the attendance loaded. {TODO}"


def test_a_child_of_another_term_is_known_and_not_here():
    sentence = "Row 7: Gone, Eve is in neither of the terms compared."
    assert placed({"upn": "D4"}) == ([3], [(sentence, "not used", "note")])
    assert placed({"upn": "E5"})[1][0][0] == "Row 7: The UPN E5 is in neither of the terms compared."
    assert placed({"surname": "Gone", "forename": "Eve"})[0] == [None]


def test_rows_whose_place_was_not_kept_are_named_without_it():
    assert placed({"upn": "Z9", "row": None})[1][0][0].startswith("The UPN Z9 is nobody")


@pytest.mark.parametrize(
    ("row", "by_name", "person"),
    [
        (ADA | {"upn": "A1"}, False, 0),
        ({"upn": "A1", "surname": "New", "forename": "Kit"}, False, 0),
        (ADA, True, 0),
        (ADA, False, -1),
        ({"surname": "Hill", "forename": "Sam"}, True, -1),
        ({"surname": "Gone", "forename": "Eve"}, True, 3),
    ],
)
def test_whose_data_a_row_holds_is_told_by_the_upn_or_the_name_where_nobody_else_has_it(row, by_name, person):
    roll = Roll()
    roll.match(PUPILS)
    frame = pd.DataFrame([row, row], columns=list(COLUMNS)).astype(object)
    assert people_of(frame.where(frame.notna(), None), roll, by_name=by_name) == [person, person]
