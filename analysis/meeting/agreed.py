"""The actions that meetings agreed: which are open from before, which are this meeting's, how they read."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from analysis.meeting.deciding import term_for_keeping
from analysis.meeting.lasting import filed_as
from analysis.meeting.room import Meeting
from analysis.records.actions import Action, ActionChange, Task, add_action, load_actions
from analysis.records.store import Store
from analysis.rules.wording import plural


def load_agreed(store: Store, meeting: Meeting) -> list[Action]:
    """Give the actions that stand, by pupil as joined now. Raises RecordsError."""
    joined = meeting.joins.number
    return [one if one.pupil is None else replace(one, pupil=joined(one.pupil)) for one in load_actions(store).values()]


def agree(store: Store, meeting: Meeting, task: Task, person: int | None, by: str, at: datetime) -> int:
    """Keep an action of this meeting, about a pupil under the number of the term's files; give its number.

    Raises RecordsError.
    """
    pupil = None if person is None else filed_as(meeting.analysis.now, person)
    return add_action(store, term_for_keeping(store, meeting, by, at), task, pupil, by, at)


def open_from_before(actions: Iterable[Action], term: str) -> list[Action]:
    """Give what other meetings agreed and is still to be done, by day: what is overdue comes first."""
    found = (one for one in actions if one.is_open and one.term != term)
    return sorted(found, key=lambda one: (one.task.due, one.number))


def of_this_meeting(actions: Iterable[Action], term: str) -> list[Action]:
    """Give what this meeting agreed, in that order, done or not; what was withdrawn is not there."""
    found = (one for one in actions if one.term == term and one.what is not ActionChange.WITHDRAWN)
    return sorted(found, key=lambda one: one.number)


def is_overdue(action: Action, day: date) -> bool:
    """Say whether an open action's day is over."""
    return action.is_open and action.task.due < day


def open_in_words(actions: list[Action], day: date) -> str:
    """Say what is open from before: "5 actions of earlier meetings are open, 2 of them overdue."."""
    if not actions:
        return "No action of an earlier meeting is open."
    late = sum(is_overdue(one, day) for one in actions)
    are = "is" if len(actions) == 1 else "are"
    overdue = f", {late} of them overdue" if len(actions) > 1 else ", and overdue" if late else ", and not overdue"
    return f"{plural(len(actions), 'action')} of earlier meetings {are} open{overdue}."
