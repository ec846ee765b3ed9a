"""The last steps that every layout of totals shares: whose each row is, and for which term."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.ingest.cells import Cell, cell_text, filled_texts, given_text
from analysis.ingest.dates import Period, read_date
from analysis.ingest.decorations import RowKind, row_kinds
from analysis.ingest.export import TotalCheck
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.layouts.figures import Figures
from analysis.ingest.layouts.layout import Reading
from analysis.ingest.layouts.total_frame import totals_frame
from analysis.ingest.layouts.total_rows import TotalRow, settle_repeats
from analysis.ingest.problems import Problem, UnusableFileError
from analysis.ingest.pupils import NOBODY, PupilIndex, check_named, read_pupils, schools_named
from analysis.ingest.year_groups import read_school_year, school_year_of

_PERIODS = frozenset({"term", "school_year", "start", "end", "week_start"})


@dataclass(frozen=True, slots=True)
class PupilRows:
    """The rows of a table that are about pupils: `at` are their places in the body, `kinds` says what each row is."""

    kinds: Sequence[RowKind]
    at: Sequence[int]


def rows_of_pupils(headed: HeadedTable) -> PupilRows:
    """Find the rows about pupils. Raises UnusableFileError when there are none."""
    kinds = row_kinds(headed)
    at = [row for row, kind in enumerate(kinds) if kind is RowKind.DATA]
    if not at:
        raise UnusableFileError("There are no pupils under the headings of this file; please export it again.")
    return PupilRows(kinds, at)


@dataclass(frozen=True, slots=True)
class SettledRows:
    """What each row about a pupil says: figures (None for an unusable row, which is also a problem) and percentage.

    `checks` are the rows of totals that the file prints.
    """

    figures: Sequence[Figures | None]
    percentages: Sequence[str | None]
    problems: Sequence[Problem]
    checks: Sequence[TotalCheck] = ()


def total_reading(
    headed: HeadedTable, rows: PupilRows, settled: SettledRows, checks: Sequence[Problem], layout: str | None = None
) -> Reading:
    """Bring settled rows into a reading; without `layout` it is L1, or L2 where pupils have several rows.

    Raises UnusableFileError when no row has a pupil and figures.
    """
    numbers = pd.Index(rows.at).to_numpy() + headed.first_row
    index = read_pupils(headed, [headed.body[row] for row in rows.at], numbers)
    _, nameless = check_named(index.of_row, numbers)
    _class_from_groups(headed, rows, index)
    read = _total_rows(headed, rows.at, index, settled)
    if not read:
        raise UnusableFileError(_nothing_adds_up(settled.problems))
    totals, repeats, was_added = settle_repeats(read)
    about = {row.about for row in totals}
    used = [row for row in read if row.about in about]
    several = bool(_PERIODS & headed.fields.keys()) or was_added
    return Reading(
        layout or ("L2" if several else "L1"),
        index.frame,
        totals=totals_frame(totals),
        period=_period(headed, read),
        schools=schools_named(headed.cells("school")) if "school" in headed.fields else (),
        problems=(*index.problems, *nameless, *settled.problems, *repeats, *checks),
        rows_read=len(used),
        rows_left_out=len(rows.at) - len(used),
        checks=tuple(settled.checks),
    )


def _nothing_adds_up(problems: Sequence[Problem]) -> str:
    first = problems[0] if problems else None
    where = f" (for example row {first.row}: {first.message})" if first else ""
    return f"No row of this file has a pupil and figures that add up{where}; please check the columns of the export."


def _class_from_groups(headed: HeadedTable, rows: PupilRows, index: PupilIndex) -> None:
    """Take the class from the heading of each group where the table has no column for it."""
    if {"class_name", "year_and_class"} & headed.fields.keys():
        return
    group: str | None = None
    places = {row: place for place, row in enumerate(rows.at)}
    for row, kind in enumerate(rows.kinds):
        if kind is RowKind.GROUP:
            group = filled_texts(headed.body[row])[0]
        elif kind is RowKind.DATA and group and index.of_row[places[row]] != NOBODY:
            index.frame.loc[index.of_row[places[row]], "class_name"] = group


def _total_rows(headed: HeadedTable, at: Sequence[int], index: PupilIndex, settled: SettledRows) -> list[TotalRow]:
    rows = []
    for place, (figures, percentage) in enumerate(zip(settled.figures, settled.percentages, strict=True)):
        if figures is not None and index.of_row[place] != NOBODY:
            row, number = headed.body[at[place]], headed.first_row + at[place]
            rows.append(_total_row(headed, row, int(index.of_row[place]), number, figures, percentage))
    return rows


def _total_row(
    headed: HeadedTable, row: Sequence[Cell], pupil: int, number: int, figures: Figures, percentage: str | None
) -> TotalRow:
    def cell(*fields: str) -> Cell:
        columns = [headed.fields[field] for field in fields if field in headed.fields]
        return next((row[column] for column in columns if column < len(row)), "")

    start, end = read_date(cell("start", "week_start"), headed.table.epoch), read_date(cell("end"), headed.table.epoch)
    printed_year = given_text(cell("school_year"))
    year = read_school_year(printed_year) or printed_year if printed_year else _year_between(headed, start, end)
    term = given_text(cell("term", "session"))
    return TotalRow(
        pupil=pupil,
        number=number,
        figures=figures,
        percentage=percentage,
        term=term or (year if printed_year else None),
        school_year=year,
        start=start,
        end=end,
        class_name=cell_text(cell("class_name", "year_and_class")) or None,
    )


def _year_between(headed: HeadedTable, *dates: object) -> str | None:
    days = [day for day in dates if day] or list(headed.period or ())
    years = {school_year_of(day) for day in days}  # type: ignore[arg-type]
    return years.pop() if len(years) == 1 else None


def _period(headed: HeadedTable, rows: Sequence[TotalRow]) -> Period | None:
    starts, ends = [row.start for row in rows if row.start], [row.end for row in rows if row.end]
    return (min(starts), max(ends)) if starts and ends else headed.period
