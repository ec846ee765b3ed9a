"""A released letter stops for what whoever released it could not know, and for nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.rules.addressees import Addressee, Contact, addressee_alone, addressees_of, parent_or_carer_of, person_key
from analysis.rules.reach import Obstacle, obstacle_of
from analysis.rules.stops import WHAT_TO_DO, WHAT_TO_DO_WITH_CORRECTION, Addressed, KnownSince, Stop, why_stopped

MAEVE = Contact(
    "Ms", "Maeve", "Other", "Mother", 1, parental_responsibility=True, address="1 Oak Road", postcode="ZZ99 1AA"
)
NOEL = replace(MAEVE, title="Mr", forename="Noel", surname="Else", relationship="Father", priority=2)
AWAY = replace(NOEL, address="9 Elm Road")
GRAN = replace(MAEVE, forename="Gran", relationship="Grandmother", priority=3, parental_responsibility=None)
NOBODY = (parent_or_carer_of("Ada"),)


def addressed(*contacts, marked=True):
    """Whom a letter about Ada goes to with such contacts."""
    orders = sum(bool(one.court_order) for one in contacts)
    return Addressed(addressees_of(contacts, marked) or NOBODY, str(obstacle_of(contacts, marked) or ""), orders)


def since(*contacts, marked=True, **more):
    return KnownSince(addressed(*contacts, marked=marked), contacts, marked, **more)


def stop(released, now, *flags):
    return why_stopped(released, flags, now)


NO_CONTACTS = KnownSince(Addressed(NOBODY))
BARRED = {"court_order": True}


@pytest.mark.parametrize("contacts", [(MAEVE,), (MAEVE, NOEL), (MAEVE, AWAY), (MAEVE, GRAN), (GRAN,)])
def test_a_letter_goes_while_nothing_changed(contacts):
    assert stop(addressed(*contacts), since(*contacts)) is None


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ((MAEVE,), (replace(MAEVE, **BARRED),), Stop.COURT_ORDER),
        ((MAEVE, NOEL), (MAEVE, replace(NOEL, **BARRED)), Stop.COURT_ORDER),
        ((MAEVE, AWAY), (MAEVE, replace(AWAY, **BARRED)), Stop.COURT_ORDER),
        # An order against somebody whom no letter goes to changes nothing.
        ((MAEVE, GRAN), (MAEVE, replace(GRAN, **BARRED)), None),
        # One row says so and another of the same person does not.
        ((MAEVE,), (MAEVE, replace(MAEVE, priority=2, **BARRED)), Stop.COURT_ORDER),
        ((MAEVE,), (replace(MAEVE, parental_responsibility=False),), Stop.NOT_ENTITLED),
        ((MAEVE,), (replace(MAEVE, parental_responsibility=None), NOEL), Stop.NOT_ENTITLED),
        ((MAEVE, NOEL), (MAEVE,), Stop.NOT_ENTITLED),
        ((MAEVE,), (), Stop.NOT_ENTITLED),
        # Somebody else moved in where Maeve lived, and Maeve is still listed: no new name.
        ((MAEVE,), (replace(MAEVE, parental_responsibility=False), NOEL), Stop.NOT_ENTITLED),
        ((MAEVE,), (replace(MAEVE, address="2 Oak Road"),), Stop.CHANGED),
        ((MAEVE,), (replace(MAEVE, postcode="ZZ99 1AB"),), Stop.CHANGED),
        ((MAEVE,), (replace(MAEVE, address=""),), Stop.CHANGED),
        ((MAEVE,), (replace(MAEVE, title="Dr"),), Stop.CHANGED),
        ((MAEVE,), (replace(MAEVE, language="Polish"),), Stop.CHANGED),
        ((MAEVE,), (replace(MAEVE, surname="Newname"),), Stop.CHANGED),
        ((MAEVE,), (replace(MAEVE, surname="Newname", address="2 Oak Road"),), Stop.NOT_ENTITLED),
        ((MAEVE,), (MAEVE, AWAY), Stop.CHANGED),
    ],
)
def test_a_named_letter_stops_for_those_it_names(before, now, expected):
    assert stop(addressed(*before), since(*now)) is expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ((replace(MAEVE, **BARRED),), Stop.COURT_ORDER),
        ((replace(MAEVE, **BARRED), NOEL), Stop.COURT_ORDER),
        ((replace(GRAN, **BARRED), replace(MAEVE, address="")), Stop.COURT_ORDER),
        ((GRAN,), Stop.NOT_ENTITLED),
        ((), Stop.NOT_ENTITLED),
        ((replace(MAEVE, address=""),), None),
        ((replace(MAEVE, address="no fixed abode"),), None),
        ((MAEVE,), Stop.CHANGED),
    ],
)
def test_a_letter_to_nobody_by_name_stops_where_the_first_contacts_say_so(now, expected):
    assert stop(Addressed(NOBODY), since(*now)) is expected


@pytest.mark.parametrize("contacts", [(replace(MAEVE, **BARRED),), (GRAN,), (), (replace(MAEVE, address=""),)])
def test_what_stood_on_the_screen_when_it_was_released_stops_nothing(contacts):
    assert stop(addressed(*contacts), since(*contacts), "no_contact") is None


def test_one_more_order_than_was_known_stops_a_letter_that_goes_by_hand():
    bare, father = replace(MAEVE, address=""), replace(NOEL, address="")
    known = addressed(bare, father)
    assert stop(known, since(bare, father), "no_contact") is None
    assert stop(known, since(bare, replace(father, **BARRED)), "no_contact") is Stop.COURT_ORDER
    assert stop(addressed(bare, replace(father, **BARRED)), since(bare, father), "no_contact") is None


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ((MAEVE,), None),
        ((replace(MAEVE, **BARRED), NOEL), None),
        ((replace(MAEVE, **BARRED),), Stop.COURT_ORDER),
        ((GRAN,), Stop.NOT_ENTITLED),
        ((replace(MAEVE, address=""),), None),
    ],
)
def test_an_older_release_that_does_not_say_whom_it_goes_to_stops_where_nobody_is_left(now, expected):
    assert stop(None, since(*now)) is expected
    assert stop(None, since(*now), "no_contact") is None


def test_contacts_taken_out_again_leave_a_letter_to_be_looked_at():
    assert stop(addressed(MAEVE), NO_CONTACTS) is Stop.CHANGED
    assert stop(Addressed(NOBODY), NO_CONTACTS) is None
    assert stop(None, NO_CONTACTS) is None


@pytest.mark.parametrize("flag", ["sensitive", "dsl_review"])
def test_a_hold_stops_a_letter_unless_its_release_knew(flag):
    held = since(MAEVE, held=True)
    assert stop(addressed(MAEVE), held) is Stop.HELD
    assert stop(None, held, "mitigating") is Stop.HELD
    assert stop(addressed(MAEVE), held, flag) is None
    moved = since(replace(MAEVE, address="2 Oak Road"), held=True)
    assert stop(addressed(MAEVE), moved, flag) is Stop.CHANGED


def in_care(*chosen, everybody=(MAEVE, GRAN)):
    found = tuple(map(addressee_alone, chosen)) or NOBODY
    return KnownSince(Addressed(found), everybody, True, in_care=True, chosen=chosen)


def test_a_letter_about_a_child_in_care_goes_to_those_chosen_only():
    assert stop(in_care(GRAN).addressed, in_care(GRAN)) is None
    assert stop(in_care(GRAN).addressed, in_care(MAEVE)) is Stop.IN_CARE
    assert stop(in_care(GRAN).addressed, in_care()) is Stop.IN_CARE
    assert stop(in_care(GRAN).addressed, replace(in_care(GRAN), chosen=None)) is Stop.IN_CARE
    assert stop(None, replace(in_care(GRAN), chosen=None)) is Stop.IN_CARE
    assert stop(in_care().addressed, in_care()) is None
    assert stop(in_care(GRAN).addressed, in_care(GRAN, MAEVE)) is Stop.CHANGED


def test_a_child_who_came_into_care_since_is_not_written_about_to_a_parent():
    assert stop(addressed(MAEVE), in_care(GRAN)) is Stop.IN_CARE


def test_every_stop_says_what_to_do():
    assert set(WHAT_TO_DO) == set(WHAT_TO_DO_WITH_CORRECTION) == set(Stop)


CONTACTS = st.lists(
    st.builds(
        replace,
        st.sampled_from([MAEVE, NOEL, AWAY, GRAN]),
        court_order=st.sampled_from([None, True]),
        parental_responsibility=st.sampled_from([None, True]),
        address=st.sampled_from(["", "1 Oak Road", "9 Elm Road"]),
    ),
    max_size=4,
    unique_by=person_key,
)


@settings(max_examples=100)
@given(CONTACTS, CONTACTS)
def test_a_letter_that_may_go_is_addressed_as_one_released_today_and_to_nobody_barred(before, now):
    was, known = addressed(*before), since(*now)
    found = stop(was, known)
    barred = {person_key(one) for one in now if one.court_order}
    if found is None:
        assert was.addressees == known.addressed.addressees
        assert not barred & {key for one in was.addressees for key in one.people}
    if obstacle_of(now, True) is Obstacle.COURT_ORDER and was.obstacle != Obstacle.COURT_ORDER:
        assert found is not None
    assert found is None or stop(known.addressed, known) is None


def test_what_is_printed_makes_two_addressees_one():
    one = Addressee("Ms Other", "Ms Other", ("1 Oak Road",), people=("maeve other",))
    assert one == replace(one, people=("m other",))
