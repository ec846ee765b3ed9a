"""The actions of meetings in the school's records; the sample school's for this visit only."""

from dataclasses import replace

from analysis.meeting.agreed import agree, load_agreed
from analysis.meeting.lasting import term_key
from analysis.meeting.recorded_term import recorded_term
from analysis.meeting.room import Meeting
from analysis.records.actions import CLOSING, Action, ActionChange, Task, amend_action, close_action
from ui.access import person_at_the_desk
from ui.clock import now
from ui.loading import records
from ui.state import StateKey, load, store


def term_of(meeting: Meeting) -> str:
    """Name the term under which this meeting's actions stand. Raises RecordsError."""
    return term_key(meeting.analysis.now) if _is_sample() else recorded_term(records(), meeting.analysis.now)


def actions_of(meeting: Meeting) -> list[Action]:
    """Give every action that stands, by pupil as joined. Raises RecordsError."""
    return list(_sample().values()) if _is_sample() else load_agreed(records(), meeting)


def add(meeting: Meeting, task: Task, person: int | None) -> None:
    """Keep an action of this meeting, about a pupil where one is named. Raises RecordsError."""
    if not _is_sample():
        agree(records(), meeting, task, person, person_at_the_desk(), now())
        return
    number = len(_sample()) + 1
    _keep(Action(number, term_of(meeting), person, ActionChange.ADDED, task, person_at_the_desk(), now()))


def amend(action: Action, task: Task) -> None:
    """Put another text, owner or day in place. Raises RecordsError."""
    if _is_sample():
        _keep(replace(action, task=task, what=ActionChange.AMENDED, by=person_at_the_desk(), at=now()))
    else:
        amend_action(records(), action.number, task, person_at_the_desk(), now())


def close(action: Action, what: ActionChange) -> None:
    """Say that an action is done or withdrawn, or open again. Raises RecordsError."""
    if not _is_sample():
        close_action(records(), action.number, what, person_at_the_desk(), now())
    elif action.is_open is (what in CLOSING):
        _keep(replace(action, what=what, by=person_at_the_desk(), at=now()))


def _is_sample() -> bool:
    return bool(load(StateKey.IS_SAMPLE))


def _sample() -> dict[int, Action]:
    return dict(load(StateKey.ACTIONS, {}))


def _keep(action: Action) -> None:
    store(StateKey.ACTIONS, {**_sample(), action.number: action})
