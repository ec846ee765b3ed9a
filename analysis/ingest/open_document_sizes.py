"""Measures the sheets of an .ods, which repeats cells and rows by number, before a reader writes them out."""

import io
from collections.abc import Mapping

from lxml import etree

from analysis.ingest.grids import TOO_BIG
from analysis.ingest.problems import UnusableFileError
from analysis.ingest.tables import MAX_CELLS

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_PROTECTED = "This OpenDocument file is password protected; please save it without one and load that."
_NO_SHEETS = "This is an OpenDocument file, but no spreadsheet; please export to Excel or CSV instead."
_DAMAGED = "This OpenDocument file is damaged; please open it, save it again and load that."


def check_open_document(parts: Mapping[str, bytes]) -> None:
    """Raise UnusableFileError when it is protected, no spreadsheet, damaged, or its cells reach too far."""
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise UnusableFileError(_PROTECTED)
    if b"opendocument.spreadsheet" not in parts.get("mimetype", b""):
        raise UnusableFileError(_NO_SHEETS)
    try:
        cells = _cells(parts.get("content.xml", b""))
    except etree.XMLSyntaxError as error:
        raise UnusableFileError(_DAMAGED) from error
    if cells > MAX_CELLS:
        raise UnusableFileError(TOO_BIG)


def _cells(content: bytes) -> int:
    """The cells of all sheets up to the furthest that holds anything."""
    total = row = rows = columns = 0
    safe = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    for _, element in etree.iterparse(io.BytesIO(content), tag=(f"{_TABLE}table-row", f"{_TABLE}table"), **safe):
        if element.tag == f"{_TABLE}table":
            total, row, rows, columns = total + rows * columns, 0, 0, 0
        else:
            row += _repeated(element, "rows")
            width = _width(element)
            rows, columns = (row, max(columns, width)) if width else (rows, columns)
            # The reader allocates each row as it meets it, so one row alone can be too much.
            if rows * columns > MAX_CELLS:
                return rows * columns
        element.clear()
    return total


def _width(row: etree._Element) -> int:
    """The furthest cell of a row that holds anything; the empty ones after it are never written out."""
    column = furthest = 0
    for cell in row.iterchildren(*_CELLS):
        column += _repeated(cell, "columns")
        if cell.get(f"{_OFFICE}value-type") or len(cell):
            furthest = column
    return furthest


def _repeated(element: etree._Element, what: str) -> int:
    text = element.get(f"{_TABLE}number-{what}-repeated") or "1"
    return max(1, int(text[:12])) if text.isascii() and text.isdigit() else 1
