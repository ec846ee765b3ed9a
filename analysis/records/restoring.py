"""Restoring a backup: one action, which leaves the old records in place until the new ones are proven."""

import os
import shutil
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import IO, BinaryIO

from analysis.records.audit import RESTORED, record_action
from analysis.records.backup import Manifest, read_manifest, rows_of, sha256_of, unfinished_in
from analysis.records.copying import copy_rows
from analysis.records.errors import DAMAGED, NO_BACKUP, NOT_EMPTY, RecordsError, plain_sentences, sentence_of
from analysis.records.moments import in_utc
from analysis.records.places import DATABASE_FILE, Place
from analysis.records.store import open_store

LARGEST_DATABASE = 4_000_000_000
"""Bytes: more than sixty times what ten years of a large primary school take."""
SAFETY_COPY = "records before"
_SIGNATURE = b"SQLite format 3\0"
_LOGS = ("", "-wal", "-shm")


def restore_backup(file: Path | BinaryIO, place: Place, by: str, at: datetime) -> Path | None:
    """Put a backup in place of the records; give the file in which the old ones stay, None where there were none.

    Every store of the place is to be closed or set aside. A database server's records are never replaced: there the
    database must be empty. Raises RecordsError, and the old records are as they were.
    """
    with proven_backup(file, place) as (proven, manifest):
        with open_store(proven) as store, store.writing() as written:
            record_action(written, RESTORED, by, at, details={"made_at": manifest.made_at})
        if place.database_url is None:
            return _take_its_place(proven.database_file, place.database_file, at)
        _fill_server(proven, place)
        return None


@contextmanager
def proven_backup(file: Path | BinaryIO, place: Place) -> Iterator[tuple[Place, Manifest]]:
    """Unpack a backup beside the records, prove it and lend it, in the form of today's tables. Raises RecordsError."""
    with plain_sentences():
        place.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with unfinished_in(place.home) as folder:
            proven = Place(Path(folder))
            manifest = _unpack(file, proven.database_file)
            _prove(proven, manifest)
            yield proven, manifest


def _unpack(file: Path | BinaryIO, copy: Path) -> Manifest:
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = read_manifest(archive)
            # What a ZIP file says of its sizes is the most that is ever unpacked of it.
            if archive.getinfo(DATABASE_FILE).file_size > LARGEST_DATABASE:
                raise RecordsError(NO_BACKUP)
            with archive.open(DATABASE_FILE) as packed, copy.open("xb") as unpacked:
                _copy_database(packed, unpacked)
    except (zipfile.BadZipFile, zlib.error, EOFError, LookupError, TypeError, ValueError, RuntimeError):
        # RuntimeError: a ZIP file with a password, or one packed in a way that Python does not know.
        raise RecordsError(NO_BACKUP) from None
    if sha256_of(copy) != manifest.sha256:
        raise RecordsError(NO_BACKUP)
    copy.chmod(0o600)
    return manifest


def _copy_database(packed: IO[bytes], unpacked: BinaryIO) -> None:
    beginning = packed.read(len(_SIGNATURE))
    if beginning != _SIGNATURE:
        raise RecordsError(NO_BACKUP)
    unpacked.write(beginning)
    shutil.copyfileobj(packed, unpacked)


def _prove(proven: Place, manifest: Manifest) -> None:
    with closing(sqlite3.connect(proven.database_file)) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not whole or connection.execute("PRAGMA foreign_key_check").fetchall():
            raise RecordsError(NO_BACKUP)
    with open_store(proven) as store, store.reading() as connection:
        rows = rows_of(connection)
        # An older release's backup lacks the tables that came since.
        if {name: rows[name] for name in manifest.rows if name in rows} != manifest.rows:
            raise RecordsError(NO_BACKUP)


def _take_its_place(new: Path, old: Path, at: datetime) -> Path | None:
    kept = _keep_aside(old, new.parent, at) if old.exists() else None
    with new.open("rb+") as written:
        os.fsync(written.fileno())
    new.replace(old)
    return kept


def _keep_aside(old: Path, folder: Path, at: datetime) -> Path:
    _settle(old)
    names = (f"{SAFETY_COPY} {in_utc(at):%Y-%m-%d %H.%M.%S} ({number}).sqlite3" for number in count(1))
    kept = next(old.with_name(name) for name in names if not old.with_name(name).exists())
    # A copy and not a new name, so that a kill at any moment leaves records where they are looked for.
    logs = [(Path(f"{old}{log}"), Path(f"{kept}{log}")) for log in _LOGS if Path(f"{old}{log}").exists()]
    for source, copy in logs:
        unfinished = folder / copy.name
        shutil.copy2(source, unfinished)
        with unfinished.open("rb+") as written:
            os.fsync(written.fileno())
        unfinished.replace(copy)
    for source, _ in logs[1:]:
        source.unlink()
    return kept


def _settle(old: Path) -> None:
    """Write the log into the file, which SQLite does only where nobody else has it open. Damaged records may pass."""
    # SQLite deletes the log of a file that it does not take for its own.
    with old.open("rb") as opened:
        if opened.read(len(_SIGNATURE)) != _SIGNATURE:
            return
    with closing(sqlite3.connect(old, timeout=2)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE").close()
        except sqlite3.DatabaseError as error:
            if sentence_of(error) != DAMAGED:
                raise


def _fill_server(proven: Place, place: Place) -> None:
    with (
        open_store(proven) as store,
        open_store(place) as server,
        store.reading() as source,
        server.writing() as target,
    ):
        if any(rows_of(target).values()):
            raise RecordsError(NOT_EMPTY)
        copy_rows(source, target)
        if rows_of(target) != rows_of(source):
            raise RecordsError(NO_BACKUP)
