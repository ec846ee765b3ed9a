"""L8: one row a pupil with a percentage and no sessions, as ScholarPack, Progresso and DfE lists print it.

A percentage without sessions is shown and never counted: every figure but the percentage stays unknown.
"""

from collections.abc import Sequence
from decimal import Decimal

from analysis.ingest.cells import Cell, cell_text
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.layouts.figures import Figures
from analysis.ingest.layouts.layout import Reading
from analysis.ingest.layouts.total_reading import PupilRows, SettledRows, rows_of_pupils, total_reading
from analysis.ingest.percentages import read_percentages, says_nothing
from analysis.ingest.problems import Problem, Severity

_ROWS_LOOKED_AT = 200
_NO_SESSIONS = (
    "This file has percentages and no numbers of sessions; they are shown, and left out of every rate of a group."
)


def recognises(headed: HeadedTable) -> bool:
    """Whether there is a column of percentages: of attendance, or of absence."""
    return _field(headed) is not None


def _field(headed: HeadedTable) -> str | None:
    for field in ("percentage", "absence_percentage"):
        if field in headed.fields:
            return field
    # "Attendance" alone may count sessions, which say nothing without the possible ones.
    looked_at = headed.body[:_ROWS_LOOKED_AT]
    if "attendance" in headed.fields and any(map(_is_part_of_100, headed.cells("attendance", looked_at))):
        return "attendance"
    return None


def _is_part_of_100(cell: Cell) -> bool:
    text = cell_text(cell)
    return text.endswith("%") or ("." in text and text.replace(".", "", 1).isdigit())


def read(headed: HeadedTable) -> Reading:
    """Read the percentage of each pupil. Raises UnusableFileError when there are no pupils."""
    rows = rows_of_pupils(headed)
    field = _field(headed) or ""
    cells = headed.cells(field, [headed.body[row] for row in rows.at])
    read_as = read_percentages(cells)
    problems = _unread(headed, rows, field, cells, read_as)
    percentages = [_of_attendance(text, field) for text in read_as]
    settled = SettledRows([Figures()] * len(rows.at), percentages, problems)
    return total_reading(headed, rows, settled, [Problem(_NO_SESSIONS, Severity.NOTE)], "L8")


def _of_attendance(percentage: str | None, field: str) -> str | None:
    if percentage is None or field != "absence_percentage":
        return percentage
    return format(100 - Decimal(percentage), "f")


def _unread(
    headed: HeadedTable, rows: PupilRows, field: str, cells: Sequence[Cell], read_as: Sequence[str | None]
) -> list[Problem]:
    """Report what stands in the column and is no percentage; a dash or an empty cell says that there is no data."""
    problems = []
    for row, cell, percentage in zip(rows.at, cells, read_as, strict=True):
        if percentage is None and not says_nothing(cell):
            message = f'"{cell_text(cell)[:30]}" cannot be read as a percentage; the pupil is shown without one.'
            problems.append(Problem(message, row=headed.first_row + row, column=headed.heading_of(field)))
    return problems
