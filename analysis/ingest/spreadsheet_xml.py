"""Reads Excel 2003 XML ("XML Spreadsheet"), which is often named .xls: one table for each sheet."""

from datetime import datetime

from lxml import etree

from analysis.ingest.cells import Cell
from analysis.ingest.grids import Grid
from analysis.ingest.markup import read_xml, text_of
from analysis.ingest.tables import Table

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"


def read_spreadsheet_xml(text: str) -> tuple[Table, ...]:
    """Read every sheet. Raises UnusableFileError when the XML is damaged or the sheets are too big."""
    root = read_xml(text)
    return tuple(Table(sheet.get(f"{_SS}Name") or "", _rows(sheet)) for sheet in root.iter(f"{_SS}Worksheet"))


def _rows(sheet: etree._Element) -> list[list[Cell]]:
    grid = Grid()
    row = -1
    for line in sheet.iterfind(f"{_SS}Table/{_SS}Row"):
        row = _number(line, "Index", row + 2) - 1
        column = 0
        for cell in line.iterfind(f"{_SS}Cell"):
            column = grid.next_free(row, column)
            column = _number(cell, "Index", column + 1) - 1
            wide, high = 1 + _number(cell, "MergeAcross", 0), 1 + _number(cell, "MergeDown", 0)
            grid.put(row, column, _value(cell), wide, high)
            column += wide
    return grid.rows


def _number(element: etree._Element, name: str, otherwise: int) -> int:
    text = element.get(f"{_SS}{name}") or ""
    return int(text[:9]) if text.isascii() and text.isdigit() else otherwise


def _value(cell: etree._Element) -> Cell:
    data = cell.find(f"{_SS}Data")
    if data is None:
        return ""
    text = text_of(data)
    kind = data.get(f"{_SS}Type")
    try:
        if kind == "Number":
            return float(text)
        return datetime.fromisoformat(text) if kind == "DateTime" else text
    except ValueError:
        return text
