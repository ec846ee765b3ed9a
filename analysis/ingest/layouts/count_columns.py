"""Which columns of a table hold numbers of sessions, and what each row says in them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.ingest.cells import Cell, cell_text
from analysis.ingest.counts import NotACountError, read_count, read_days
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.headings import counts_days
from analysis.ingest.problems import Problem, Severity

COUNT_FIELDS = (
    "possible",
    "attended",
    "present",
    "approved_activity",
    "authorised",
    "unauthorised",
    "unexplained",
    "late",
    "late_after",
    "missing",
    "absent",
)
_LETTERS = {"L": "late", "U": "late_after", "N": "unexplained"}
"""Codes that head a column of a table of totals: what they count is part of another column."""
Counts = Mapping[str, int | None]
_FRACTION = re.compile(r"\d*\.\d*[1-9]\d*")


@dataclass(frozen=True, slots=True)
class CountRows:
    """The counts of each data row by field, or the problem that makes the row useless; `percentage` is a column."""

    rows: tuple[Counts | Problem, ...]
    percentage: int | None


def columns_of_counts(headed: HeadedTable) -> dict[str, int]:
    """The column of each count that the headings name."""
    columns = {field: headed.fields[field] for field in COUNT_FIELDS if field in headed.fields}
    for column, heading in enumerate(headed.headings):
        if field := _LETTERS.get(heading.strip()):
            columns.setdefault(field, column)
    return columns


def read_count_rows(headed: HeadedTable, at: Sequence[int]) -> CountRows:
    """Read the figures of the body rows `at`. Columns that hold percentages or nothing at all are no counts."""
    rows = [headed.body[row] for row in at]
    columns = {
        field: column
        for field, column in columns_of_counts(headed).items()
        if counts_days(headed.headings[column]) or _holds_counts(_cells(rows, column))
    }
    percentage = headed.fields.get("percentage")
    if "attendance" in headed.fields:
        column = headed.fields["attendance"]
        if "attended" not in columns and _holds_counts(_cells(rows, column)) and "possible" in columns:
            columns["attended"] = column
        elif percentage is None:
            percentage = column
    read = tuple(_read_row(headed, headed.body[row], columns, headed.first_row + row) for row in at)
    return CountRows(read, percentage)


def read_counted(headed: HeadedTable, row: Sequence[Cell], column: int) -> int | None:
    """Read a count as sessions; a column whose heading says days is doubled. Raises NotACountError."""
    cell = row[column] if column < len(row) else ""
    return read_days(cell) if counts_days(headed.headings[column]) else read_count(cell)


def told_of_days(headed: HeadedTable) -> list[Problem]:
    """Say which columns count days and were doubled."""
    columns = sorted(columns_of_counts(headed).values())
    names = [f'"{headed.headings[column]}"' for column in columns if counts_days(headed.headings[column])]
    message = f"{', '.join(names)}: days, of which each was counted as two sessions."
    return [Problem(message, Severity.NOTE)] if names else []


def _cells(rows: Sequence[Sequence[Cell]], column: int) -> list[Cell]:
    return [row[column] if column < len(row) else "" for row in rows]


def _holds_counts(cells: Sequence[Cell]) -> bool:
    # A formula whose value was never saved leaves a column empty, and counts are then worked out from the others.
    texts = [text for text in map(cell_text, cells) if text not in {"", "0", "-"}]
    zeros = any(cell_text(cell) == "0" for cell in cells)
    percentages = [text for text in texts if text.endswith("%") or _FRACTION.fullmatch(text)]
    return bool(texts or zeros) and len(percentages) * 2 <= len(texts)


def _read_row(headed: HeadedTable, row: Sequence[Cell], columns: Mapping[str, int], number: int) -> Counts | Problem:
    counts: dict[str, int | None] = {}
    for field, column in columns.items():
        try:
            counts[field] = read_counted(headed, row, column)
        except NotACountError as error:
            message = f"{error}; the row was left out."
            return Problem(message, Severity.ERROR, row=number, column=headed.headings[column])
    return counts
