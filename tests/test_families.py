"""Children who share an address are offered to a person as siblings, and never taken for them."""

import pytest

from analysis.families import (
    MOST_CHILDREN,
    Household,
    address_key,
    answers_for,
    covered_by_hold,
    families,
    households,
    undecided,
    with_orders_of_siblings,
)
from analysis.rules.addressees import Contact

ADA, BEN, CY, DEE = range(4)


def at(address: str, **more: str) -> tuple[Contact, ...]:
    return (Contact(address=address, **more),)


def together(*homes: tuple[Contact, ...], surnames: tuple[str, ...] = ("Byron",) * 9) -> list[tuple[int, ...]]:
    found = households(dict(enumerate(homes)), {child: surnames[child] for child in range(len(homes))})
    return [one.children for one in found]


@pytest.mark.parametrize(
    "address",
    ["1 Oak Road\nTestford\nZZ99 1AA", "1 oak rd., Testford ZZ991AA", "1  Oak Road Testford", "1 OAK RD TESTFORD"],
)
def test_one_address_in_several_spellings_is_one_household(address):
    assert together(at("1 Oak Road, Testford", postcode="ZZ99 1AA"), at(address, postcode="zz991aa")) == [(ADA, BEN)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Flat 1, 12 Oak Road", "Flat 11, 2 Oak Road"),
        ("1 Oak Road", "2 Oak Road"),
        ("1 Oak Road", "1 Oak Street"),
        ("1 Oak Road ZZ99 1AA", "1 Oak Road ZZ99 1AB"),
        ("", ""),
    ],
)
def test_two_addresses_are_two_households(one, other):
    assert together(at(one), at(other)) == []


def test_an_address_without_any_text_is_no_address():
    assert address_key(Contact(address=" ", postcode="ZZ99 1AA")) == ""


def test_one_child_alone_and_a_child_who_is_not_on_roll_make_no_household():
    contacts = {ADA: at("1 Oak Road") * 2, BEN: at("1 Oak Road")}
    assert households(contacts, {ADA: "Byron"}) == ()
    assert households({}, {ADA: "Byron", BEN: "Byron"}) == ()


def test_the_same_surname_is_a_reason_and_no_condition():
    contacts = {ADA: at("1 Oak Road"), BEN: at("1 Oak Road")}
    assert households(contacts, {ADA: "Byron", BEN: "BYRON"}) == (Household("1 Oak Road", (ADA, BEN), True),)
    assert households(contacts, {ADA: "Byron", BEN: "Lovelace"})[0].same_surname is False


@pytest.mark.parametrize("relationship", ["Social Worker", "Local authority", "Childminder"])
def test_the_address_of_an_office_is_no_home(relationship):
    assert together(at("County Hall", relationship=relationship), at("County Hall", relationship=relationship)) == []


def test_two_homes_of_the_same_children_are_offered_once():
    both = (*at("1 Oak Road"), *at("2 Elm Road"))
    assert together(both, both) == [(ADA, BEN)]
    assert households({ADA: both, BEN: both}, {ADA: "A", BEN: "B"})[0].address == "1 Oak Road"


def test_more_than_six_children_at_one_address_are_listed_and_never_offered():
    most, more = (households({n: at("1 Oak Road") for n in range(k)}, dict.fromkeys(range(k), "A")) for k in (6, 7))
    assert MOST_CHILDREN == 6
    assert (most[0].is_offered, more[0].is_offered) == (True, False)
    assert (undecided(most, {}), undecided(more, {})) == (most, ())


def test_a_household_is_asked_about_until_every_two_of_it_have_an_answer():
    one = Household("1 Oak Road", (ADA, BEN, CY), False)
    assert undecided([one], {(ADA, BEN): True}) == (one,)
    answers = answers_for(one, {ADA, BEN})
    assert answers == {(ADA, BEN): True, (ADA, CY): False, (BEN, CY): False}
    assert undecided([one], answers) == ()
    assert set(answers_for(one, set()).values()) == {False}


def test_a_brothers_sister_is_in_the_family_too():
    assert families({(ADA, BEN): True, (CY, DEE): True, (BEN, CY): True, (7, 8): False}) == ((ADA, BEN, CY, DEE),)
    assert families({(ADA, BEN): True, (CY, DEE): True}) == ((ADA, BEN), (CY, DEE))
    assert families({}) == ()


def test_a_hold_covers_siblings_wherever_they_live_and_whoever_shares_the_address():
    contacts = {ADA: at("1 Oak Road"), BEN: at("1 Oak Rd"), CY: at("2 Elm Road"), DEE: at("3 Ash Road")}
    assert covered_by_hold({ADA}, contacts, {(ADA, CY): True, (ADA, DEE): False}) == {ADA, BEN, CY}
    assert covered_by_hold(set(), contacts, {(ADA, CY): True}) == frozenset()


def test_a_hold_does_not_spread_through_an_office_or_a_blank_address():
    office = at("County Hall", relationship="Social worker")
    assert covered_by_hold({ADA}, {ADA: (*office, *at("")), BEN: (*office, *at(""))}, {}) == {ADA}


def test_a_hold_covers_everybody_at_an_address_however_many_live_there():
    contacts = {child: at("The Refuge") for child in range(9)}
    assert covered_by_hold({ADA}, contacts, {}) == frozenset(range(9))


def test_whom_an_order_bars_for_one_child_is_barred_for_a_confirmed_sibling_and_for_nobody_else():
    father, mother = Contact(forename="Bob", surname="Byron", address="1 Oak Road"), Contact(forename="Ann")
    barred = Contact(forename="BOB", surname="Byron", court_order=True)
    contacts = {ADA: (barred, Contact(court_order=True)), BEN: (father, mother, Contact()), CY: (father,)}
    orders = [[one.court_order for one in with_orders_of_siblings(child, contacts, [(ADA, BEN)])]
              for child in (BEN, CY, DEE)]  # fmt: skip
    assert orders == [[True, None, None], [None], []]
    assert with_orders_of_siblings(BEN, contacts, []) == contacts[BEN]


def test_two_children_of_no_fixed_abode_share_no_home():
    assert together(at("No fixed abode"), at("No fixed abode")) == []
