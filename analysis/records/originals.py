"""The untouched files, kept compressed for some days and then dropped."""

from datetime import date, datetime, timedelta

import pyarrow as pa
from sqlalchemy import ColumnElement, Connection, delete, insert, select, true, update

from analysis.records.audit import record_action
from analysis.records.moments import in_utc
from analysis.records.schema import IMPORTS, ORIGINALS
from analysis.records.store import Store

KEEP_DAYS = 30
_CLEANER = "The program"


def keep_original(connection: Connection, import_number: int, original: bytes, at: datetime, days: int) -> None:
    """Keep a file until so many days after `at`, in the caller's transaction; 0 keeps nothing."""
    if days > 0:
        compressed = pa.Codec("zstd").compress(original, asbytes=True)
        row = {"import_number": import_number, "size": len(original), "compressed": compressed}
        connection.execute(insert(ORIGINALS).values(**row, kept_until=in_utc(at).date() + timedelta(days=days)))


def load_original(store: Store, import_number: int) -> bytes | None:
    """Give the untouched file of an import, None where it is not kept any more. Raises RecordsError."""
    query = select(ORIGINALS.c.compressed, ORIGINALS.c.size).where(ORIGINALS.c.import_number == import_number)
    with store.reading() as connection:
        found = connection.execute(query).one_or_none()
    if found is None:
        return None
    whole: bytes = pa.Codec("zstd").decompress(found.compressed, found.size, asbytes=True)
    return whole


def drop_expired_originals(store: Store, at: datetime) -> int:
    """Drop the files whose last day is over; how many. Raises RecordsError."""
    with store.writing() as connection:
        dropped = _drop(connection, ORIGINALS.c.kept_until < in_utc(at).date(), at)
    if dropped:
        store.forget_deleted()
    return dropped


def keep_originals_for(store: Store, days: int, at: datetime) -> int:
    """Let the files that are kept already go after so many days from their import; how many go at once.

    0 drops all of them now. Raises RecordsError.
    """
    imported = select(IMPORTS.c.number, IMPORTS.c.at).join(ORIGINALS, ORIGINALS.c.import_number == IMPORTS.c.number)
    with store.writing() as connection:
        for number, moment in connection.execute(imported).all():
            changed = update(ORIGINALS).where(ORIGINALS.c.import_number == number)
            connection.execute(changed.values(kept_until=moment.date() + timedelta(days=days)))
        over = ORIGINALS.c.kept_until < in_utc(at).date()
        dropped = _drop(connection, over if days > 0 else true(), at)
    store.forget_deleted()
    return dropped


def _drop(connection: Connection, which: ColumnElement[bool], at: datetime) -> int:
    numbers = connection.scalars(delete(ORIGINALS).where(which).returning(ORIGINALS.c.import_number)).all()
    for number in sorted(numbers):
        record_action(connection, "original dropped", _CLEANER, at, import_number=number)
    return len(numbers)


def kept_until_of(connection: Connection) -> dict[int, date]:
    """Say until which day each import's file is kept."""
    rows = connection.execute(select(ORIGINALS.c.import_number, ORIGINALS.c.kept_until))
    return {row.import_number: row.kept_until for row in rows}
