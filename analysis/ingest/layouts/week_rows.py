"""L4 by week: one row a pupil and week, one column a weekday and session (MonAM to FriPM), as Bromcom exports it."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd

from analysis.ingest.cells import Cell, cell_text
from analysis.ingest.dates import read_date
from analysis.ingest.decorations import RowKind, row_kinds
from analysis.ingest.distinct import distinct, read_distinct
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.layouts.layout import Reading
from analysis.ingest.layouts.mark_reading import mark_reading
from analysis.ingest.marks import SESSIONS, Entries
from analysis.ingest.problems import Problem, UnusableFileError
from analysis.ingest.pupils import read_pupils

_NO_WEEK = (
    "This file has Monday to Friday but not the date of the week; please export it again with the week's start date."
)


def recognises(headed: HeadedTable) -> bool:
    """Whether columns are headed by a weekday and a session, without dates."""
    return bool(_columns(headed))


def _columns(headed: HeadedTable) -> dict[int, tuple[int, int]]:
    """The columns of marks, each with its weekday (0 is Monday) and its session (0 is AM)."""
    return {
        column: (slot.weekday, SESSIONS.index(slot.session))
        for column, slot in headed.slots.items()
        if slot.weekday is not None and slot.session and not slot.day
    }


def read(headed: HeadedTable) -> Reading:
    """Read the marks of each week. Raises UnusableFileError when neither rows nor the lines above them give it."""
    columns = _columns(headed)
    data = [row for row, kind in enumerate(row_kinds(headed)) if kind is RowKind.DATA]
    weeks = weeks_of(headed, data)
    at = [row for row, week in zip(data, weeks, strict=True) if week]
    problems = [no_week(headed, row) for row, week in zip(data, weeks, strict=True) if not week]
    if not at:
        raise UnusableFileError(_NO_WEEK)
    rows = [headed.body[row] for row in at]
    numbers = pd.Index(at).to_numpy() + headed.first_row
    index = read_pupils(headed, rows, numbers)
    week_of, mondays = pd.factorize(pd.Series([week for week in weeks if week], dtype=object))
    entry, values = distinct(
        [row[column] if column < len(row) else "" for row in rows for column in columns],
    )
    width = len(columns)
    entries = Entries(
        pupil=index.of_row.repeat(width),
        rows=numbers.repeat(width),
        day=week_of.repeat(width) * width + pd.Index(list(range(width)) * len(rows)).to_numpy(),
        days=[monday + timedelta(days=weekday) for monday in mondays for weekday, _ in columns.values()],
        session=pd.Index([session for _, session in columns.values()] * len(rows)).to_numpy(),
        entry=entry,
        written=[(value, "") for value in values],
        heading=None,
    )
    return mark_reading("L4", headed, index, entries, problems, len(problems))


def weeks_of(headed: HeadedTable, rows: Sequence[int], whole_weeks: bool = True) -> list[date | None]:
    """The Monday of each row's week (or its very day): from its own column, else from the lines above the table."""
    field = next((field for field in ("week_start", "start", "day") if field in headed.fields), None)
    if field is None:
        return [monday_of(headed.period[0]) if headed.period else None] * len(rows)
    cells = headed.cells(field, [headed.body[row] for row in rows])
    codes, starts = read_distinct(cells, lambda cell: read_date(cell, headed.table.epoch))
    mondays = [monday_of(start) if start and whole_weeks else start for start in starts]
    return [mondays[code] for code in codes]


def monday_of(start: date) -> date:
    """The Monday of a school week, which some systems begin on the Saturday or Sunday before."""
    weekday = start.weekday()
    return start + timedelta(days=7 - weekday if weekday > 4 else -weekday)


def no_week(headed: HeadedTable, row: int) -> Problem:
    """Say that a row has no date of its week."""
    field = next((field for field in ("week_start", "start", "day") if field in headed.fields), "")
    cell: Cell = headed.cells(field, [headed.body[row]])[0] if field else ""
    message = f'The week "{cell_text(cell)[:40]}" is not a date; the row was left out.'
    return Problem(message, row=headed.first_row + row, column=headed.heading_of(field))
