"""A backup: one file with everything in the records, made while they are in use, whichever database holds them."""

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from analysis.records.copying import copy_rows
from analysis.records.errors import plain_sentences
from analysis.records.moments import in_utc
from analysis.records.places import DATABASE_FILE, Place
from analysis.records.schema import REVISION, TABLES
from analysis.records.store import Store, open_store

MANIFEST = "manifest.json"
_LONGEST_MANIFEST = 100_000
_UNFINISHED = ".unfinished-"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself: when it was made, the form of its tables, its rows by table, its SHA-256."""

    made_at: str
    revision: str
    rows: dict[str, int]
    sha256: str

    @property
    def moment(self) -> datetime:
        """The moment at which it was made."""
        return datetime.fromisoformat(self.made_at)


def write_backup(store: Store, file: Path, at: datetime) -> Manifest:
    """Write all of the records, originals too, into one ZIP file; a file of that name is replaced at the end.

    The backup holds children's data in plain form and only its owner can read it. Raises RecordsError.
    """
    with plain_sentences(), unfinished_in(file.parent) as folder:
        copy = Path(folder) / DATABASE_FILE
        with store.in_use():
            rows = _copy_file(store.file, copy) if store.file else _copy_tables(store, Path(folder))
        manifest = Manifest(in_utc(at).isoformat(), REVISION, rows, sha256_of(copy))
        packed = Path(folder) / "backup.zip"
        _pack(packed, copy, manifest)
        packed.replace(file)
    return manifest


def unfinished_in(folder: Path) -> tempfile.TemporaryDirectory[str]:
    """Make a folder that goes when the work in it is done, and by `clear_unfinished` after a kill."""
    return tempfile.TemporaryDirectory(dir=folder, prefix=_UNFINISHED)


def clear_unfinished(folder: Path) -> int:
    """Delete what killed backups and restores left in a folder, which holds children's data; how many.

    For the start of the program, when no backup is under way. Raises RecordsError.
    """
    with plain_sentences():
        left = [path for path in folder.glob(f"{_UNFINISHED}*") if path.is_dir()]
        for path in left:
            shutil.rmtree(path)
    return len(left)


def sha256_of(file: Path) -> str:
    """Give the SHA-256 of a file in hexadecimal digits."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def rows_of(connection: Connection) -> dict[str, int]:
    """Count the rows of every table."""
    tables = TABLES
    return {table.name: int(connection.scalar(select(func.count()).select_from(table)) or 0) for table in tables}


def _copy_file(source: Path, copy: Path) -> dict[str, int]:
    with closing(sqlite3.connect(source)) as reader, closing(sqlite3.connect(copy)) as writer:
        # All pages at once: the copy is of one moment, and whoever writes meanwhile does not start it again.
        reader.backup(writer, pages=-1)
        # A single file, without a log beside it.
        writer.execute("PRAGMA journal_mode = DELETE").close()
        counts = ((table.name, writer.execute(f'SELECT count(*) FROM "{table.name}"')) for table in TABLES)  # noqa: S608
        return {name: int(cursor.fetchone()[0]) for name, cursor in counts}


def _copy_tables(store: Store, folder: Path) -> dict[str, int]:
    with open_store(Place(folder)) as copy, store.reading() as source, copy.writing() as target:
        copy_rows(source, target)
        return rows_of(target)


def _pack(packed: Path, copy: Path, manifest: Manifest) -> None:
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=2))
        archive.write(copy, DATABASE_FILE)
    packed.chmod(0o600)
    with packed.open("rb+") as written:
        os.fsync(written.fileno())


def read_manifest(archive: zipfile.ZipFile) -> Manifest:
    """Read what a backup says of itself. Raises KeyError, TypeError or ValueError where it is none."""
    if archive.getinfo(MANIFEST).file_size > _LONGEST_MANIFEST:
        raise ValueError("A manifest is a few lines long.")
    said: dict[str, Any] = json.loads(archive.read(MANIFEST))
    manifest = Manifest(**said)
    in_utc(manifest.moment)
    return manifest
