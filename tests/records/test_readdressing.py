"""A person confirms whom a released letter goes to: the release stays as it was, the last word on it counts."""

from datetime import date

import pytest

from analysis.records.audit import load_audit_trail
from analysis.records.corrections import load_corrections, record_correction, take_correction_back
from analysis.records.decisions import DecisionKind, load_decision_history, load_decisions, record_releases, take_back
from analysis.records.imports import record_import
from analysis.records.pupils import number_pupils
from analysis.records.readdressing import record_readdressed
from analysis.records.sending import record_returned, record_sent
from analysis.records.store import Store
from tests.records.records_of import MONDAY, TUESDAY, a_record

TERM, DAY = "Summer 2025-26", date(2026, 7, 20)
OLD, NEW, NEWER = ({"addressees": [{"names": name}], "obstacle": "", "orders": 0} for name in ("Ms A", "Ms B", "Ms C"))
RELEASE = {"letter": "concern_amber", "addressed": OLD}


@pytest.fixture
def school(store: Store) -> Store:
    """Records with the pupils 1 and 2, whose letters are released as decisions 1 and 2."""
    number = record_import(store, a_record(), "Ada", MONDAY)
    number_pupils(store, number, lambda _: [(None, {"upn": upn}) for upn in "AB"], MONDAY)
    record_releases(store, TERM, {1: RELEASE, 2: RELEASE}, "Ada", MONDAY)
    return store


def goes_to(store: Store) -> dict[int, object]:
    return {pupil: one.value["addressed"] for pupil, one in load_decisions(store, TERM).items()}


def test_a_letter_goes_to_whom_a_person_confirmed_last(school: Store) -> None:
    assert record_readdressed(school, 1, NEW, "Bob", TUESDAY)
    assert goes_to(school) == {1: NEW, 2: OLD}
    assert record_readdressed(school, 1, NEWER, "Bob", TUESDAY)
    assert goes_to(school) == {1: NEWER, 2: OLD}


def test_the_release_stays_as_it_was_and_keeps_its_number(school: Store) -> None:
    record_readdressed(school, 1, NEW, "Bob", TUESDAY)
    first, _, confirmed = load_decision_history(school)
    assert first.value == RELEASE
    assert (confirmed.kind, confirmed.by, confirmed.pupil) == (DecisionKind.READDRESSED, "Bob", 1)
    assert load_decisions(school, TERM)[1].number == first.number
    assert load_audit_trail(school)[-1].what == "address confirmed"
    assert "Ms" not in str(load_audit_trail(school)[-1].details)


def test_a_release_taken_back_takes_its_confirmed_address_with_it(school: Store) -> None:
    record_readdressed(school, 1, NEW, "Bob", TUESDAY)
    assert take_back(school, TERM, 1, "Bob", TUESDAY)
    assert not record_readdressed(school, 1, NEWER, "Bob", TUESDAY)
    record_releases(school, TERM, {1: RELEASE}, "Ada", TUESDAY)
    assert goes_to(school)[1] == OLD


def test_a_letter_under_way_keeps_its_address_and_one_that_came_back_gets_another(school: Store) -> None:
    record_sent(school, [1], DAY, "by post", "Ada", MONDAY)
    assert not record_readdressed(school, 1, NEW, "Bob", TUESDAY)
    record_returned(school, 1, DAY, "gone away", "Ada", MONDAY)
    assert record_readdressed(school, 1, NEW, "Bob", TUESDAY)
    assert goes_to(school)[1] == NEW


def test_a_correction_is_addressed_by_itself(school: Store) -> None:
    record_correction(school, TERM, 1, RELEASE, "Ada", MONDAY)
    (number,) = [one.number for one in load_corrections(school, TERM).values()]
    assert record_readdressed(school, number, NEW, "Bob", TUESDAY)
    assert load_corrections(school, TERM)[1].value["addressed"] == NEW
    assert goes_to(school)[1] == OLD
    take_correction_back(school, TERM, 1, "Bob", TUESDAY)
    assert not record_readdressed(school, number, NEWER, "Bob", TUESDAY)


def test_a_release_of_before_addresses_were_kept_is_not_readdressed(school: Store) -> None:
    take_back(school, TERM, 1, "Bob", TUESDAY)
    record_releases(school, TERM, {1: {"letter": "concern_amber"}}, "Ada", TUESDAY)
    number = load_decisions(school, TERM)[1].number
    assert not record_readdressed(school, number, NEW, "Bob", TUESDAY)
    assert not record_readdressed(school, 99, NEW, "Bob", TUESDAY)
