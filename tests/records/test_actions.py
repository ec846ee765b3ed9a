from datetime import date

import pytest
from sqlalchemy import delete, update

from analysis.records.actions import (
    ActionChange,
    Task,
    add_action,
    amend_action,
    close_action,
    load_action_history,
    load_actions,
)
from analysis.records.audit import load_audit_trail
from analysis.records.errors import RecordsError
from analysis.records.imports import record_import
from analysis.records.pupils import number_pupils
from analysis.records.schema import ACTIONS, PUPILS
from analysis.records.store import Store
from tests.records.records_of import MONDAY, TUESDAY, a_record

TERM = "2025/26 Summer"
CALL = Task("Call home about Mondays", "Mrs Reed", date(2026, 9, 14))
CLUB = Task("Open the breakfast club earlier", "Mr Cole", date(2026, 9, 30))
LATER = Task("Call home about Mondays", "Mrs Reed", date(2026, 10, 1))


@pytest.fixture(autouse=True)
def two_pupils(store: Store) -> None:
    autumn = record_import(store, a_record(), "Ada", MONDAY)
    number_pupils(store, autumn, lambda _: [(None, {"name": name}) for name in ("Ash", "Birch")], MONDAY)


@pytest.fixture
def agreed(store: Store) -> Store:
    assert (add_action(store, TERM, CALL, 1, "Ada", MONDAY), add_action(store, TERM, CLUB, None, "Ada", MONDAY)) == (
        1,
        2,
    )
    return store


def standing(store: Store) -> dict[int, tuple[Task, bool]]:
    return {number: (one.task, one.is_open) for number, one in load_actions(store).items()}


def test_an_action_stands_open_with_who_when_and_of_which_meeting(agreed: Store) -> None:
    assert standing(agreed) == {1: (CALL, True), 2: (CLUB, True)}
    said = load_actions(agreed)[1]
    assert (said.term, said.pupil, said.by, said.at) == (TERM, 1, "Ada", MONDAY)


def test_a_later_version_takes_the_place_of_an_earlier_one_and_both_are_kept(agreed: Store) -> None:
    assert amend_action(agreed, 1, LATER, "Ben", TUESDAY)
    assert standing(agreed)[1] == (LATER, True)
    history = [(one.number, one.what, one.task, one.by) for one in load_action_history(agreed, 1)]
    assert history == [(1, ActionChange.ADDED, CALL, "Ada"), (1, ActionChange.AMENDED, LATER, "Ben")]
    assert load_action_history(agreed, 2) == ()


@pytest.mark.parametrize("what", [ActionChange.DONE, ActionChange.WITHDRAWN])
def test_a_closed_action_stays_closed_until_it_is_opened_again(agreed: Store, what: ActionChange) -> None:
    assert close_action(agreed, 1, what, "Ben", TUESDAY)
    assert not close_action(agreed, 1, what, "Ben", TUESDAY)
    assert not amend_action(agreed, 1, LATER, "Ben", TUESDAY)
    assert standing(agreed)[1] == (CALL, False)
    assert close_action(agreed, 1, ActionChange.REOPENED, "Ben", TUESDAY)
    assert standing(agreed)[1] == (CALL, True)


def test_what_is_said_already_or_of_no_action_changes_nothing(agreed: Store) -> None:
    lines = len(load_audit_trail(agreed))
    assert not amend_action(agreed, 1, CALL, "Ben", TUESDAY)
    assert not amend_action(agreed, 9, CALL, "Ben", TUESDAY)
    assert not close_action(agreed, 1, ActionChange.REOPENED, "Ben", TUESDAY)
    assert not close_action(agreed, 9, ActionChange.DONE, "Ben", TUESDAY)
    assert len(load_audit_trail(agreed)) == lines


def test_the_audit_trail_has_each_version_by_number_and_no_word_of_it(agreed: Store) -> None:
    amend_action(agreed, 1, LATER, "Ben", TUESDAY)
    close_action(agreed, 2, ActionChange.DONE, "Ben", TUESDAY)
    trail = [(line.what, line.pupil, line.details) for line in load_audit_trail(agreed)][-4:]
    assert trail == [
        ("action added", 1, {"action": 1}),
        ("action added", None, {"action": 2}),
        ("action amended", 1, {"action": 1}),
        ("action done", None, {"action": 2}),
    ]


def test_a_pupil_who_was_never_numbered_is_refused(store: Store) -> None:
    with pytest.raises(RecordsError):
        add_action(store, TERM, CALL, 9, "Ada", MONDAY)
    assert standing(store) == {}


def test_a_nameless_hand_and_a_time_without_a_zone_are_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="name"):
        add_action(store, TERM, CALL, 1, " ", MONDAY)
    with pytest.raises(ValueError, match="zone"):
        add_action(store, TERM, CALL, 1, "Ada", MONDAY.replace(tzinfo=None))


def test_the_database_itself_refuses_to_rewrite_a_version(agreed: Store) -> None:
    with pytest.raises(RecordsError), agreed.writing() as connection:
        connection.execute(update(ACTIONS).values(text="another"))
    assert standing(agreed)[1] == (CALL, True)


def test_an_action_about_a_pupil_goes_with_the_pupil_and_no_other(agreed: Store) -> None:
    with agreed.writing() as connection:
        connection.execute(delete(PUPILS).where(PUPILS.c.number == 1))
    assert standing(agreed) == {2: (CLUB, True)}
