"""Compares the summary rows under a grid of marks with the marks above them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from analysis.ingest.cells import cell_text, filled_texts
from analysis.ingest.counts import NotACountError, read_count
from analysis.ingest.export import TotalCheck
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.headings import field_of
from analysis.ingest.layouts.layout import Reading
from analysis.ingest.layouts.total_checks import DIFFERS
from analysis.ingest.marks import SESSIONS
from analysis.ingest.problems import Problem
from analysis.rules.codes import ATTENDED, SessionOutcome, outcome_of

_ROLL_CALL = frozenset({SessionOutcome.PRESENT, SessionOutcome.LATE})
_MEANINGS: dict[str, tuple[frozenset[SessionOutcome], ...]] = {
    "attended": (ATTENDED,),
    # "Total present" leaves approved activities out in some systems and holds them in others.
    "present": (_ROLL_CALL, ATTENDED),
    "authorised": (frozenset({SessionOutcome.AUTHORISED}),),
    "unauthorised": (frozenset({SessionOutcome.UNAUTHORISED}),),
    "missing": (frozenset({SessionOutcome.MISSING}),),
}
_Tally = dict[tuple[date, str], Counter[SessionOutcome]]


def check_column_totals(
    reading: Reading, headed: HeadedTable, totals: Sequence[int], columns: Mapping[int, tuple[date, int]]
) -> Reading:
    """Compare each summary row with the marks in its columns, and add a warning where they disagree."""
    tally = {} if reading.marks is None else _tally(reading.marks)
    found = [_check_row(headed, row, columns, tally) for row in totals]
    problems = [problem for _, problem in found if problem]
    checks = tuple(check for check, _ in found if check.compared)
    return replace(reading, problems=(*reading.problems, *problems), checks=checks)


def _tally(marks: pd.DataFrame) -> _Tally:
    tally: _Tally = {}
    counted = marks.groupby(["day", "session", "mark"]).size().reset_index(name="count")
    for day, session, mark, count in counted.itertuples(index=False):
        tally.setdefault((day.date(), session), Counter())[outcome_of(mark, day.date())] += int(count)
    return tally


def _check_row(
    headed: HeadedTable, row: int, columns: Mapping[int, tuple[date, int]], tally: _Tally
) -> tuple[TotalCheck, Problem | None]:
    cells = headed.body[row]
    label = filled_texts(cells)[0]
    meanings = _MEANINGS.get(field_of(label) or "", ())
    differences, compared = [], 0
    for column, (day, session) in columns.items():
        counted = tally.get((day, SESSIONS[session]), Counter())
        sums = [sum(counted[outcome] for outcome in meaning) for meaning in meanings]
        printed = _printed(cells[column]) if column < len(cells) else None
        compared += printed is not None and bool(sums)
        if printed is not None and sums and printed not in sums:
            differences.append((headed.headings[column], printed, sums[0]))
    check = TotalCheck(headed.first_row + row, label, compared, len(differences))
    if not differences:
        return check, None
    heading, printed, counted_sum = differences[0]
    more = f" ({len(differences)} columns differ)" if len(differences) > 1 else ""
    message = f'"{label}" is {printed} {DIFFERS} the marks above it give {counted_sum}{more}.'
    return check, Problem(message, row=headed.first_row + row, column=heading)


def _printed(cell: object) -> int | None:
    try:
        return read_count(cell_text(cell))  # type: ignore[arg-type]
    except NotACountError:
        return None
