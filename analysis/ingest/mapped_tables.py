"""Reads tables by what people said of their columns, where they said anything of such headings."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.ingest.cells import Cell, cell_text
from analysis.ingest.column_mapping import ColumnMapping, headings_said, mapping_of
from analysis.ingest.header_rows import ROWS_SEARCHED, HeadedTable, find_header, header_at, with_headings
from analysis.ingest.problems import Problem, Severity
from analysis.ingest.tables import Table


def headed_by_mapping(table: Table, number: int, mappings: Sequence[ColumnMapping]) -> HeadedTable | None:
    """Head a table as the first mapping that fits says; None where none does. `number` is its place in the file."""
    mapping, headed = _fitting(table, number, mappings)
    if mapping is None or headed is None:
        return None
    return with_headings(_signed(headed, mapping), headings_said(mapping, headed))


def _fitting(
    table: Table, number: int, mappings: Sequence[ColumnMapping]
) -> tuple[ColumnMapping | None, HeadedTable | None]:
    known = [mapping.signature for mapping in mappings]
    places = _by_signature(table, {mapping.count for mapping in mappings if mapping.signature})
    for mapping, signature in zip(mappings, known, strict=True):
        headed = places.get(signature) if signature else _where_it_stood(table, number, mapping)
        if headed is not None:
            return mapping, headed
    return None, None


def _by_signature(table: Table, counts: set[int]) -> dict[str | None, HeadedTable]:
    """The uppermost rows of each signature: the headings may stand lower down in the next file."""
    places: dict[str | None, HeadedTable] = {}
    for count in sorted(counts):
        for row in range(1, min(len(table.rows) + 1 - count, ROWS_SEARCHED) + 1):
            if not all(any(map(cell_text, line)) for line in table.rows[row - 1 : row - 1 + count]):
                continue
            headed = header_at(table, row, count)
            places.setdefault(mapping_of(headed, 0).signature, headed)
    return places


def _where_it_stood(table: Table, number: int, mapping: ColumnMapping) -> HeadedTable | None:
    fits = mapping.sheet == number and mapping.row + mapping.count - 1 <= len(table.rows)
    return header_at(table, mapping.row, mapping.count) if fits else None


def _signed(headed: HeadedTable, mapping: ColumnMapping) -> HeadedTable:
    if mapping.on is None:
        return headed
    message = f"The columns were read as {mapping.by} said on {mapping.on:%d/%m/%Y}."
    note = Problem(message, Severity.NOTE, said_by=mapping.by)
    return replace(headed, table=replace(headed.table, problems=(*headed.table.problems, note)))


def found_mapping(tables: Sequence[Table], mappings: Sequence[ColumnMapping] = ()) -> ColumnMapping | None:
    """How a file is read now, or would be with the fewest corrections; None for a file without any cell."""
    for number, table in enumerate(tables):
        mapping, headed = _fitting(table, number, mappings)
        if mapping is not None and headed is not None:
            row, count = headed.heading_rows
            return replace(mapping, row=row, count=count, sheet=number)
    understood = [(headed, number) for number, table in enumerate(tables) if (headed := find_header(table))]
    if understood:
        headed, number = max(understood, key=lambda pair: (pair[0].score, len(pair[0].body)))
        return mapping_of(headed, number)
    filled = [number for number, table in enumerate(tables) if has_cells(table)]
    return mapping_at(tables[filled[0]], filled[0]) if filled else None


def has_cells(table: Table) -> bool:
    """Whether anything stands in a table."""
    return any(any(map(cell_text, row)) for row in table.rows)


def mapping_at(table: Table, number: int, row: int | None = None, count: int = 1) -> ColumnMapping:
    """What the program makes of a table with its headings in `row` (from 1); by default in the row of most words."""
    return mapping_of(header_at(table, row or _wordiest(table.rows[:ROWS_SEARCHED]), count), number)


def _wordiest(rows: Sequence[Sequence[Cell]]) -> int:
    words = [len({cell for cell in row if isinstance(cell, str) and cell.strip()}) for row in rows]
    return 1 + words.index(max(words))
