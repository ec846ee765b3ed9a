"""Holds of the designated safeguarding lead: no letter about a child without asking. A tick and a review date.

The reason stays in the safeguarding system. A row is never rewritten; a later one for the same pupil takes its place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from analysis.records.audit import record_action
from analysis.records.moments import in_utc
from analysis.records.schema import DSL_HOLDS
from analysis.records.store import Store

HOLD_SET, HOLD_ENDED = "dsl_review set", "dsl_review ended"


@dataclass(frozen=True, slots=True)
class DslHold:
    """What was said of one pupil: held until somebody looks again on `review`; None, the hold has ended."""

    pupil: int
    review: date | None
    by: str
    at: datetime


def record_dsl_hold(store: Store, pupil: int, review: date | None, by: str, at: datetime) -> None:
    """Hold a pupil, with the day on which it is looked at again, or end the hold with None.

    What stands already changes nothing. Raises RecordsError, ValueError without a name or zone.
    """
    with store.writing() as connection:
        said = _standing(connection).get(pupil)
        if (said.review if said else None) != review:
            row = {"pupil": pupil, "review": review, "by": by, "at": in_utc(at)}
            connection.execute(insert(DSL_HOLDS).values(row))
            record_action(connection, HOLD_SET if review else HOLD_ENDED, by, at, pupil=pupil)


def load_dsl_holds(store: Store) -> Mapping[int, DslHold]:
    """Give the holds that stand, by pupil; a passed review date does not end one. Raises RecordsError."""
    with store.reading() as connection:
        return _standing(connection)


def load_dsl_hold_history(store: Store, pupil: int) -> tuple[DslHold, ...]:
    """Give all that was said of a pupil, oldest first. Raises RecordsError."""
    with store.reading() as connection:
        return tuple(one for one in _said(connection) if one.pupil == pupil)


def _said(connection: Connection) -> list[DslHold]:
    rows = connection.execute(select(DSL_HOLDS).order_by(DSL_HOLDS.c.number))
    return [DslHold(row.pupil, row.review, row.by, row.at) for row in rows]


def _standing(connection: Connection) -> dict[int, DslHold]:
    latest = {one.pupil: one for one in _said(connection)}
    return {pupil: one for pupil, one in latest.items() if one.review is not None}
