"""Measures the sheets of an .xlsb before a reader allocates their cells.

Format: [MS-XLSB]. Each record is a number and a size, seven bits a byte, and its content.
"""

from collections.abc import Iterator, Mapping

from analysis.ingest.grids import MAX_COLUMNS, TOO_BIG
from analysis.ingest.problems import UnusableFileError
from analysis.ingest.tables import MAX_CELLS

_ROW = 0
_CELLS = range(1, 12)
_STRINGS = 159
_MOST_NUMBER_BYTES, _MOST_SIZE_BYTES = 2, 4


def check_binary_sheets(parts: Mapping[str, bytes]) -> None:
    """Raise UnusableFileError for cells too far away, and for more shared strings than there are bytes."""
    for name, part in parts.items():
        if "/worksheets/" in name.casefold() and name.casefold().endswith(".bin"):
            _check_sheet(part)
        elif name.casefold().endswith("sharedstrings.bin"):
            _check_strings(part)


def _check_sheet(part: bytes) -> None:
    rows = columns = 0
    for number, place, size in _records(part):
        if number == _ROW and size >= 4:
            rows = max(rows, _whole(part, place) + 1)
        elif number in _CELLS and size >= 4:
            columns = max(columns, _whole(part, place) + 1)
    if columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        raise UnusableFileError(TOO_BIG)


def _check_strings(part: bytes) -> None:
    for number, place, size in _records(part):
        if number == _STRINGS and size >= 8 and _whole(part, place + 4) > len(part):
            raise UnusableFileError(TOO_BIG)


def _records(part: bytes) -> Iterator[tuple[int, int, int]]:
    """Each record's number, where its content begins, and how long it is."""
    place = 0
    while place < len(part):
        number, place = _varying(part, place, _MOST_NUMBER_BYTES)
        size, place = _varying(part, place, _MOST_SIZE_BYTES)
        if place + size > len(part):
            return
        yield number, place, size
        place += size


def _varying(part: bytes, place: int, most: int) -> tuple[int, int]:
    value = shift = 0
    while place < len(part) and shift < 7 * most:
        byte, place = part[place], place + 1
        value, shift = value | (byte & 0x7F) << shift, shift + 7
        if byte < 0x80:
            break
    return value, place


def _whole(part: bytes, place: int) -> int:
    return int.from_bytes(part[place : place + 4], "little")
