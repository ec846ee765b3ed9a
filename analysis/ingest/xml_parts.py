"""Finds elements by name, whatever their namespace, and writes records as rows."""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from analysis.ingest.cells import Cell
from analysis.ingest.grids import TOO_BIG
from analysis.ingest.markup import local_name, text_of
from analysis.ingest.problems import UnusableFileError
from analysis.ingest.tables import MAX_CELLS, Table


def named(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Every element of these names anywhere inside an element."""
    return (found for found in element.iter("{*}*") if local_name(found) in names)


def children(element: etree._Element | None, name: str) -> list[etree._Element]:
    """The direct children of a name; none of no element."""
    return [] if element is None else [child for child in element.iterchildren("{*}*") if local_name(child) == name]


def first(element: etree._Element, *names: str) -> etree._Element | None:
    """The first element anywhere inside an element with the first of these names that there is, or None."""
    return next((found for name in names for found in named(element, name)), None)


def first_text(element: etree._Element | None, *names: str) -> str:
    """The text of that element; empty where there is none."""
    found = None if element is None else first(element, *names)
    return "" if found is None else text_of(found)


def table_of(name: str, records: Sequence[Mapping[str, Cell]], preamble: Sequence[str] = ()) -> Table:
    """Write records as a table whose headings are all their names. Raises UnusableFileError when it is too big."""
    headings = list(dict.fromkeys(heading for record in records for heading in record))
    if len(headings) * len(records) > MAX_CELLS:
        raise UnusableFileError(TOO_BIG)
    rows: list[list[Cell]] = [[line] for line in preamble]
    rows.append([*headings])
    rows += [[record.get(heading, "") for heading in headings] for record in records]
    return Table(name, rows, layout="L9")
