"""Reads the tables of a web page, which Arbor and others name .xls."""

from lxml import etree

from analysis.ingest.cells import Cell
from analysis.ingest.grids import Grid
from analysis.ingest.markup import read_html
from analysis.ingest.problems import UnusableFileError
from analysis.ingest.tables import Table

_NO_TABLE = "This is a web page without a table in it; please export to Excel or CSV instead."


def read_html_tables(text: str) -> tuple[Table, ...]:
    """Read every table of a page. Raises UnusableFileError when there is none or they are too big."""
    root = read_html(text)
    tables = [Table(f"table {number}", _rows(table)) for number, table in enumerate(root.iter("table"), start=1)]
    if not tables:
        raise UnusableFileError(_NO_TABLE)
    return tuple(tables)


def _rows(table: etree._Element) -> list[list[Cell]]:
    grid = Grid()
    for row, line in enumerate(_own(table, "tr")):
        column = 0
        for cell in line.iterchildren("td", "th"):
            column = grid.next_free(row, column)
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            grid.put(row, column, _text(cell), wide, high)
            column += wide
    return grid.rows


def _own(table: etree._Element, tag: str) -> list[etree._Element]:
    """The rows of a table itself, without those of a table inside one of its cells."""
    return [row for row in table.iter(tag) if next(row.iterancestors("table")) is table]


def _span(cell: etree._Element, name: str) -> int:
    text = (cell.get(name) or "1").strip()
    return max(1, int(text[:9])) if text.isascii() and text.isdigit() else 1


def _text(cell: etree._Element) -> str:
    for line_break in cell.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    lines = "".join(cell.itertext()).split("\n") if cell.find(".//br") is not None else ["".join(cell.itertext())]
    # Spaces that cannot break hold words of one cell together and are no part of a value.
    return "\n".join(" ".join(line.split()) for line in lines)
