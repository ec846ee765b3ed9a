"""What the records hold under one pupil's number, and how all of it goes."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection, delete, func, insert, select, update

from analysis.records.audit import PUPIL_ERASED, record_action
from analysis.records.choices import forget_choices_about
from analysis.records.errors import RecordsError
from analysis.records.frames import pack_frame
from analysis.records.letter_tables import DECISIONS
from analysis.records.schema import AUDIT_TRAIL, FRAMES, IMPORT_PUPILS, IMPORTS, ORIGINALS, PUPILS
from analysis.records.store import Store

TAKEN_OUT = "pupil taken out of a file"
_NOBODY = "This pupil is not in the records any more."


@dataclass(frozen=True, slots=True)
class WithoutPupil:
    """An import as it is to be without a pupil; no frames where nobody else is in it, and then it goes."""

    number: int
    file_name: str
    details: Mapping[str, Any]
    frames: Mapping[str, pd.DataFrame]


def numbers_by_import(store: Store) -> Mapping[int, tuple[int, ...]]:
    """Give the pupils' numbers for the rows of each import that has them. Raises RecordsError."""
    numbers: dict[int, list[int]] = defaultdict(list)
    query = select(IMPORT_PUPILS.c.import_number, IMPORT_PUPILS.c.pupil)
    with store.reading() as connection:
        for row in connection.execute(query.order_by(IMPORT_PUPILS.c.import_number, IMPORT_PUPILS.c.row)):
            numbers[row.import_number].append(row.pupil)
    return {number: tuple(pupils) for number, pupils in numbers.items()}


def first_seen(store: Store, pupil: int) -> datetime:
    """Say since when the records have held a pupil. Raises RecordsError where they do not."""
    files = select(IMPORT_PUPILS.c.import_number).where(IMPORT_PUPILS.c.pupil == pupil)
    with store.reading() as connection:
        numbered: datetime | None = connection.scalar(select(PUPILS.c.at).where(PUPILS.c.number == pupil))
        if numbered is None:
            raise RecordsError(_NOBODY)
        loaded: datetime | None = connection.scalar(select(func.min(IMPORTS.c.at)).where(IMPORTS.c.number.in_(files)))
    return min(numbered, loaded or numbered)


def has_lost_a_pupil(store: Store, import_number: int) -> bool:
    """Say whether a pupil was ever erased out of an import. Raises RecordsError."""
    lines = select(func.count()).where(AUDIT_TRAIL.c.import_number == import_number, AUDIT_TRAIL.c.what == TAKEN_OUT)
    with store.reading() as connection:
        return bool(connection.scalar(lines))


def erase_pupil(
    store: Store, pupil: int, rewritten: Callable[[], Iterable[WithoutPupil]], by: str, at: datetime
) -> None:
    """Erase a pupil, in one transaction: out of every import, with its untouched files, decisions and identity.

    `rewritten` is asked while nobody else can write. The audit trail says so by numbers only. Raises RecordsError,
    ValueError without a name or zone.
    """
    with store.writing() as connection:
        files = list(rewritten())
        for file in files:
            _rewrite(connection, file, pupil)
            record_action(connection, TAKEN_OUT, by, at, import_number=file.number, pupil=pupil)
        decisions = connection.execute(delete(DECISIONS).where(DECISIONS.c.pupil == pupil)).rowcount
        forget_choices_about(connection, pupil)
        if not connection.execute(delete(PUPILS).where(PUPILS.c.number == pupil)).rowcount:
            raise RecordsError(_NOBODY)
        details = {"files": len(files), "decisions": decisions}
        record_action(connection, PUPIL_ERASED, by, at, pupil=pupil, details=details)
    store.forget_deleted()


def _rewrite(connection: Connection, file: WithoutPupil, pupil: int) -> None:
    this = IMPORTS.c.number == file.number
    if not file.frames:
        connection.execute(delete(IMPORTS).where(this))
        return
    for table in (FRAMES, ORIGINALS):
        connection.execute(delete(table).where(table.c.import_number == file.number))
    for name, frame in file.frames.items():
        row = {"import_number": file.number, "name": name, "rows": len(frame), "parquet": pack_frame(frame)}
        connection.execute(insert(FRAMES).values(row))
    connection.execute(update(IMPORTS).where(this).values(file_name=file.file_name, details=dict(file.details)))
    _close_ranks(connection, file.number, pupil)


def _close_ranks(connection: Connection, number: int, pupil: int) -> None:
    """Take a pupil out of an import's rows and number those that stay from 0 again."""
    of_import = IMPORT_PUPILS.c.import_number == number
    rows = connection.execute(select(IMPORT_PUPILS).where(of_import).order_by(IMPORT_PUPILS.c.row)).mappings().all()
    staying = [dict(row) for row in rows if row["pupil"] != pupil]
    connection.execute(delete(IMPORT_PUPILS).where(of_import))
    if staying:
        connection.execute(insert(IMPORT_PUPILS), [row | {"row": place} for place, row in enumerate(staying)])
