"""The last steps that every layout of marks shares."""

import pandas as pd

from analysis.ingest.dates import Period
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.layouts.layout import Reading
from analysis.ingest.marks import Entries, read_marks
from analysis.ingest.problems import Problem, UnusableFileError
from analysis.ingest.pupils import PupilIndex, check_named, schools_named


def mark_reading(
    layout: str,
    headed: HeadedTable,
    index: PupilIndex,
    entries: Entries,
    problems: list[Problem],
    left_out: int,
) -> Reading:
    """Settle the entries of a table into a reading."""
    lost, nameless = check_named(entries.pupil, entries.rows)
    rows = len(set(entries.rows.tolist())) - lost
    if not rows:
        raise UnusableFileError("No mark in this file belongs to a named pupil; please export it again with names.")
    marks, unclear = read_marks(entries.of_pupils(), headed.aliases)
    schools = schools_named(headed.cells("school")) if "school" in headed.fields else ()
    return Reading(
        layout,
        index.frame,
        marks=marks,
        period=_period(headed.period, marks),
        schools=schools,
        problems=(*index.problems, *problems, *nameless, *unclear),
        rows_read=rows,
        rows_left_out=left_out + lost,
    )


def _period(printed: Period | None, marks: pd.DataFrame) -> Period:
    """The printed period where it holds every mark, else the days from the first to the last."""
    first, last = marks["day"].min().date(), marks["day"].max().date()
    return printed if printed and printed[0] <= first and last <= printed[1] else (first, last)
