"""L7: one row a pupil, one column a code with how often it stands, as in SIMS's code analysis and census extracts.

A column "Total" counts marks that are not possible sessions too, so possible is the sum of what the codes count as.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from analysis.ingest.cells import Cell
from analysis.ingest.counts import NotACountError, read_count
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.layouts.code_meanings import CodeMeanings, meanings_of
from analysis.ingest.layouts.count_columns import CountRows
from analysis.ingest.layouts.figures import Figures
from analysis.ingest.layouts.layout import Reading
from analysis.ingest.layouts.pupil_totals import percentages_of
from analysis.ingest.layouts.total_checks import check_printed_totals
from analysis.ingest.layouts.total_reading import SettledRows, rows_of_pupils, total_reading
from analysis.ingest.problems import Problem, Severity
from analysis.rules.codes import ATTENDED, MISSING_MARK, SessionOutcome

_PRESENT = frozenset({"/", "\\"})
_ATTENDED_FIELDS = frozenset({"attended", "present", "attendance"})
_Row = dict[str, int]
"""How often each mark stands in one row, and the other counts of the row by field."""


def recognises(headed: HeadedTable) -> bool:
    """Whether codes head columns, present among them, or possible sessions beside the reasons of absence."""
    if not headed.codes:
        return False
    fields = headed.fields.keys()
    return bool(_PRESENT & set(headed.codes.values())) or ("possible" in fields and not _ATTENDED_FIELDS & fields)


def read(headed: HeadedTable) -> Reading:
    """Read the counts of each pupil. Raises UnusableFileError when no row has figures that add up."""
    rows = rows_of_pupils(headed)
    counted = [_read_row(headed, headed.body[row], headed.first_row + row) for row in rows.at]
    meanings = meanings_of(headed, [row if isinstance(row, dict) else {} for row in counted], rows.at)
    settled = [row if isinstance(row, Problem) else _figures(row, headed, meanings) for row in counted]
    problems = [row for row in counted if isinstance(row, Problem)]
    problems += [
        _differs(headed, row, headed.first_row + at)
        for at, row, figures in zip(rows.at, counted, settled, strict=True)
        if isinstance(row, dict) and figures is None
    ]
    figures = [None if isinstance(row, Problem) else row for row in settled]
    percentages = percentages_of(headed, rows.at, CountRows((), headed.fields.get("percentage")))
    columns = {str(column): column for column in headed.codes}
    differing, checks = check_printed_totals(headed, rows.kinds, columns)
    counted_rows = SettledRows(figures, percentages, problems, checks)
    return total_reading(headed, rows, counted_rows, [*meanings.problems, *differing], "L7")


def _read_row(headed: HeadedTable, row: Sequence[Cell], number: int) -> _Row | Problem:
    others = {headed.fields[field]: field for field in ("possible", "missing") if field in headed.fields}
    counts: Counter[str] = Counter()
    for column, name in {**headed.codes, **others}.items():
        try:
            count = read_count(row[column] if column < len(row) else "")
        except NotACountError as error:
            message = f"{error}; the row was left out."
            return Problem(message, Severity.ERROR, row=number, column=headed.headings[column])
        # An empty cell under a code means that the code never stands; under another heading it says nothing.
        if count is not None or column in headed.codes:
            counts[name] += count or 0
    return dict(counts)


def _figures(row: _Row, headed: HeadedTable, meanings: CodeMeanings) -> Figures | None:
    sums: Counter[SessionOutcome] = Counter()
    for mark in set(headed.codes.values()):
        sums[meanings.outcomes[mark]] += row[mark]
    authorised, unauthorised = sums[SessionOutcome.AUTHORISED], sums[SessionOutcome.UNAUTHORISED]
    attended = sum(sums[outcome] for outcome in ATTENDED)
    if not _PRESENT & row.keys():
        attended = row.get("possible", -1) - authorised - unauthorised
    possible = attended + authorised + unauthorised
    # A printed total may hold the marks that are not possible too.
    if attended < 0 or row.get("possible", possible) not in {possible, sums.total()}:
        return None
    return Figures(
        possible,
        attended,
        authorised,
        unauthorised,
        late=row.get("L"),
        missing=row.get(MISSING_MARK, row.get("missing")),
        unexplained=row.get("N"),
    )


def _differs(headed: HeadedTable, row: Mapping[str, int], number: int) -> Problem:
    heading = headed.heading_of("possible")
    printed = row.get("possible", "blank")
    message = f"{heading} is {printed}, but the codes of this row do not add up to it; the row was left out."
    return Problem(message, Severity.ERROR, row=number, column=heading)
