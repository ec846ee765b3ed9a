"""What people decided about the proposals of a term: letters released, pupils held, and decisions taken back.

A row is never rewritten, which the database itself sees to; a later row for the same pupil and term takes its place.
A correction stands beside the letter that it corrects, so that a pupil and term can have one of each.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, insert, select

from analysis.records.audit import record_action
from analysis.records.errors import RecordsError
from analysis.records.letter_tables import DECISIONS
from analysis.records.moments import in_utc
from analysis.records.postings import postings_in
from analysis.records.store import Store


class DecisionKind(StrEnum):
    """What was decided; TAKEN_BACK leaves the pupil undecided."""

    RELEASED = "released"
    HELD = "held"
    TAKEN_BACK = "taken back"
    CORRECTED = "correction released"
    CORRECTION_TAKEN_BACK = "correction taken back"
    READDRESSED = "address confirmed"


ADDRESSED = "addressed"
"""In the value of a release: whom its letters are addressed to."""
READDRESSES = "readdresses"
"""In the value of a confirmed address: the number of the letter or correction that it is for."""
OF_CORRECTIONS = frozenset({DecisionKind.CORRECTED, DecisionKind.CORRECTION_TAKEN_BACK})
SENT_ALREADY = (
    "This letter was sent, so its release is not taken back: if it never went, take the sending back first on the page "
    "Sent; if it went and was wrong, a correction letter puts it right."
)
CORRECTED_ALREADY = "A correction of this letter is released: take the correction back first, on the page Sent."


@dataclass(frozen=True, slots=True)
class Decision:
    """One recorded decision. `pupil` is the number of `pupils.py`; `value` is plain values of JSON, as decided."""

    number: int
    term: str
    pupil: int
    kind: DecisionKind
    value: Mapping[str, Any]
    by: str
    at: datetime


def record_releases(
    store: Store, term: str, values: Mapping[int, Mapping[str, Any]], by: str, at: datetime
) -> tuple[int, ...]:
    """Release letters, by pupil, in one transaction; give the pupils whose letter was not released already.

    `term` names the term in the caller's words. Whoever comes second releases nothing, so that no letter goes twice.
    Raises RecordsError, ValueError without a name or zone.
    """
    with store.writing() as connection:
        standing = standing_in(connection, term)
        new = [pupil for pupil in values if not _is_released(standing, pupil)]
        for pupil in new:
            add_decision(connection, term, pupil, DecisionKind.RELEASED, values[pupil], by, at)
    return tuple(new)


def record_hold(store: Store, term: str, pupil: int, value: Mapping[str, Any], by: str, at: datetime) -> bool:
    """Hold a proposal; False, and nothing changed, where its letter is released already. Raises as above."""
    with store.writing() as connection:
        if _is_released(standing_in(connection, term), pupil):
            return False
        add_decision(connection, term, pupil, DecisionKind.HELD, value, by, at)
    return True


def take_back(store: Store, term: str, pupil: int, by: str, at: datetime, seen: int | None = None) -> bool:
    """Take back what stands for a pupil; False where nothing stands, or another decision than the one `seen`.

    Raises RecordsError, also for a letter that was sent or corrected, and as above.
    """
    with store.writing() as connection:
        standing = standing_in(connection, term).get(pupil)
        if standing is None or seen not in (None, standing.number):
            return False
        refuse_sent(connection, standing)
        if (term, pupil) in standing_decisions(history_in(connection, term), corrections=True):
            raise RecordsError(CORRECTED_ALREADY)
        add_decision(connection, term, pupil, DecisionKind.TAKEN_BACK, {}, by, at)
    return True


def refuse_sent(connection: Connection, decision: Decision) -> None:
    """Raise RecordsError where the letter of a decision was sent."""
    if postings_in(connection).get(decision.number):
        raise RecordsError(SENT_ALREADY)


def load_decisions(store: Store, term: str) -> Mapping[int, Decision]:
    """Give what stands for each pupil of a term, corrections aside. Raises RecordsError."""
    with store.reading() as connection:
        return standing_in(connection, term)


def load_decision_history(store: Store, term: str | None = None) -> tuple[Decision, ...]:
    """Give every decision, oldest first, of one term where named. Raises RecordsError."""
    with store.reading() as connection:
        return history_in(connection, term)


def history_in(connection: Connection, term: str | None) -> tuple[Decision, ...]:
    """Give what `load_decision_history` gives, in a caller's own transaction."""
    query = select(DECISIONS).order_by(DECISIONS.c.number)
    rows = connection.execute(query if term is None else query.where(DECISIONS.c.term == term)).mappings()
    return tuple(Decision(**{**row, "kind": DecisionKind(row["kind"])}) for row in rows)


def standing_decisions(history: Iterable[Decision], *, corrections: bool = False) -> dict[tuple[str, int], Decision]:
    """Pick what stands, by term and pupil, out of decisions given oldest first: the letters, or the corrections.

    Each is addressed to whom a person confirmed last.
    """
    history = tuple(history)
    confirmed = {one.value[READDRESSES]: one for one in history if one.kind is DecisionKind.READDRESSED}
    decided = (one for one in history if one.kind is not DecisionKind.READDRESSED)
    latest = {(one.term, one.pupil): one for one in decided if (one.kind in OF_CORRECTIONS) is corrections}
    taken_back = (DecisionKind.TAKEN_BACK, DecisionKind.CORRECTION_TAKEN_BACK)
    standing = {key: one for key, one in latest.items() if one.kind not in taken_back}
    return {key: _readdressed(one, confirmed.get(one.number)) for key, one in standing.items()}


def _readdressed(one: Decision, confirmed: Decision | None) -> Decision:
    return replace(one, value={**one.value, ADDRESSED: confirmed.value[ADDRESSED]}) if confirmed else one


def standing_in(connection: Connection, term: str) -> dict[int, Decision]:
    """Give what `load_decisions` gives, in a caller's own transaction."""
    return {pupil: one for (_, pupil), one in standing_decisions(history_in(connection, term)).items()}


def standing_numbers(connection: Connection) -> set[int]:
    """Give the numbers of all the letters and corrections whose release stands, for a caller's own transaction."""
    history = history_in(connection, None)
    both = (standing_decisions(history, corrections=corrections) for corrections in (False, True))
    letters = (DecisionKind.RELEASED, DecisionKind.CORRECTED)
    return {one.number for standing in both for one in standing.values() if one.kind in letters}


def _is_released(standing: Mapping[int, Decision], pupil: int) -> bool:
    return pupil in standing and standing[pupil].kind is DecisionKind.RELEASED


def add_decision(
    connection: Connection, term: str, pupil: int, kind: DecisionKind, value: Mapping[str, Any], by: str, at: datetime
) -> None:
    """Add a decision and its line in the trail, in a caller's own transaction. Raises ValueError as above."""
    row = {"term": term, "pupil": pupil, "kind": kind.value, "value": dict(value), "by": by, "at": in_utc(at)}
    connection.execute(insert(DECISIONS).values(row))
    record_action(connection, kind.value, by, at, pupil=pupil, details={"term": term})
