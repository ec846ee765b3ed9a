"""Actions agreed in a meeting: what, who, by when. Each version of each, who wrote it and when.

A row is never rewritten, which the database itself sees to; a later row of the same action takes its place. The audit
trail has the action's number, and the pupil's where it is about one, and nothing of what was written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, insert, select

from analysis.records.audit import record_action
from analysis.records.moments import in_utc
from analysis.records.schema import ACTIONS
from analysis.records.store import Store


class ActionChange(StrEnum):
    """What a version did to its action."""

    ADDED = "action added"
    AMENDED = "action amended"
    DONE = "action done"
    WITHDRAWN = "action withdrawn"
    REOPENED = "action reopened"


CLOSING = frozenset({ActionChange.DONE, ActionChange.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done, by whom, by which day."""

    text: str
    owner: str
    due: date


@dataclass(frozen=True, slots=True)
class Action:
    """One version. `number` is the action's own, the same in each; `term`: that of the meeting it was agreed in."""

    number: int
    term: str
    pupil: int | None
    what: ActionChange
    task: Task
    by: str
    at: datetime

    @property
    def is_open(self) -> bool:
        """Still to be done."""
        return self.what not in CLOSING


def add_action(store: Store, term: str, task: Task, pupil: int | None, by: str, at: datetime) -> int:
    """Keep an action agreed in the meeting of a term, about a pupil where one is named; give its number.

    Raises RecordsError, ValueError without a name or zone.
    """
    with store.writing() as connection:
        return _add(connection, Action(0, term, pupil, ActionChange.ADDED, task, by, at))


def amend_action(store: Store, number: int, task: Task, by: str, at: datetime) -> bool:
    """Put another text, owner or day in place; False, and nothing changed, where it is closed or says so already.

    Raises as above.
    """
    with store.writing() as connection:
        said = _standing(connection).get(number)
        if said is None or not said.is_open or said.task == task:
            return False
        _add(connection, replace(said, what=ActionChange.AMENDED, task=task, by=by, at=at))
    return True


def close_action(store: Store, number: int, what: ActionChange, by: str, at: datetime) -> bool:
    """Say that an action is done or withdrawn, or open again; False, and nothing changed, where that is so already.

    Raises as above.
    """
    with store.writing() as connection:
        said = _standing(connection).get(number)
        if said is None or said.is_open is (what not in CLOSING):
            return False
        _add(connection, replace(said, what=what, by=by, at=at))
    return True


def load_actions(store: Store) -> Mapping[int, Action]:
    """Give the version that stands of each action, closed ones too, by its number. Raises RecordsError."""
    with store.reading() as connection:
        return _standing(connection)


def load_action_history(store: Store, pupil: int) -> tuple[Action, ...]:
    """Give every version about a pupil, oldest first. Raises RecordsError."""
    with store.reading() as connection:
        return tuple(one for one in _versions(connection) if one.pupil == pupil)


def _standing(connection: Connection) -> dict[int, Action]:
    return {one.number: one for one in _versions(connection)}


def _versions(connection: Connection) -> list[Action]:
    rows = connection.execute(select(ACTIONS).order_by(ACTIONS.c.number)).mappings()
    return [_version(row) for row in rows]


def _version(row: Mapping[Any, Any]) -> Action:
    task = Task(row["text"], row["owner"], row["due"])
    number, what = row["first"] or row["number"], ActionChange(row["what"])
    return Action(number, row["term"], row["pupil"], what, task, row["by"], row["at"])


def _add(connection: Connection, new: Action) -> int:
    row: dict[str, object] = {"first": new.number or None, "term": new.term, "pupil": new.pupil}
    row |= {"what": new.what.value, "text": new.task.text, "owner": new.task.owner, "due": new.task.due}
    writing = insert(ACTIONS).values(**row, by=new.by, at=in_utc(new.at)).returning(ACTIONS.c.number)
    written = connection.execute(writing).scalar_one()
    number: int = new.number or written
    record_action(connection, new.what.value, new.by, new.at, pupil=new.pupil, details={"action": number})
    return number
