"""The copies of the records that the program itself keeps beside them, each for some days.

A backup of a day stands in a folder of its own; the records that a restore replaced stand beside the database. A file
of any other name is nobody's copy, and is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from analysis.records.backup import write_backup
from analysis.records.errors import plain_sentences
from analysis.records.places import Place
from analysis.records.restoring import SAFETY_COPY
from analysis.records.store import Store
from analysis.records.times import KeepTimes

FOLDER = "backups"
# The name tells the day and nothing of the school.
_OF_A_DAY = re.compile(r"attendance backup (\d{4}-\d{2}-\d{2})\.zip")
# With the log of records that were damaged.
_REPLACED = re.compile(rf"{SAFETY_COPY} (\d{{4}}-\d{{2}}-\d{{2}}) .*\.sqlite3(-wal|-shm)?")


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy: its file, the day on which it was made, the last day on which it is kept, and its size in bytes."""

    file: Path
    made_on: date
    kept_until: date
    size: int


def copies_folder(place: Place) -> Path:
    """Where the backups of each day stand."""
    return place.home / FOLDER


def name_of_copy(day: date) -> str:
    """Name the backup of a day."""
    return f"attendance backup {day.isoformat()}.zip"


def make_copy(store: Store, place: Place, day: date, at: datetime) -> Path:
    """Write the backup of a day, in place of an earlier one of that day. Raises RecordsError."""
    folder = copies_folder(place)
    with plain_sentences():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / name_of_copy(day)
    write_backup(store, file, at)
    return file


def list_copies(place: Place, times: KeepTimes) -> tuple[Copy, ...]:
    """List the copies that are there, the newest first. Raises RecordsError."""
    with plain_sentences():
        found = [
            *_copies(copies_folder(place), _OF_A_DAY, times.copies),
            *_copies(place.home, _REPLACED, times.safety_copies),
        ]
    return tuple(sorted(found, key=lambda copy: (copy.made_on, copy.file.name), reverse=True))


def _copies(folder: Path, name: re.Pattern[str], days: int) -> Iterator[Copy]:
    for file in folder.iterdir() if folder.is_dir() else ():
        told = name.fullmatch(file.name)
        if told:
            made_on = date.fromisoformat(told[1])
            yield Copy(file, made_on, made_on + timedelta(days=days), file.stat().st_size)


def drop_expired_copies(place: Place, times: KeepTimes, day: date) -> int:
    """Delete the copies whose last day is over; how many. Raises RecordsError."""
    expired = [copy for copy in list_copies(place, times) if copy.kept_until < day]
    with plain_sentences():
        for copy in expired:
            copy.file.unlink(missing_ok=True)
    return len(expired)
