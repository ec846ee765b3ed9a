"""The parts of an .xlsx file, unzipped within limits and measured before a reader allocates their cells."""

import io
import zipfile
import zlib

from analysis.ingest.cell_addresses import furthest_cell
from analysis.ingest.problems import UnusableFileError
from analysis.ingest.tables import MAX_CELLS

MAX_UNZIPPED = 400 * 1024 * 1024
MAX_PARTS = 2_000
MAX_COLUMNS = 16_384
_TOO_BIG = "This workbook is too big to read safely; please export a shorter period or fewer pupils."
_DAMAGED = "This workbook is damaged or was only partly downloaded; please export it again."
_UNSAFE = "This workbook is stored in an unusual way; please open it in Excel, save it again and load that."
ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError, RuntimeError)


def read_parts(data: bytes, endings: tuple[str, ...] = (".xml", ".rels")) -> dict[str, bytes]:
    """Unzip the parts whose names end so. Raises UnusableFileError when they are damaged, unsafe or too big.

    Pictures and macros are left behind. The reader is given these bytes and not the original file, so that what was
    measured is what is read, whatever the zip directory claims.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unzipped(archive, endings)
    except ZIP_ERRORS as error:
        raise UnusableFileError(_DAMAGED) from error


def has_macros(data: bytes) -> bool:
    """Whether a workbook that could be unzipped holds macros."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(name.casefold().endswith("vbaproject.bin") for name in archive.namelist())


def _unzipped(archive: zipfile.ZipFile, endings: tuple[str, ...]) -> dict[str, bytes]:
    wanted = [name for name in archive.namelist() if name.casefold().endswith(endings)]
    if len(wanted) > MAX_PARTS:
        raise UnusableFileError(_TOO_BIG)
    parts: dict[str, bytes] = {}
    left = MAX_UNZIPPED
    for name in wanted:
        with archive.open(name) as stream:
            parts[name] = stream.read(left + 1)
        left -= len(parts[name])
        if left < 0:
            raise UnusableFileError(_TOO_BIG)
    return parts


def check_parts(parts: dict[str, bytes]) -> None:
    """Refuse XML that a reader could be led astray by, and sheets whose furthest cell is too far away."""
    for name, part in parts.items():
        if not name.casefold().endswith((".xml", ".rels")):
            continue
        # UTF-16 would hide its cells from the measuring below; declared entities can grow without end.
        if b"\x00" in part[:200] or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            raise UnusableFileError(_UNSAFE)
        if "/worksheets/" in name.casefold() and name.casefold().endswith(".xml"):
            rows, columns = furthest_cell(part)
            if columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
                raise UnusableFileError(_TOO_BIG)


def repacked(parts: dict[str, bytes]) -> bytes:
    """Put parts into a zip file again, uncompressed, for a reader that only takes a whole workbook."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()
