"""The audit trail: who did what, when. It only grows; the database itself refuses to change or delete a line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from analysis.records.moments import in_utc
from analysis.records.schema import AUDIT_TRAIL
from analysis.records.store import Store


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the trail, numbered from 1. `pupil` is the number of `pupils.py`, never a name.

    `details` is plain values of JSON and holds nothing about a pupil, so that erasing one leaves the trail whole.
    """

    number: int
    by: str
    at: datetime
    what: str
    import_number: int | None
    pupil: int | None
    details: Mapping[str, Any]


def record_action(
    connection: Connection,
    what: str,
    by: str,
    at: datetime,
    *,
    import_number: int | None = None,
    pupil: int | None = None,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Add a line in the transaction of what it tells, so that neither is there without the other.

    Raises ValueError without a name or a time zone.
    """
    if not by.strip():
        raise ValueError("The audit trail needs the name of whoever did it.")
    line = {"what": what, "by": by, "at": in_utc(at), "import_number": import_number, "pupil": pupil}
    connection.execute(insert(AUDIT_TRAIL).values(**line, details=dict(details or {})))


RESTORED = "restored"
PUPIL_ERASED = "pupil erased"
BACKUP_MADE = "backup made"


def last_rewriting(store: Store) -> datetime | None:
    """Say when what is stored was last rewritten, so that what was read before is read anew. Raises RecordsError."""
    rewritten = select(AUDIT_TRAIL.c.at).where(AUDIT_TRAIL.c.what.in_([RESTORED, PUPIL_ERASED]))
    with store.reading() as connection:
        return connection.scalar(rewritten.order_by(AUDIT_TRAIL.c.number.desc()).limit(1))


def last_line(store: Store) -> int:
    """Give the number of the trail's last line, 0 of an empty one, to notice a change. Raises RecordsError."""
    with store.reading() as connection:
        return connection.scalar(select(func.max(AUDIT_TRAIL.c.number))) or 0


def load_audit_trail(store: Store, import_number: int | None = None) -> tuple[AuditEntry, ...]:
    """Give the trail, oldest first, of one import where named. Raises RecordsError."""
    query = select(AUDIT_TRAIL).order_by(AUDIT_TRAIL.c.number)
    if import_number is not None:
        query = query.where(AUDIT_TRAIL.c.import_number == import_number)
    with store.reading() as connection:
        return tuple(AuditEntry(**row) for row in connection.execute(query).mappings())
