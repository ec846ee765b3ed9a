"""Measures the sheets of an .xls before a reader allocates their cells.

Format: [MS-XLS]. Each record of the stream is a number and a size of two bytes each, and its content.
"""

import io
import struct
from collections.abc import Iterator

import olefile  # type: ignore[import-untyped]

from analysis.ingest.grids import TOO_BIG
from analysis.ingest.problems import UnusableFileError
from analysis.ingest.tables import MAX_CELLS

MAX_BYTES = 64 * 1024 * 1024
"""What lies around the sheets (an OLE file is a file system of its own) is not measured; the file itself is capped."""
_NO_WORKBOOK = "This file is damaged or is not an Excel workbook; please export it again as .xlsx or CSV."
_BEGIN, _SIZE, _STRINGS = 0x809, 0x200, 0xFC
_ONE_CELL = frozenset({0x006, 0x0D6, 0x201, 0x203, 0x204, 0x205, 0x207, 0x27E, 0x0FD})
_SEVERAL_CELLS = frozenset({0x0BD, 0x0BE})


def check_old_workbook(data: bytes) -> None:
    """Raise UnusableFileError for no workbook, cells too far away, or more shared strings than there are bytes."""
    if len(data) > MAX_BYTES:
        raise UnusableFileError(TOO_BIG)
    stream = _workbook_stream(data)
    cells = rows = columns = 0
    for kind, content in _records(stream):
        if kind == _BEGIN:
            cells, rows, columns = cells + rows * columns, 0, 0
        elif kind in _ONE_CELL and len(content) >= 4:
            row, column = struct.unpack_from("<HH", content)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif kind in _SEVERAL_CELLS and len(content) >= 6:
            rows = max(rows, int.from_bytes(content[:2], "little") + 1)
            columns = max(columns, int.from_bytes(content[-2:], "little") + 1)
        elif _claims_too_much(kind, content, len(stream)):
            raise UnusableFileError(TOO_BIG)
    if cells + rows * columns > MAX_CELLS:
        raise UnusableFileError(TOO_BIG)


def _workbook_stream(data: bytes) -> bytes:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            for name in ("Workbook", "Book"):
                if ole.exists(name):
                    return bytes(ole.openstream(name).read())
    except Exception as error:  # olefile raises many kinds on bytes that only look like OLE
        raise UnusableFileError(_NO_WORKBOOK) from error
    raise UnusableFileError(_NO_WORKBOOK)


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + size]
        place += 4 + size


def _claims_too_much(kind: int, content: bytes, length: int) -> bool:
    """Whether a record makes a reader allocate for cells or strings that cannot be there."""
    if kind == _SIZE and len(content) >= 12:
        top, bottom, left, right = struct.unpack_from("<IIHH", content)
        return bool((bottom - top) * (right - left) > MAX_CELLS)
    return kind == _STRINGS and len(content) >= 8 and struct.unpack_from("<I", content, 4)[0] > length
