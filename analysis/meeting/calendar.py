"""The school's calendar in a meeting: as typed, else as the marks show it, and where the two contradict each other."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from analysis.bank_holidays import bank_holidays
from analysis.ingest.export import Export
from analysis.measures.term_sheet import TermSheet
from analysis.problem_lines import LoggedProblem
from analysis.rules.codes import MISSING_MARK
from analysis.rules.school_calendar import school_year_of
from analysis.rules.school_days import SchoolCalendar, days_without_marks
from analysis.rules.wording import long_date
from analysis.settings import Settings


def calendar_of(settings: Settings, sheets: Sequence[TermSheet], day: date) -> SchoolCalendar:
    """Gather terms and closed days for counting from, and up to a year after, a day and the loaded terms."""
    marked = [marked_day for sheet in sheets for marked_day in _days_with_marks(sheet)]
    closed = {*settings.inset_days, *_bank_holidays([*marked, day])}
    if settings.terms:
        return SchoolCalendar(settings.terms, frozenset(closed))
    return SchoolCalendar((), frozenset(closed) | days_without_marks(marked))


def without_closed_days_of(settings: Settings, exports: Iterable[Export]) -> list[Export]:
    """Drop the blanks of INSET days and bank holidays: on such a day no register was to be taken. Marks stay."""
    closed = sorted({*settings.inset_days, *_bank_holidays([term.start for term in settings.terms])})
    return [one if one.marks is None else replace(one, marks=_without_blanks_on(one.marks, closed)) for one in exports]


def _without_blanks_on(marks: pd.DataFrame, closed: Sequence[date]) -> pd.DataFrame:
    return marks[(marks["mark"] != MISSING_MARK) | ~marks["day"].isin(pd.to_datetime(list(closed)))]


def closed_days_with_marks(settings: Settings, sheets: Iterable[TermSheet]) -> list[LoggedProblem]:
    """Report each INSET day and bank holiday on which a register has pupils present or absent."""
    lines = []
    for sheet in sheets:
        days = _days_with_marks(sheet)
        closed = _bank_holidays(days) | dict.fromkeys(settings.inset_days, "an INSET day")
        for day in days:
            if day in closed:
                text = f"{long_date(day)} is {closed[day]}, and its register has marks: check the date in Settings."
                lines.append(LoggedProblem(", ".join(sheet.files), text, "counted as the register says"))
    return lines


def _days_with_marks(sheet: TermSheet) -> list[date]:
    if sheet.marks is None:
        return []
    counted = sheet.marks.loc[(sheet.marks["attended"] == 1) | (sheet.marks["absent"] == 1), "day"]
    return [day.date() for day in counted.drop_duplicates().sort_values()]


def _bank_holidays(days: Iterable[date]) -> dict[date, str]:
    years = {school_year_of(date(day.year + more, day.month, 1)) for day in days for more in (0, 1)}
    return {day: name for year in sorted(years) for day, name in bank_holidays(year).items()}
