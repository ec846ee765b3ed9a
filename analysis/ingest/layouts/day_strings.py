"""L6 by day: one row a pupil, one column a date, both marks of the day in one cell: a slash and a backslash."""

from collections.abc import Sequence

from analysis.ingest.cells import Cell, cell_text
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.layouts.layout import Reading
from analysis.ingest.layouts.mark_lists import Mark, data_rows, listed_reading
from analysis.ingest.layouts.paired_rows import day_columns
from analysis.ingest.mark_strings import marks_of_day

_ROWS_LOOKED_AT = 60
_NO_MARKS = "No cell under the dates of this file holds marks; please export it again."


def recognises(headed: HeadedTable) -> bool:
    """Whether columns are headed by dates alone and a cell under them holds two marks."""
    rows = headed.body[:_ROWS_LOOKED_AT]
    return any(marks_of_day(_cell(row, column)) for column in day_columns(headed) for row in rows)


def read(headed: HeadedTable) -> Reading:
    """Read two marks from each cell. One sign alone does not say which session it is for, and is reported."""
    marks = [
        Mark(row, day, session, one)
        for row in data_rows(headed)
        for column, day in day_columns(headed).items()
        for session, one in enumerate(_both(_cell(headed.body[row], column)))
    ]
    return listed_reading("L6", headed, marks, [], 0, _NO_MARKS)


def _both(cell: Cell) -> tuple[str, str]:
    # The words make an entry that no code explains, so it is reported and never counted.
    alone = f"{cell_text(cell)[:10]} (one entry for two sessions)" if cell_text(cell) else ""
    return marks_of_day(cell) or (alone, alone)


def _cell(row: Sequence[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else ""
