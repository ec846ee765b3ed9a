"""L4: one row a pupil, one column a date and session, as in SIMS Next Gen's "Edit Marks"."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from analysis.ingest.cells import Cell
from analysis.ingest.decorations import RowKind, row_kinds
from analysis.ingest.distinct import distinct
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.layouts.grid_checks import check_column_totals
from analysis.ingest.layouts.layout import Reading
from analysis.ingest.layouts.mark_reading import mark_reading
from analysis.ingest.marks import SESSIONS, Entries
from analysis.ingest.problems import UnusableFileError
from analysis.ingest.pupils import read_pupils


def recognises(headed: HeadedTable) -> bool:
    """Whether a column is headed by a date and a session."""
    return bool(_columns(headed))


def _columns(headed: HeadedTable) -> dict[int, tuple[date, int]]:
    """The columns of marks, each with its date and its session (0 is AM)."""
    return {
        column: (slot.day, SESSIONS.index(slot.session))
        for column, slot in headed.slots.items()
        if slot.day and slot.session
    }


def read(headed: HeadedTable) -> Reading:
    """Read a mark from each date column of each pupil. Raises UnusableFileError when there are no pupils."""
    columns = _columns(headed)
    kinds = row_kinds(headed)
    at = [row for row, kind in enumerate(kinds) if kind is RowKind.DATA]
    if not at:
        raise UnusableFileError("There are no pupils under the headings of this file; please export it again.")
    rows = [headed.body[row] for row in at]
    numbers = pd.Index(at).to_numpy() + headed.first_row
    index = read_pupils(headed, rows, numbers)
    entry, values = distinct(_entries(rows, list(columns)))
    entries = Entries(
        pupil=index.of_row.repeat(len(columns)),
        rows=numbers.repeat(len(columns)),
        day=pd.Index(list(range(len(columns))) * len(rows)).to_numpy(),
        days=[day for day, _ in columns.values()],
        session=pd.Index([session for _, session in columns.values()] * len(rows)).to_numpy(),
        entry=entry,
        written=[(value, "") for value in values],
        heading=None,
    )
    reading = mark_reading("L4", headed, index, entries, [], 0)
    totals = [row for row, kind in enumerate(kinds) if kind is RowKind.TOTAL]
    return check_column_totals(reading, headed, totals, columns)


def _entries(rows: Sequence[Sequence[Cell]], columns: Sequence[int]) -> list[Cell]:
    return [row[column] if column < len(row) else "" for row in rows for column in columns]
