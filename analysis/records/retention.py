"""Removing what is over its time, for good and with a line in the audit trail for each thing removed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, func, select

from analysis.records.audit import record_action
from analysis.records.circumstances import Change
from analysis.records.letter_tables import DECISIONS
from analysis.records.schema import ACTIONS, CIRCUMSTANCES, DSL_HOLDS, IMPORT_PUPILS, IMPORTS
from analysis.records.store import Store


def count_decisions(store: Store) -> Mapping[str, tuple[int, datetime]]:
    """Give for each term how many decisions there are, taken back ones too, and when the last was made.

    Raises RecordsError.
    """
    return _count_by_term(store, DECISIONS)


def count_actions(store: Store) -> Mapping[str, tuple[int, datetime]]:
    """Give for each term how many lines there are on the actions of its meeting, and when the last was written.

    Raises RecordsError.
    """
    return _count_by_term(store, ACTIONS)


def _count_by_term(store: Store, table: Table) -> Mapping[str, tuple[int, datetime]]:
    query = select(table.c.term, func.count(), func.max(table.c.at)).group_by(table.c.term)
    with store.reading() as connection:
        return {term: (count, last) for term, count, last in connection.execute(query)}


@dataclass(frozen=True, slots=True)
class Over:
    """What was recorded of children and is over, with its last day: circumstances by number, holds by pupil."""

    circumstances: Mapping[int, date]
    holds: Mapping[int, date]


def what_is_over(store: Store) -> Over:
    """List circumstances that ended or were removed, and holds that ended, and all of pupils whom no file names.

    There the last day is that of the last word on it. Raises RecordsError.
    """
    with store.reading() as connection:
        here = set(connection.scalars(select(IMPORT_PUPILS.c.pupil)))
        circumstances = {
            row.first or row.number: row for row in connection.execute(select(CIRCUMSTANCES).order_by("number"))
        }
        holds = {row.pupil: row for row in connection.execute(select(DSL_HOLDS).order_by("number"))}
    return Over(
        {number: day for number, row in circumstances.items() if (day := _last_day(row, here))},
        {pupil: row.at.date() for pupil, row in holds.items() if row.review is None or pupil not in here},
    )


def _last_day(row: Row[Any], here: Collection[int]) -> date | None:
    said: date = row.at.date()
    if row.what == Change.REMOVED.value:
        return said
    ended: date | None = row.end
    return said if ended is None and row.pupil not in here else ended


def remove_over_time(
    store: Store,
    pupils_by_import: Mapping[int, int],
    terms: Collection[str],
    by: str,
    at: datetime,
    over: Over | None = None,
    terms_of_actions: Collection[str] = (),
) -> None:
    """Remove imports, the decisions of terms, circumstances and holds, and the actions of terms, in one transaction.

    `pupils_by_import`: how many pupils each import held, for the trail. What is gone already is passed over. Raises
    RecordsError, ValueError without a name or zone.
    """
    with store.writing() as connection:
        for number, pupils in pupils_by_import.items():
            if connection.execute(delete(IMPORTS).where(IMPORTS.c.number == number)).rowcount:
                details = {"pupils": pupils}
                record_action(connection, "removed after its time", by, at, import_number=number, details=details)
        for table, over_terms in ((DECISIONS, terms), (ACTIONS, terms_of_actions)):
            for term in over_terms:
                removed = connection.execute(delete(table).where(table.c.term == term)).rowcount
                if removed:
                    what = f"{table.name} removed after their time"
                    record_action(connection, what, by, at, details={table.name: removed})
        details = _remove_recorded(connection, over) if over else {}
        if any(details.values()):
            record_action(connection, "circumstances removed after their time", by, at, details=details)
    store.forget_deleted()


def _remove_recorded(connection: Connection, over: Over) -> dict[str, int]:
    numbers = list(over.circumstances)
    connection.execute(delete(CIRCUMSTANCES).where(CIRCUMSTANCES.c.first.in_(numbers)))
    first = delete(CIRCUMSTANCES).where(CIRCUMSTANCES.c.number.in_(numbers))
    holds = delete(DSL_HOLDS).where(DSL_HOLDS.c.pupil.in_(list(over.holds)))
    return {"circumstances": connection.execute(first).rowcount, "holds": connection.execute(holds).rowcount}
