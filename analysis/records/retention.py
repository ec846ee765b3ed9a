"""Removing what is over its time, for good and with a line in the audit trail for each thing removed."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import delete, func, select

from analysis.records.audit import record_action
from analysis.records.schema import DECISIONS, IMPORTS
from analysis.records.store import Store


def count_decisions(store: Store) -> Mapping[str, tuple[int, datetime]]:
    """Give for each term how many decisions there are, taken back ones too, and when the last was made.

    Raises RecordsError.
    """
    query = select(DECISIONS.c.term, func.count(), func.max(DECISIONS.c.at)).group_by(DECISIONS.c.term)
    with store.reading() as connection:
        return {term: (count, last) for term, count, last in connection.execute(query)}


def remove_over_time(
    store: Store, pupils_by_import: Mapping[int, int], terms: Collection[str], by: str, at: datetime
) -> None:
    """Remove imports, and the decisions of terms, in one transaction.

    `pupils_by_import`: how many pupils each import held, for the trail. What is gone already is passed over. Raises
    RecordsError, ValueError without a name or zone.
    """
    with store.writing() as connection:
        for number, pupils in pupils_by_import.items():
            if connection.execute(delete(IMPORTS).where(IMPORTS.c.number == number)).rowcount:
                details = {"pupils": pupils}
                record_action(connection, "removed after its time", by, at, import_number=number, details=details)
        for term in terms:
            removed = connection.execute(delete(DECISIONS).where(DECISIONS.c.term == term)).rowcount
            if removed:
                details = {"decisions": removed}
                record_action(connection, "decisions removed after their time", by, at, details=details)
    store.forget_deleted()
