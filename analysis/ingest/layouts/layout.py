"""What each layout module offers, and what it hands back."""

from dataclasses import dataclass
from typing import Protocol

import pandas as pd

from analysis.ingest.dates import Period
from analysis.ingest.export import TotalCheck
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.problems import Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """A table as one layout understood it: frames as Export describes them.

    `used` are the fields that were taken from columns. `rows_read` counts rows that were used, `rows_left_out` rows
    that looked like a pupil's and could not be used; headings, totals and page lines are neither.
    """

    layout: str
    pupils: pd.DataFrame
    marks: pd.DataFrame | None = None
    totals: pd.DataFrame | None = None
    period: Period | None = None
    schools: tuple[str, ...] = ()
    used: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    rows_read: int = 0
    rows_left_out: int = 0
    checks: tuple[TotalCheck, ...] = ()


class Layout(Protocol):
    """A module that reads one arrangement of rows and columns."""

    def recognises(self, headed: HeadedTable) -> bool:
        """Whether the headings are those of this layout."""

    def read(self, headed: HeadedTable) -> Reading:
        """Read the rows. Raises UnusableFileError when nothing in them can be used."""
