"""Marks gathered one by one, for layouts whose rows and columns form no plain grid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.ingest.cells import Cell
from analysis.ingest.decorations import RowKind, row_kinds
from analysis.ingest.distinct import Codes, distinct
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.layouts.layout import Reading
from analysis.ingest.layouts.mark_reading import mark_reading
from analysis.ingest.marks import Entries
from analysis.ingest.problems import Problem, UnusableFileError
from analysis.ingest.pupils import read_pupils

_NO_PUPILS = "There are no pupils under the headings of this file; please export it again."


@dataclass(frozen=True, slots=True)
class Mark:
    """One entry: the place of its row in the body, its day, its session (0 is AM) and what is written there."""

    row: int
    day: date
    session: int
    written: Cell


def data_rows(headed: HeadedTable) -> list[int]:
    """The places of the rows about pupils. Raises UnusableFileError when there are none."""
    at = [row for row, kind in enumerate(row_kinds(headed)) if kind is RowKind.DATA]
    if not at:
        raise UnusableFileError(_NO_PUPILS)
    return at


def listed_reading(
    layout: str, headed: HeadedTable, marks: Sequence[Mark], problems: list[Problem], left_out: int, refusal: str
) -> Reading:
    """Settle single marks into a reading. Raises UnusableFileError with `refusal` when there are none."""
    if not marks:
        raise UnusableFileError(refusal)
    at = sorted({mark.row for mark in marks})
    numbers = pd.Index(at).to_numpy() + headed.first_row
    index = read_pupils(headed, [headed.body[row] for row in at], numbers)
    place_of = {row: place for place, row in enumerate(at)}
    places = _array([place_of[mark.row] for mark in marks])
    days = list(dict.fromkeys(mark.day for mark in marks))
    number_of = {day: number for number, day in enumerate(days)}
    entry, values = distinct([mark.written for mark in marks])
    entries = Entries(
        pupil=index.of_row[places],
        rows=numbers[places],
        day=_array([number_of[mark.day] for mark in marks]),
        days=days,
        session=_array([mark.session for mark in marks]),
        entry=entry,
        written=[(value, "") for value in values],
        heading=None,
    )
    return mark_reading(layout, headed, index, entries, problems, left_out)


def _array(numbers: list[int]) -> Codes:
    return pd.Index(numbers, dtype="int64").to_numpy()
