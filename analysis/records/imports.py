"""Imports: stored whole in one transaction, listed, loaded, undone, done again, deleted for good."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select, update

from analysis.records.audit import record_action
from analysis.records.errors import RecordsError
from analysis.records.frames import pack_frame, unpack_frame
from analysis.records.import_record import ImportHeading, ImportRecord, StoredImport
from analysis.records.moments import in_utc
from analysis.records.originals import KEEP_DAYS, keep_original, kept_until_of
from analysis.records.schema import FRAMES, IMPORT_PUPILS, IMPORTS, ORIGINALS
from analysis.records.store import Store

_GONE = "This import is not in the records any more."


def record_import(
    store: Store,
    record: ImportRecord,
    by: str,
    at: datetime,
    keep_original_days: int = KEEP_DAYS,
    instead_of: Collection[int] = (),
    anew: bool = False,
) -> int:
    """Store a file as read and give its number. All of it is there afterwards, or, after a kill, none.

    A file that counts already changes nothing; one that was undone, or any with `anew`, counts as it was read this
    time. The imports `instead_of` which it counts are undone with it. Raises RecordsError, UnstorableFrameError for a
    frame that would not read back equal, ValueError without a name or zone.
    """
    # Packed before the transaction begins, so that nobody waits for it.
    packed = {name: (len(frame), pack_frame(frame)) for name, frame in record.frames.items()}
    with store.writing() as connection:
        known = connection.execute(_headings().where(IMPORTS.c.fingerprint == record.fingerprint)).one_or_none()
        if known is not None and known.undone_at is None and not anew:
            return int(known.number)
        if known is None:
            number = _new_row(connection, record, by, at)
        else:
            number = _row_again(connection, int(known.number), record, by, at)
        _keep_frames(connection, number, packed)
        if record.original is not None:
            keep_original(connection, number, record.original, at, keep_original_days)
        what = "imported" if known is None else "imported again"
        record_action(connection, what, by, at, import_number=number, details={"kind": record.kind})
        for replaced in instead_of:
            _set_undone(connection, replaced, "undone", by, at)
    return number


def _new_row(connection: Connection, record: ImportRecord, by: str, at: datetime) -> int:
    row = {"kind": record.kind, "file_name": record.file_name, "details": dict(record.details)}
    added = insert(IMPORTS).values(fingerprint=record.fingerprint, by=by, at=in_utc(at), **row)
    return int(connection.execute(added.returning(IMPORTS.c.number)).scalar_one())


def _row_again(connection: Connection, number: int, record: ImportRecord, by: str, at: datetime) -> int:
    for table in (FRAMES, ORIGINALS, IMPORT_PUPILS):
        connection.execute(delete(table).where(table.c.import_number == number))
    row = {"kind": record.kind, "file_name": record.file_name, "details": dict(record.details), "by": by}
    changed = update(IMPORTS).where(IMPORTS.c.number == number)
    connection.execute(changed.values(at=in_utc(at), undone_by=None, undone_at=None, **row))
    return number


def _keep_frames(connection: Connection, number: int, packed: Mapping[str, tuple[int, bytes]]) -> None:
    for name, (rows, parquet) in packed.items():
        connection.execute(insert(FRAMES).values(import_number=number, name=name, rows=rows, parquet=parquet))


def _headings() -> Select[Any]:
    return select(IMPORTS).order_by(IMPORTS.c.number)


def list_imports(store: Store) -> tuple[ImportHeading, ...]:
    """List every import, undone ones too, in the order in which they were first stored. Raises RecordsError."""
    with store.reading() as connection:
        return tuple(_read_headings(connection))


def _read_headings(connection: Connection) -> list[ImportHeading]:
    rows: dict[int, dict[str, int]] = defaultdict(dict)
    for frame in connection.execute(select(FRAMES.c.import_number, FRAMES.c.name, FRAMES.c.rows)):
        rows[frame.import_number][frame.name] = frame.rows
    kept = kept_until_of(connection)
    return [
        ImportHeading(**row, rows=rows[row["number"]], original_kept_until=kept.get(row["number"]))
        for row in connection.execute(_headings()).mappings()
    ]


def find_import(store: Store, fingerprint: str) -> ImportHeading | None:
    """Find the import of this very file, undone or not; None where it was never stored. Raises RecordsError."""
    return next((one for one in list_imports(store) if one.fingerprint == fingerprint), None)


def load_imports(store: Store, numbers: Collection[int] | None = None) -> tuple[StoredImport, ...]:
    """Read back the imports that count, or those of these numbers whether they count or not. Raises RecordsError."""
    with store.reading() as connection:
        headings = [
            one for one in _read_headings(connection) if (one.counts if numbers is None else one.number in numbers)
        ]
        wanted = FRAMES.c.import_number.in_([one.number for one in headings])
        packed: dict[int, dict[str, bytes]] = defaultdict(dict)
        for row in connection.execute(select(FRAMES).where(wanted).order_by(FRAMES.c.name)):
            packed[row.import_number][row.name] = row.parquet
    return tuple(
        StoredImport(one, {name: unpack_frame(parquet) for name, parquet in packed[one.number].items()})
        for one in headings
    )


def undo_import(store: Store, number: int, by: str, at: datetime) -> None:
    """Leave an import out of everything, to be done again at any time. Raises RecordsError where it is gone."""
    with store.writing() as connection:
        _set_undone(connection, number, "undone", by, at)


def redo_import(store: Store, number: int, by: str, at: datetime) -> None:
    """Let an undone import count again, exactly as it was. Raises RecordsError where it is gone."""
    with store.writing() as connection:
        _set_undone(connection, number, "done again", by, at)


def _set_undone(connection: Connection, number: int, what: str, by: str, at: datetime) -> None:
    undone = {"undone_by": by, "undone_at": in_utc(at)} if what == "undone" else {"undone_by": None, "undone_at": None}
    row = connection.execute(_headings().where(IMPORTS.c.number == number)).one_or_none()
    if row is None:
        raise RecordsError(_GONE)
    if (row.undone_at is None) == (what == "undone"):
        connection.execute(update(IMPORTS).where(IMPORTS.c.number == number).values(**undone))
        record_action(connection, what, by, at, import_number=number)


def delete_import(store: Store, number: int, by: str, at: datetime) -> None:
    """Delete an import and its original for good; the audit trail says so. Raises RecordsError where it is gone."""
    with store.writing() as connection:
        if connection.execute(delete(IMPORTS).where(IMPORTS.c.number == number)).rowcount == 0:
            raise RecordsError(_GONE)
        record_action(connection, "deleted for good", by, at, import_number=number)
    store.forget_deleted()
