"""Two children who may be one, and what speaks against it."""

from datetime import date

import pytest

from analysis.near_matches import Child, near_matches, reason_of
from analysis.pupils import Identity

BORN, BORN_LATER = date(2017, 5, 4), date(2017, 5, 5)
SURNAME = "same forename and date of birth, other surname"
NUMBER = "same MIS or admission number and surname, other forename"
DAY = "same name and number, another date of birth"
CLASS, LETTER, UPN = "same name, another class", "names one letter apart", "same UPN, another name"


def child(name="Byron, Ada", group="Year 3", year="2025/26", number=1, born=None, **identity):
    return Child(number, Identity(name, date_of_birth=born, **identity), group, year)


@pytest.mark.parametrize(
    ("gone", "new", "reason"),
    [
        (child(born=BORN), child("King, Ada", born=BORN), SURNAME),
        (child(born=BORN), child("King, Ada", born=BORN_LATER), None),
        (child(born=BORN), child("King, Ben", born=BORN), None),
        (child(born=BORN), child("King, Ada"), None),
        (child(born=BORN, upn="A1"), child("King, Ada", born=BORN, upn="B2"), None),
        (child(born=BORN, upn="A1"), child("King, Ada", born=BORN, upn="B2Z"), SURNAME),
        (child(born=BORN, mis_id="1"), child("King, Ada", born=BORN, mis_id="2"), SURNAME),
        (child(upn="A1"), child("Hill, Sam", upn="A1"), UPN),
        (child(upn="A1", born=BORN), child("Byron, Ben", upn="A1", born=BORN_LATER), UPN),
        (child("Hill, William", mis_id="7"), child("Hill, Bill", mis_id="007"), NUMBER),
        (child("Hill, William", mis_id="7"), child("King, Bill", mis_id="7"), None),
        (child("Hill, William"), child("Hill, Bill"), None),
        (child(born=BORN, mis_id="7"), child(born=BORN_LATER, mis_id="007"), DAY),
        (child(born=BORN, mis_id="7"), child("Byron, Ben", born=BORN_LATER, mis_id="7"), None),
        (child(class_name="3A"), child(class_name="3B"), CLASS),
        (child(), child("Ada Byron"), CLASS),
        (child(), child(group="Year 4"), None),
        (child(), child(group="Year 4", year="2026/27"), CLASS),
        (child(), child(year="2026/27"), None),
        (child(), child(group=None), CLASS),
        (child(group=None), child(), CLASS),
        (child(year=None), child(group="Year 4"), CLASS),
        (child(year=None), child(), CLASS),
        (child(), child(group="Year 5", year=None), None),
        (child(mis_id="1"), child(mis_id="2"), None),
        (child(mis_id="1"), child(), CLASS),
        (child(born=BORN), child(born=BORN_LATER), None),
        (child("Bryon, Ada"), child(), LETTER),
        (child("Bryon, Ada", upn="A1"), child(), LETTER),
        (child("Bryon, Ada", upn="A1Z"), child(upn="B2"), None),
        (child("Bryon, Ada"), child(group="Year 6"), None),
        (child("Bryon, Ida"), child(), None),
        (child(""), child("", group="Year 3"), None),
        (child(), child("", born=BORN), None),
    ],
)
def test_a_pair_may_be_one_child_for_a_reason_in_words(gone, new, reason):
    assert reason_of(gone, new) == reason


def test_every_pair_with_a_reason_is_offered():
    gone = [child(number=1), child("Hill, Sam", number=2), child(number=3)]
    found = near_matches(gone, [child(number=8, class_name="3B"), child("New, Kit", number=9)])
    assert [(one.gone, one.new, one.reason) for one in found] == [(1, 8, CLASS), (3, 8, CLASS)]
