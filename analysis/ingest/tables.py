"""Cells in rows: what every container is turned into."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analysis.ingest.cells import Cell
from analysis.ingest.problems import Problem

MAX_CELLS = 5_000_000
"""A whole school's marks of one year are about one million cells."""
EPOCH_1900 = date(1899, 12, 30)
EPOCH_1904 = date(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet or text file. `rows[0]` is row 1 of the spreadsheet; rows may differ in length.

    `epoch` is the day that Excel's serial number 0 means. `layout` names the arrangement of a file that was no table.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    epoch: date = EPOCH_1900
    problems: tuple[Problem, ...] = ()
    layout: str | None = None
