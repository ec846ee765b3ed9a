"""Reads a zip file of exports: the tables of every file in it, none of which is written anywhere."""

import io
import zipfile
from collections.abc import Iterator

from analysis.ingest.problems import UnusableFileError
from analysis.ingest.workbook_parts import MAX_UNZIPPED, ZIP_ERRORS

MAX_FILES = 100
_TOO_MANY = f"This zip archive holds more than {MAX_FILES} files; please load them in smaller archives."
_TOO_BIG = "This zip archive is too big to read safely; please load its files one by one."
_DAMAGED = "This zip archive is damaged or was only partly downloaded; please make it again."
_PROTECTED = "This zip archive has a password; please unzip it first and load the file inside it."


def files_in(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the last part of each name, and the bytes. Raises UnusableFileError when damaged, protected or too big."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            left = MAX_UNZIPPED
            for item in _wanted(archive):
                with archive.open(item) as stream:
                    content = stream.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise UnusableFileError(_TOO_BIG)
                yield _last_part(item.filename), content
    except ZIP_ERRORS as error:
        raise UnusableFileError(_DAMAGED) from error


def _wanted(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files that a person put in, without those that macOS adds."""
    items = [item for item in archive.infolist() if not item.is_dir() and not item.filename.startswith("__MACOSX/")]
    items = [item for item in items if not _last_part(item.filename).startswith(".")]
    if len(items) > MAX_FILES:
        raise UnusableFileError(_TOO_MANY)
    if any(item.flag_bits & 1 for item in items):
        raise UnusableFileError(_PROTECTED)
    return items


def _last_part(name: str) -> str:
    # A path in an archive can lead anywhere; nothing is ever written to it, and only the name is shown.
    return name.replace("\\", "/").rpartition("/")[2][:80]
