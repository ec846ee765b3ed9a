"""L1 and L2: one row a pupil, or a pupil and term, with numbers of sessions, as SIMS, Arbor and Go 4 Schools export."""

from collections.abc import Sequence

from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.layouts.count_columns import CountRows, Counts, columns_of_counts, read_count_rows, told_of_days
from analysis.ingest.layouts.figures import Figures, settle_figures
from analysis.ingest.layouts.layout import Reading
from analysis.ingest.layouts.total_checks import check_printed_totals
from analysis.ingest.layouts.total_reading import SettledRows, rows_of_pupils, total_reading
from analysis.ingest.percentages import read_percentages
from analysis.ingest.problems import Problem, Severity

_ATTENDED = frozenset({"attended", "present", "attendance"})
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
    rows = rows_of_pupils(headed)
    counts = read_count_rows(headed, rows.at)
    percentages = percentages_of(headed, rows.at, counts)
    figures, unusable = _settle(headed, rows.at, counts, percentages)
    differing, checks = check_printed_totals(headed, rows.kinds, columns_of_counts(headed))
    settled = SettledRows(figures, percentages, unusable, checks)
    return total_reading(headed, rows, settled, [*told_of_days(headed), *differing])


def percentages_of(headed: HeadedTable, at: Sequence[int], counts: CountRows) -> list[str | None]:
    """The printed percentage of each row, None where the file has none."""
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
