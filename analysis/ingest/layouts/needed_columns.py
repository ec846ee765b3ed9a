"""Columns that every row of marks must have: a row without a date or a session is reported and left out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import pandas as pd

from analysis.ingest.cells import Cell, cell_text
from analysis.ingest.decorations import RowKind, kind_of
from analysis.ingest.distinct import Codes, distinct
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.problems import Problem, Severity
from analysis.ingest.row_lists import rows_text, times_text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class NeededColumn(Generic[T]):
    """A column as codes into its distinct values, None where a value cannot be read."""

    field: str
    codes: Codes
    values: Sequence[T | None]
    cells: Sequence[Cell]

    @property
    def unread(self) -> Codes:
        """True for each row whose cell cannot be read."""
        return pd.Series([value is None for value in self.values], dtype=bool).to_numpy()[self.codes]


def read_needed(headed: HeadedTable, field: str, read: Callable[[Cell], T | None]) -> NeededColumn[T]:
    """Read each distinct value of a column once."""
    cells = headed.cells(field)
    codes, values = distinct(cells)
    return NeededColumn(field, codes, [read(value) for value in values], cells)


def check_needed(headed: HeadedTable, columns: Iterable[NeededColumn[Any]]) -> tuple[list[Problem], int]:
    """Report what could not be read, each text once, and count the rows; lines that are no pupil's are not reported."""
    problems: list[Problem] = []
    lost: set[int] = set()
    for column in columns:
        rows_of = _rows_of_texts(headed, column)
        lost.update(row for rows in rows_of.values() for row in rows)
        problems += [_unreadable(headed, column.field, text, rows) for text, rows in rows_of.items()]
    return problems, len(lost)


def _rows_of_texts(headed: HeadedTable, column: NeededColumn[Any]) -> dict[str, list[int]]:
    rows_of: dict[str, list[int]] = {}
    for row in column.unread.nonzero()[0]:
        if kind_of(headed.body[row], headed) is RowKind.DATA:
            rows_of.setdefault(cell_text(column.cells[row])[:40], []).append(headed.first_row + int(row))
    return rows_of


def _unreadable(headed: HeadedTable, field: str, text: str, rows: Sequence[int]) -> Problem:
    what = "a date" if field == "day" else "a morning or afternoon session"
    message = (
        f'"{text}" stands {times_text(len(rows))} ({rows_text(rows)}) and is not {what}; '
        f"the {'row was' if len(rows) == 1 else 'rows were'} left out."
    )
    return Problem(message, Severity.ERROR, row=min(rows), column=headed.heading_of(field))
