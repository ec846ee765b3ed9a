from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import delete, update

from analysis.records.audit import load_audit_trail
from analysis.records.circumstances import (
    amend_circumstance,
    load_circumstance_history,
    load_circumstances,
    record_circumstances,
    remove_circumstance,
)
from analysis.records.errors import RecordsError
from analysis.records.imports import record_import
from analysis.records.pupils import number_pupils
from analysis.records.schema import CIRCUMSTANCES, PUPILS
from analysis.records.store import Store
from analysis.rules.circumstances import Circumstance
from tests.records.records_of import MONDAY, TUESDAY, a_record

ILL = Circumstance("long_term_illness", date(2026, 1, 12), review=date(2026, 9, 30), seen_by="office")
LOSS = Circumstance("bereavement", date(2026, 3, 3), date(2026, 4, 24), seen_by="slt")
FILE = "Medical folder"


@pytest.fixture(autouse=True)
def two_pupils(store: Store) -> None:
    autumn = record_import(store, a_record(), "Ada", MONDAY)
    number_pupils(store, autumn, lambda _: [(None, {"name": name}) for name in ("Ash", "Birch")], MONDAY)


def standing(store: Store) -> dict[int, tuple[int, Circumstance, str]]:
    return {number: (one.pupil, one.circumstance, one.note) for number, one in load_circumstances(store).items()}


def trail(store: Store) -> list[tuple[str, int | None, object]]:
    return [(line.what, line.pupil, line.details) for line in load_audit_trail(store) if line.pupil]


def test_circumstances_stand_as_recorded_with_who_and_when(store: Store) -> None:
    assert record_circumstances(store, [(1, ILL, FILE), (2, LOSS, "")], "Ada", MONDAY) == (True, True)
    assert standing(store) == {1: (1, ILL, FILE), 2: (2, LOSS, "")}
    assert {(one.by, one.at) for one in load_circumstances(store).values()} == {("Ada", MONDAY)}


def test_the_same_is_not_added_twice_in_one_press_or_two(store: Store) -> None:
    longer = replace(ILL, end=date(2026, 5, 1))
    assert record_circumstances(store, [(1, ILL, FILE), (1, longer, "")], "Ada", MONDAY) == (True, False)
    assert record_circumstances(store, [(1, ILL, FILE), (2, ILL, FILE)], "Ben", TUESDAY) == (False, True)
    assert standing(store) == {1: (1, ILL, FILE), 2: (2, ILL, FILE)}


def test_a_later_version_takes_the_place_of_an_earlier_one_and_both_are_kept(store: Store) -> None:
    record_circumstances(store, [(1, ILL, FILE)], "Ada", MONDAY)
    ended = replace(ILL, end=date(2026, 7, 1))
    assert amend_circumstance(store, 1, replace(ILL, seen_by="dsl"), "Safe", "Ben", TUESDAY)
    assert amend_circumstance(store, 1, ended, "Safe", "Ben", TUESDAY)
    assert standing(store) == {1: (1, ended, "Safe")}
    assert [(one.number, one.what.value, one.note) for one in load_circumstance_history(store, 1)] == [
        (1, "circumstance added", FILE),
        (1, "circumstance amended", "Safe"),
        (1, "circumstance ended", "Safe"),
    ]
    assert load_circumstance_history(store, 2) == ()


def test_what_is_said_already_is_no_version(store: Store) -> None:
    record_circumstances(store, [(1, ILL, FILE)], "Ada", MONDAY)
    assert not amend_circumstance(store, 1, ILL, FILE, "Ben", TUESDAY)
    assert len(load_circumstance_history(store, 1)) == 1


def test_what_is_removed_counts_no_more_cannot_be_changed_and_can_be_recorded_anew(store: Store) -> None:
    record_circumstances(store, [(1, ILL, FILE)], "Ada", MONDAY)
    assert remove_circumstance(store, 1, "Ben", TUESDAY)
    assert standing(store) == {}
    assert not remove_circumstance(store, 1, "Ben", TUESDAY)
    assert not amend_circumstance(store, 1, LOSS, FILE, "Ben", TUESDAY)
    assert record_circumstances(store, [(1, ILL, FILE)], "Ada", TUESDAY) == (True,)
    assert len(standing(store)) == 1


def test_the_audit_trail_has_each_version_by_number_and_nothing_of_what_it_says(store: Store) -> None:
    record_circumstances(store, [(2, ILL, FILE)], "Ada", MONDAY)
    amend_circumstance(store, 1, replace(ILL, end=date(2026, 7, 1)), FILE, "Ben", TUESDAY)
    remove_circumstance(store, 1, "Ben", TUESDAY)
    assert trail(store) == [
        ("circumstance added", 2, {}),
        ("circumstance ended", 2, {}),
        ("circumstance removed", 2, {}),
    ]


def test_a_pupil_who_was_never_numbered_is_refused_and_nothing_is_kept(store: Store) -> None:
    with pytest.raises(RecordsError):
        record_circumstances(store, [(1, ILL, FILE), (9, ILL, FILE)], "Ada", MONDAY)
    assert standing(store) == {}


def test_a_nameless_hand_and_a_time_without_a_zone_are_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="name"):
        record_circumstances(store, [(1, ILL, FILE)], " ", MONDAY)
    with pytest.raises(ValueError, match="zone"):
        record_circumstances(store, [(1, ILL, FILE)], "Ada", MONDAY.replace(tzinfo=None))


def test_child_protection_is_refused_whoever_asks(store: Store) -> None:
    protected = replace(ILL, kind="child_in_need_or_protection_plan")
    with pytest.raises(ValueError, match="child protection"):
        record_circumstances(store, [(1, ILL, FILE), (2, protected, FILE)], "Ada", MONDAY)
    assert standing(store) == {}
    record_circumstances(store, [(1, ILL, FILE)], "Ada", MONDAY)
    (number,) = standing(store)
    with pytest.raises(ValueError, match="child protection"):
        amend_circumstance(store, number, protected, FILE, "Ada", MONDAY)


def test_the_database_itself_refuses_to_rewrite_a_version(store: Store) -> None:
    record_circumstances(store, [(1, ILL, FILE)], "Ada", MONDAY)
    with pytest.raises(RecordsError), store.writing() as connection:
        connection.execute(update(CIRCUMSTANCES).values(note="another"))
    assert standing(store) == {1: (1, ILL, FILE)}


def test_circumstances_go_with_the_pupil(store: Store) -> None:
    record_circumstances(store, [(1, ILL, FILE), (2, LOSS, FILE)], "Ada", MONDAY)
    with store.writing() as connection:
        connection.execute(delete(PUPILS).where(PUPILS.c.number == 1))
    assert standing(store) == {2: (2, LOSS, FILE)}
