"""L1 and L2: one row a pupil, or a pupil and term, with numbers of sessions, as SIMS, Arbor and Go 4 Schools export."""

from collections.abc import Sequence

import pandas as pd

from analysis.ingest.cells import Cell, cell_text, filled_texts, given_text
from analysis.ingest.dates import Period, read_date
from analysis.ingest.decorations import RowKind, row_kinds
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.layouts.count_columns import CountRows, Counts, read_count_rows
from analysis.ingest.layouts.figures import Figures, settle_figures
from analysis.ingest.layouts.layout import Reading
from analysis.ingest.layouts.total_checks import check_printed_totals
from analysis.ingest.layouts.total_frame import totals_frame
from analysis.ingest.layouts.total_rows import TotalRow, settle_repeats
from analysis.ingest.percentages import read_percentages
from analysis.ingest.problems import Problem, Severity, UnusableFileError
from analysis.ingest.pupils import NOBODY, PupilIndex, check_named, read_pupils, schools_named
from analysis.ingest.year_groups import read_school_year, school_year_of

_ATTENDED = frozenset({"attended", "present", "attendance"})
_PERIODS = frozenset({"term", "school_year", "start", "end", "week_start"})
_SHOWN = ("possible", "attended", "present", "approved_activity", "authorised", "unauthorised")


def recognises(headed: HeadedTable) -> bool:
    """Whether the columns are enough to know possible and attended sessions."""
    fields = headed.fields.keys()
    absences = {"authorised", "unauthorised"} <= fields
    if "possible" in fields:
        return bool(_ATTENDED & fields) or absences or "absent" in fields
    return bool({"attended", "present"} & fields) and absences


def read(headed: HeadedTable) -> Reading:
    """Read the figures of each pupil. Raises UnusableFileError when no row has figures that add up."""
    kinds = row_kinds(headed)
    at = [row for row, kind in enumerate(kinds) if kind is RowKind.DATA]
    if not at:
        raise UnusableFileError("There are no pupils under the headings of this file; please export it again.")
    counts = read_count_rows(headed, at)
    percentages = _percentages(headed, at, counts)
    settled, unusable = _settle(headed, at, counts, percentages)
    numbers = pd.Index(at).to_numpy() + headed.first_row
    index = read_pupils(headed, [headed.body[row] for row in at], numbers)
    _, nameless = check_named(index.of_row, numbers)
    _class_from_groups(headed, kinds, at, index)
    rows = _total_rows(headed, at, index, settled, percentages)
    if not rows:
        raise UnusableFileError(_nothing_adds_up(unusable))
    totals, repeats, was_added = settle_repeats(rows)
    problems = (*index.problems, *nameless, *unusable, *repeats, *check_printed_totals(headed, kinds))
    settled_about = {row.about for row in totals}
    used = [row for row in rows if row.about in settled_about]
    several = bool(_PERIODS & headed.fields.keys()) or was_added
    return Reading(
        "L2" if several else "L1",
        index.frame,
        totals=totals_frame(totals),
        period=_period(headed, rows),
        schools=schools_named(headed.cells("school")) if "school" in headed.fields else (),
        problems=problems,
        rows_read=len(used),
        rows_left_out=len(at) - len(used),
    )


def _percentages(headed: HeadedTable, at: Sequence[int], counts: CountRows) -> list[str | None]:
    if counts.percentage is None:
        return [None] * len(at)
    column = counts.percentage
    rows = [headed.body[row] for row in at]
    return read_percentages([row[column] if column < len(row) else "" for row in rows])


def _settle(
    headed: HeadedTable, at: Sequence[int], counts: CountRows, percentages: Sequence[str | None]
) -> tuple[list[Figures | None], list[Problem]]:
    usable = [place for place, row in enumerate(counts.rows) if not isinstance(row, Problem)]
    rows = [row for row in counts.rows if not isinstance(row, Problem)]
    settled: list[Figures | None] = [None] * len(at)
    problems = [row for row in counts.rows if isinstance(row, Problem)]
    for place, row, figures in zip(
        usable, rows, settle_figures(rows, [percentages[place] for place in usable]), strict=True
    ):
        settled[place] = figures
        if figures is None:
            problems.append(_does_not_add_up(headed, row, headed.first_row + at[place]))
    return settled, sorted(problems, key=lambda problem: problem.row or 0)


def _does_not_add_up(headed: HeadedTable, row: Counts, number: int) -> Problem:
    shown = ", ".join(f"{headed.heading_of(field)} {row[field]}" for field in _SHOWN if row.get(field) is not None)
    message = f"The figures of this row do not add up ({shown}); the row was left out."
    return Problem(message, Severity.ERROR, row=number, column=headed.heading_of("possible"))


def _nothing_adds_up(problems: Sequence[Problem]) -> str:
    first = problems[0] if problems else None
    where = f" (for example row {first.row}: {first.message})" if first else ""
    return f"No row of this file has a pupil and figures that add up{where}; please check the columns of the export."


def _class_from_groups(headed: HeadedTable, kinds: Sequence[RowKind], at: Sequence[int], index: PupilIndex) -> None:
    """Take the class from the heading of each group where the table has no column for it."""
    if {"class_name", "year_and_class"} & headed.fields.keys():
        return
    group: str | None = None
    places = {row: place for place, row in enumerate(at)}
    for row, kind in enumerate(kinds):
        if kind is RowKind.GROUP:
            group = filled_texts(headed.body[row])[0]
        elif kind is RowKind.DATA and group and index.of_row[places[row]] != NOBODY:
            index.frame.loc[index.of_row[places[row]], "class_name"] = group


def _total_rows(
    headed: HeadedTable,
    at: Sequence[int],
    index: PupilIndex,
    settled: Sequence[Figures | None],
    percentages: Sequence[str | None],
) -> list[TotalRow]:
    rows = []
    for place, figures in enumerate(settled):
        if figures is not None and index.of_row[place] != NOBODY:
            row = headed.body[at[place]]
            rows.append(
                _total_row(
                    headed, row, int(index.of_row[place]), headed.first_row + at[place], figures, percentages[place]
                )
            )
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
