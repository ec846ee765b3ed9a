"""Which actions a meeting sees, in which order, and about whom."""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from analysis.joins import Joins
from analysis.meeting.agreed import (
    agree,
    is_overdue,
    load_agreed,
    of_this_meeting,
    open_from_before,
    open_in_words,
)
from analysis.records.actions import Action, ActionChange, Task
from analysis.records.imports import record_import
from analysis.records.places import Place
from analysis.records.pupils import number_pupils
from analysis.records.store import open_store
from tests.records.records_of import a_record

AT, DAY = datetime(2026, 9, 14, 9, 0, tzinfo=UTC), date(2026, 9, 14)


def an_action(number=1, term="Spring", due=DAY, what=ActionChange.ADDED) -> Action:
    return Action(number, term, None, what, Task("Call home", "Mrs Reed", due), "Ada", AT)


def numbers(actions):
    return [one.number for one in actions]


def test_open_actions_of_other_meetings_come_by_day_and_those_of_one_day_as_they_were_agreed():
    late, soon = an_action(3, due=date(2026, 9, 1)), an_action(1, due=date(2026, 9, 20))
    own, done = an_action(4, "Summer"), an_action(5, what=ActionChange.DONE)
    again = an_action(6, due=date(2026, 9, 1), what=ActionChange.REOPENED)
    assert numbers(open_from_before([soon, again, late, own, done], "Summer")) == [3, 6, 1]


def test_this_meetings_actions_stay_when_done_and_go_when_withdrawn():
    kinds = (ActionChange.DONE, ActionChange.WITHDRAWN, ActionChange.AMENDED)
    own = [an_action(number, "Summer", what=kind) for number, kind in enumerate(kinds)]
    assert numbers(of_this_meeting([*reversed(own), an_action(7)], "Summer")) == [0, 2]


@pytest.mark.parametrize(("due", "overdue"), [(date(2026, 9, 13), True), (DAY, False)])
def test_an_action_is_overdue_from_the_day_after_its_day(due, overdue):
    assert is_overdue(an_action(due=due), DAY) is overdue


def test_what_is_done_is_not_overdue():
    assert not is_overdue(an_action(due=date(2026, 9, 1), what=ActionChange.DONE), DAY)


def test_the_open_actions_are_said_in_a_sentence():
    late, soon = an_action(due=date(2026, 9, 1)), an_action(due=date(2026, 9, 20))
    assert open_in_words([], DAY) == "No action of an earlier meeting is open."
    assert open_in_words([late], DAY) == "1 action of earlier meetings is open, and overdue."
    assert open_in_words([soon], DAY) == "1 action of earlier meetings is open, and not overdue."
    assert open_in_words([late, late, soon], DAY) == "3 actions of earlier meetings are open, 2 of them overdue."


def a_meeting(filed_as, joins=()):
    now = SimpleNamespace(
        filed_as=filed_as, start=date(2026, 4, 13), end=date(2026, 7, 17), school_year="2025/26", name="Summer"
    )
    return SimpleNamespace(analysis=SimpleNamespace(now=now), joins=Joins(joins))


def test_an_action_is_filed_under_the_terms_own_number_and_read_by_the_joined_one(tmp_path):
    with open_store(Place(tmp_path)) as store:
        first = record_import(store, a_record(), "Ada", AT)
        number_pupils(store, first, lambda _: [(None, {}), (None, {})], AT)
        joined = a_meeting({1: 2}, joins=[(1, 2)])
        task = Task("Call home", "Mrs Reed", DAY)
        assert (agree(store, joined, task, 1, "Ada", AT), agree(store, joined, task, None, "Ada", AT)) == (1, 2)
        assert [one.pupil for one in load_agreed(store, joined)] == [1, None]
        apart = load_agreed(store, a_meeting({}))
        assert apart[0] == replace(apart[0], pupil=2, term="2025/26 Summer")
