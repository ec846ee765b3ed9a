"""L6 by week: one row a pupil and week, all marks of the week in one string, as council extracts have them."""

from datetime import date, timedelta

from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.layouts.layout import Reading
from analysis.ingest.layouts.mark_lists import Mark, data_rows, listed_reading
from analysis.ingest.layouts.week_rows import no_week, weeks_of
from analysis.ingest.mark_strings import marks_of_day, marks_of_week
from analysis.ingest.problems import Problem, Severity
from analysis.ingest.row_lists import rows_text

_ROWS_LOOKED_AT = 60
_NO_MARKS = (
    "No row of this file has the date of a week and its 10 or 14 marks; please export it again with the week's start "
    "date."
)


def recognises(headed: HeadedTable) -> bool:
    """Whether a column holds strings of marks."""
    if "mark_string" not in headed.fields:
        return False
    cells = headed.cells("mark_string", headed.body[:_ROWS_LOOKED_AT])
    return any(_marks(str(cell), "day" in headed.fields) for cell in cells)


def read(headed: HeadedTable) -> Reading:
    """Read the marks of each string. Raises UnusableFileError when no row has a week and its marks."""
    at = data_rows(headed)
    by_day = "day" in headed.fields
    starts = weeks_of(headed, at, whole_weeks=not by_day)
    marks: list[Mark] = []
    problems: list[Problem] = []
    empty: list[int] = []
    for row, start, cell in zip(at, starts, headed.cells("mark_string", [headed.body[row] for row in at]), strict=True):
        # The outer spaces are kept, because they can stand for missing marks.
        text = str(cell)
        written = _marks(text, by_day)
        if not text.strip():
            empty.append(headed.first_row + row)
        elif start is None:
            problems.append(no_week(headed, row))
        elif written is None:
            problems.append(_no_marks(headed, row, text.strip()))
        else:
            marks += _of_days(row, start, written)
    left_out = len(problems) + len(empty)
    problems += [_empty(headed, empty)] if empty else []
    return listed_reading("L6", headed, marks, problems, left_out, _NO_MARKS)


def _marks(text: str, by_day: bool) -> list[str] | None:
    if by_day and (both := marks_of_day(text)):
        return list(both)
    return marks_of_week(text)


def _of_days(row: int, start: date, written: list[str]) -> list[Mark]:
    return [Mark(row, start + timedelta(days=place // 2), place % 2, mark) for place, mark in enumerate(written)]


def _no_marks(headed: HeadedTable, row: int, text: str) -> Problem:
    message = f"{len(text)} signs stand for a week, which has 10 marks, or 14 with its weekend; the row was left out."
    return Problem(message, Severity.ERROR, row=headed.first_row + row, column=headed.heading_of("mark_string"))


def _empty(headed: HeadedTable, rows: list[int]) -> Problem:
    message = f"No marks stand in {rows_text(rows)}; nothing was counted there, neither as present nor as missing."
    return Problem(message, row=min(rows), column=headed.heading_of("mark_string"))
