"""What the codes that head columns count as on the days of a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from analysis.ingest.cells import cell_text
from analysis.ingest.code_aliases import CodeAlias, meaning_said, told_of_alias
from analysis.ingest.dates import read_date
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.problems import Problem
from analysis.ingest.row_lists import rows_text
from analysis.ingest.year_groups import read_school_year
from analysis.rules.codes import ATTENDANCE_CODES, SessionOutcome, UnknownCodeError, outcome_of

_LATEST = {code.mark: min(code.until, date(2100, 1, 1)) for code in ATTENDANCE_CODES}
"""The last day of each mark, which is a day on which its meaning is known."""


@dataclass(frozen=True, slots=True)
class CodeMeanings:
    """The outcome of each mark; what no code explains is UNREAD, counted nowhere, and a problem."""

    outcomes: Mapping[str, SessionOutcome]
    problems: Sequence[Problem]


def meanings_of(headed: HeadedTable, rows: Sequence[Mapping[str, int]], at: Sequence[int]) -> CodeMeanings:
    """Look up every mark on the file's days; without days a mark means what it meant while it was in use."""
    days = _days(headed)
    said = {mark: _alias(headed, mark, days) for mark in headed.codes.values()}
    outcomes = {mark: _outcome(alias.code if alias else mark, days) for mark, alias in said.items()}
    problems = []
    for mark, outcome in outcomes.items():
        places = [place for place, row in enumerate(rows) if row.get(mark)]
        numbers = [headed.first_row + at[place] for place in places]
        alias = said[mark]
        if places and alias:
            problems.append(told_of_alias(alias, numbers))
        elif places and outcome is SessionOutcome.UNREAD:
            problems.append(_unknown(mark, sum(rows[place][mark] for place in places), numbers))
        elif places and not days and mark in _LATEST and _LATEST[mark].year < 2100:
            problems.append(_ended(mark, numbers))
    return CodeMeanings(outcomes, problems)


def _outcome(mark: str, days: Sequence[date]) -> SessionOutcome:
    for day in days or [_LATEST.get(mark, date.min)]:
        try:
            return outcome_of(mark, day)
        except UnknownCodeError:
            continue
    return SessionOutcome.UNREAD


def _alias(headed: HeadedTable, mark: str, days: Sequence[date]) -> CodeAlias | None:
    """What a person said of a mark that no code explains, where it holds for all of the file's days."""
    if not days or _outcome(mark, days) is not SessionOutcome.UNREAD:
        return None
    first, last = meaning_said(headed.aliases, mark, days[0]), meaning_said(headed.aliases, mark, days[-1])
    return first if first == last else None


def _days(headed: HeadedTable) -> list[date]:
    """The first and the last day that the file speaks of: above the table, else in its rows, else by school year."""
    if headed.period:
        return list(headed.period)
    fields = [field for field in ("start", "end", "week_start") if field in headed.fields]
    days = [read_date(cell, headed.table.epoch) for field in fields for cell in headed.cells(field)]
    if "school_year" in headed.fields:
        years = {read_school_year(cell_text(cell)) for cell in headed.cells("school_year")} - {None}
        days += [date(int(str(year)[:4]) + after, month, 1) for year in years for after, month in ((0, 9), (1, 7))]
    known = [day for day in days if day]
    return [min(known), max(known)] if known else []


def _unknown(mark: str, sessions: int, rows: Sequence[int]) -> Problem:
    message = (
        f'"{mark}" is not an attendance code on the days of this file; its {sessions} sessions ({rows_text(rows)}) '
        "were counted neither as present nor as absent."
    )
    return Problem(message, row=min(rows), column=mark, mark=mark)


def _ended(mark: str, rows: Sequence[int]) -> Problem:
    message = (
        f'"{mark}" has not been an attendance code since {_LATEST[mark]:%d/%m/%Y} and this file prints no dates; it '
        f"was counted as it was then ({rows_text(rows)})."
    )
    return Problem(message, row=min(rows), column=mark)
