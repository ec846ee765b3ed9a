"""Why a letter cannot be posted to a family, one case a line, and who of a family it does not reach."""

from dataclasses import replace

import pytest

from analysis.rules.addressees import Contact
from analysis.rules.reach import WHAT_TO_DO, Obstacle, left_out, obstacle_of, without_postcode

MOTHER = Contact("Ms", "Ada", "Byron", priority=1, parental_responsibility=True, address="1 Oak Road ZZ99 1AA")
FATHER = replace(MOTHER, title="Mr", forename="Bob", priority=2)
SECOND = Contact(surname="Aunt", priority=2, address="1 Oak Road")


@pytest.mark.parametrize(
    ("contacts", "marked", "expected"),
    [
        ([MOTHER], True, None),
        ([replace(MOTHER, parental_responsibility=False, care_of_child=True)], True, None),
        ([replace(MOTHER, court_order=True), FATHER], True, None),
        ([replace(MOTHER, address="unknown"), FATHER], True, None),
        ([], True, Obstacle.NOBODY_LISTED),
        ([SECOND], False, Obstacle.NO_FIRST_PRIORITY),
        ([SECOND], True, Obstacle.NO_RIGHTS),
        ([replace(SECOND, rights_unclear=True)], True, Obstacle.RIGHTS_UNCLEAR),
        ([replace(MOTHER, court_order=True), SECOND], True, Obstacle.COURT_ORDER),
        ([MOTHER, replace(MOTHER, court_order=True)], True, Obstacle.COURT_ORDER),
        ([replace(MOTHER, court_order=True), replace(FATHER, address="")], True, Obstacle.NO_ADDRESS),
        ([replace(MOTHER, address="")], True, Obstacle.NO_ADDRESS),
        ([replace(MOTHER, address=""), replace(FATHER, address="NFA")], True, Obstacle.NOT_AN_ADDRESS),
    ],
)
def test_why_no_letter_can_be_posted(contacts, marked, expected):
    assert obstacle_of(contacts, marked) == expected


def test_every_obstacle_says_what_to_do():
    assert set(WHAT_TO_DO) == set(Obstacle)


@pytest.mark.parametrize(
    ("contacts", "marked", "expected"),
    [
        ([MOTHER, FATHER], True, ()),
        ([MOTHER, replace(FATHER, address="unknown")], True, ("Mr Bob Byron",)),
        ([MOTHER, replace(FATHER, address=""), replace(FATHER, address="")], True, ("Mr Bob Byron",)),
        ([MOTHER, replace(FATHER, address=""), FATHER], True, ()),  # the same person has an address in another row
        ([MOTHER, replace(FATHER, address="", court_order=True)], True, ()),
        ([MOTHER, replace(FATHER, address="", parental_responsibility=False)], True, ()),
        ([replace(MOTHER, address=""), replace(FATHER, address="")], True, ()),  # nobody is reached: an obstacle
        ([MOTHER, replace(FATHER, address="", priority=1)], False, ()),
    ],
)
def test_a_parent_without_an_address_is_named_where_a_letter_reaches_another(contacts, marked, expected):
    assert left_out(contacts, marked) == expected


def test_an_address_without_a_postcode_is_named_where_a_letter_would_go_there():
    bare = replace(FATHER, address="2 Elm Road")
    assert without_postcode([MOTHER, bare, replace(bare, forename="Cy", court_order=True)], True) == ("Mr Bob Byron",)
