from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from analysis.records.audit import load_audit_trail
from analysis.records.decisions import (
    DecisionKind,
    load_decision_history,
    load_decisions,
    record_hold,
    record_releases,
    take_back,
)
from analysis.records.errors import RecordsError
from analysis.records.imports import record_import
from analysis.records.pupils import number_pupils
from analysis.records.store import Store
from tests.records.records_of import MONDAY, TUESDAY, a_record

TERM = "Summer 2025-26"
RELEASE = {"letter": "concern", "rule": "amber_from_green", "attended": 98, "possible": 110, "flags": []}


@pytest.fixture
def school(store: Store) -> Store:
    """Records with the pupils 1, 2 and 3."""
    number = record_import(store, a_record(), "Ada", MONDAY)
    number_pupils(store, number, lambda _: [(None, {"upn": upn}) for upn in "ABC"], MONDAY)
    return store


def test_a_release_reads_back_as_it_was_decided(school: Store) -> None:
    assert record_releases(school, TERM, {1: RELEASE, 2: RELEASE}, "Ada", MONDAY) == (1, 2)
    standing = load_decisions(school, TERM)
    assert standing.keys() == {1, 2}
    assert (standing[1].kind, standing[1].value, standing[1].by, standing[1].at) == (
        DecisionKind.RELEASED,
        RELEASE,
        "Ada",
        MONDAY,
    )


def test_decisions_belong_to_their_term(school: Store) -> None:
    record_releases(school, TERM, {1: RELEASE}, "Ada", MONDAY)
    assert load_decisions(school, "Spring 2025-26") == {}
    record_releases(school, "Spring 2025-26", {1: RELEASE}, "Ada", MONDAY)
    assert [decision.term for decision in load_decision_history(school)] == [TERM, "Spring 2025-26"]


def test_a_letter_is_released_once(school: Store) -> None:
    record_releases(school, TERM, {1: RELEASE}, "Ada", MONDAY)
    assert record_releases(school, TERM, {1: {}, 2: RELEASE}, "Ben", TUESDAY) == (2,)
    assert load_decisions(school, TERM)[1].by == "Ada"


def test_two_people_who_release_at_once_release_one_letter(school: Store) -> None:
    with ThreadPoolExecutor(2) as people:
        both = people.map(lambda by: record_releases(school, TERM, {1: RELEASE}, by, MONDAY), ["Ada", "Ben"])
    assert sorted(both) == [(), (1,)]
    assert len(load_decision_history(school, TERM)) == 1


def test_a_hold_stands_until_the_letter_is_released(school: Store) -> None:
    assert record_hold(school, TERM, 1, {"review_on": "2026-09-14"}, "Ada", MONDAY)
    assert load_decisions(school, TERM)[1].kind is DecisionKind.HELD
    record_releases(school, TERM, {1: RELEASE}, "Ada", TUESDAY)
    assert load_decisions(school, TERM)[1].kind is DecisionKind.RELEASED
    assert not record_hold(school, TERM, 1, {}, "Ben", TUESDAY)
    assert load_decisions(school, TERM)[1].kind is DecisionKind.RELEASED


def test_what_is_taken_back_can_be_decided_again(school: Store) -> None:
    record_releases(school, TERM, {1: RELEASE}, "Ada", MONDAY)
    assert take_back(school, TERM, 1, "Ben", TUESDAY)
    assert not take_back(school, TERM, 1, "Ben", TUESDAY)
    assert load_decisions(school, TERM) == {}
    assert record_releases(school, TERM, {1: RELEASE}, "Ben", TUESDAY) == (1,)
    kinds = [decision.kind.value for decision in load_decision_history(school, TERM)]
    assert kinds == ["released", "taken back", "released"]


def test_only_the_decision_that_was_seen_is_taken_back(school: Store) -> None:
    record_hold(school, TERM, 1, {"review_on": "2026-09-14"}, "Ada", MONDAY)
    seen = load_decisions(school, TERM)[1].number
    record_releases(school, TERM, {1: RELEASE}, "Ben", TUESDAY)
    assert not take_back(school, TERM, 1, "Ada", TUESDAY, seen)
    assert load_decisions(school, TERM)[1].by == "Ben"
    assert take_back(school, TERM, 1, "Ada", TUESDAY, load_decisions(school, TERM)[1].number)


def test_the_trail_names_the_pupil_by_number(school: Store) -> None:
    record_hold(school, TERM, 3, {"review_on": "2026-09-14"}, "Ada", MONDAY)
    entry = load_audit_trail(school)[-1]
    assert (entry.what, entry.pupil, entry.details) == ("held", 3, {"term": TERM})


def test_a_decision_about_nobody_is_refused(school: Store) -> None:
    with pytest.raises(RecordsError):
        record_hold(school, TERM, 99, {}, "Ada", MONDAY)


def test_the_database_refuses_to_rewrite_a_decision(school: Store) -> None:
    record_releases(school, TERM, {1: RELEASE}, "Ada", MONDAY)
    with pytest.raises(RecordsError), school.writing() as connection:
        connection.execute(text("UPDATE decisions SET value = '{}'"))
    assert load_decisions(school, TERM)[1].value == RELEASE
