"""Circumstances that the school has recorded: each version of each, who wrote it and when.

A row is never rewritten, which the database itself sees to; a later row of the same circumstance takes its place. The
audit trail names the pupil by number, and says nothing of what was recorded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, insert, select

from analysis.records.audit import record_action
from analysis.records.moments import in_utc
from analysis.records.schema import CIRCUMSTANCES
from analysis.records.store import Store
from analysis.rules.circumstances import Circumstance
from analysis.rules.roles import CHILD_PROTECTION


class Change(StrEnum):
    """What a version did to its circumstance; after REMOVED it counts no more."""

    ADDED = "circumstance added"
    AMENDED = "circumstance amended"
    ENDED = "circumstance ended"
    REMOVED = "circumstance removed"


@dataclass(frozen=True, slots=True)
class Version:
    """One version. `number` is the circumstance's own, the same in each; `note` says where it is recorded, not what."""

    number: int
    pupil: int
    what: Change
    circumstance: Circumstance
    note: str
    by: str
    at: datetime


def record_circumstances(
    store: Store, about: Iterable[tuple[int, Circumstance, str]], by: str, at: datetime
) -> tuple[bool, ...]:
    """Add circumstances (pupil, circumstance, note) in one transaction; say of each whether it was new.

    One that goes on already, the same kind from the same day for the same pupil, is not added twice. Raises
    RecordsError, ValueError without a name or zone, or for child protection, of which nothing is kept.
    """
    new = []
    with store.writing() as connection:
        known = {_same(one.pupil, one.circumstance) for one in _standing(connection).values()}
        for pupil, circumstance, note in about:
            same = _same(pupil, circumstance)
            new.append(same not in known)
            if same not in known:
                known.add(same)
                _add(connection, Version(0, pupil, Change.ADDED, circumstance, note, by, at))
    return tuple(new)


def amend_circumstance(store: Store, number: int, circumstance: Circumstance, note: str, by: str, at: datetime) -> bool:
    """Put another version in place; False, and nothing changed, where it is removed or says this already.

    Raises as above.
    """
    with store.writing() as connection:
        said = _standing(connection).get(number)
        if said is None or (said.circumstance, said.note) == (circumstance, note):
            return False
        ended = circumstance.end is not None and said.circumstance.end is None
        what = Change.ENDED if ended else Change.AMENDED
        _add(connection, Version(number, said.pupil, what, circumstance, note, by, at))
    return True


def remove_circumstance(store: Store, number: int, by: str, at: datetime) -> bool:
    """Let a circumstance count no more, as one recorded by mistake; False where it counts no more already.

    Raises as above.
    """
    with store.writing() as connection:
        said = _standing(connection).get(number)
        if said is None:
            return False
        _add(connection, Version(number, said.pupil, Change.REMOVED, said.circumstance, "", by, at))
    return True


def load_circumstances(store: Store) -> Mapping[int, Version]:
    """Give the version that stands of each circumstance, by its number. Raises RecordsError."""
    with store.reading() as connection:
        return _standing(connection)


def load_circumstance_history(store: Store, pupil: int) -> tuple[Version, ...]:
    """Give every version about a pupil, oldest first. Raises RecordsError."""
    with store.reading() as connection:
        return tuple(one for one in _versions(connection) if one.pupil == pupil)


def _same(pupil: int, circumstance: Circumstance) -> tuple[object, ...]:
    return pupil, circumstance.kind, circumstance.start


def _versions(connection: Connection) -> list[Version]:
    rows = connection.execute(select(CIRCUMSTANCES).order_by(CIRCUMSTANCES.c.number)).mappings()
    return [_version(row) for row in rows]


def _version(row: Mapping[Any, Any]) -> Version:
    circumstance = Circumstance(row["kind"], row["start"], row["end"], row["review"], row["seen_by"])
    number = row["first"] or row["number"]
    return Version(number, row["pupil"], Change(row["what"]), circumstance, row["note"], row["by"], row["at"])


def _standing(connection: Connection) -> dict[int, Version]:
    latest = {one.number: one for one in _versions(connection)}
    return {number: one for number, one in latest.items() if one.what is not Change.REMOVED}


def _add(connection: Connection, new: Version) -> None:
    if new.circumstance.kind in CHILD_PROTECTION:
        raise ValueError("Nothing of child protection is kept.")
    row: dict[str, object] = {"first": new.number or None, "pupil": new.pupil, "what": new.what.value, "note": new.note}
    row |= {**asdict(new.circumstance), "by": new.by, "at": in_utc(new.at)}
    connection.execute(insert(CIRCUMSTANCES).values(row))
    record_action(connection, new.what.value, new.by, new.at, pupil=new.pupil)
