"""What a letter can be posted to, and what offices write where they know no address."""

import pytest

from analysis.rules.addresses import has_postcode, is_address


@pytest.mark.parametrize(
    "text",
    ["1 Oak Road", "1 Oak Road\nTestford\nZZ99 1AA", "The Refuge", "Flat 2", "Unknown Warrior Close", "None Such House",
     "12, ZZ99 1AA", "1 Same Street", "c/o 1 Oak Road", "Ditton House", "Ulica Dębowa 1, Kraków", "1 Abroad Lane"],
)  # fmt: skip
def test_an_address_is_one(text):
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    ["", "  ", "\n", "-", "?", ".", "XXX", "unknown", "Not known", "UNKNOWN,", "No fixed abode", "nfa",
     "n/a", "TBC", "Address withheld", "Confidential", "As above", "Same as mother", "Unknown, Harrowmere",
     "unknown\nTestford\nZZ99 1AA", "Family has no fixed address at present", "Gone away 3/26", "ZZ99 1AA", "zz991aa"],
)  # fmt: skip
def test_what_stands_in_place_of_an_address_is_none(text):
    assert not is_address(text)


@pytest.mark.parametrize(
    ("address", "postcode", "there"),
    [("1 Oak Road", "ZZ99 1AA", True), ("1 Oak Road, zz991aa", "", True), ("1 Oak Road", "", False),
     ("1 Oak Road", "ZZ99", False), ("1 Oak Road", "none", False)],
)  # fmt: skip
def test_a_postcode_stands_in_its_own_column_or_in_the_address(address, postcode, there):
    assert has_postcode(address, postcode) is there
