"""The days of the terms on the page Patterns: weeks, and days beside holidays and closed days, beside the others."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.bank_holidays import bank_holidays
from analysis.measures.days_of_term import Beside, Day, TermWeek, beside_others, days_of, weeks_of_term
from analysis.meeting.patterns import SchoolMarks
from analysis.meeting.room import Meeting
from analysis.rules.days_of_term import DayKind, KnownDays, kinds_of_days
from analysis.rules.school_calendar import school_year_of, weekdays
from analysis.rules.wording import percentage, plural, points_change, short_date


@dataclass(frozen=True, slots=True)
class TermDays:
    """The weeks of each term, and the days of each kind beside the others. `terms`: the terms' names by number.

    `typed`: the school's own terms of this school year are in Settings.
    """

    terms: tuple[str, ...]
    weeks: tuple[TermWeek, ...]
    kinds: tuple[tuple[DayKind, Beside], ...]
    typed: bool


def term_days(meeting: Meeting, school: SchoolMarks, marks: pd.DataFrame) -> TermDays:
    """Count the days of some pupils. Which days are of which kind is told by the marks of the whole school."""
    terms = [(sheet.start, sheet.end) for sheet in school.sheets if sheet.start and sheet.end]
    everybody, counted = days_of(school.marks, terms), days_of(marks, terms)
    open_days = [day.day for day in everybody]
    years = {school_year_of(day) for day in open_days}
    holidays = {day for year in years for day in bank_holidays(year)}
    found = kinds_of_days(open_days, KnownDays(meeting.calendar, meeting.settings.inset_days, holidays))
    special = {day for days in found.values() for day in days}
    beside = ((kind, beside_others(counted, days, special)) for kind, days in found.items())
    return TermDays(
        terms=tuple(sheet.full_name for sheet in school.sheets),
        weeks=weeks_of_term(counted, _numbering(meeting, terms, everybody)),
        kinds=tuple((kind, one) for kind, one in beside if one is not None),
        typed=any(school_year_of(term.start) in years for term in meeting.calendar.terms),
    )


def _numbering(
    meeting: Meeting, terms: Sequence[tuple[date, date]], everybody: Collection[Day]
) -> dict[int, set[date]]:
    """Give the days that number each term's weeks: those with marks, and the typed term's before a file begins."""
    days = {number: {day.day for day in everybody if day.term == number} for number in range(len(terms))}
    for number, (start, _) in enumerate(terms):
        typed = next((term for term in meeting.calendar.terms if start in term), None)
        if typed is not None:
            days[number] |= {day for day in weekdays(typed.start, start) if meeting.calendar.is_school_day(day)}
    return days


def weeks_in_words(found: TermDays) -> str:
    """Say in which week of which term most and least was missed."""
    known = sorted((week for week in found.weeks if week.possible), key=lambda one: one.absent / one.possible)
    if len(known) < 2:
        return "There are not two weeks with sessions to set side by side."
    return f"Most was missed in {_week(found, known[-1])}, least in {_week(found, known[0])}."


def _week(found: TermDays, week: TermWeek) -> str:
    share = percentage(week.absent, week.possible)
    return f"week {week.number} of {found.terms[week.term]} ({share}, from {short_date(week.monday)})"


def kinds_in_words(found: TermDays) -> str:
    """Say which of the days stand furthest above the others of their terms."""
    known = [(kind, one) for kind, one in found.kinds if one.as_usual is not None]
    if not known:
        return "No day beside a holiday or a closed day is known in these terms."
    kind, one = max(known, key=lambda pair: _above(pair[1]))
    if _above(one) <= 0:
        return "On none of these days is more missed than on the other days of their terms."
    return (
        f"{kind}: {percentage(one.absent, one.possible)} missed, {step_in_words(one, weekday=False)} the other days of "
        f"the same terms, the furthest of these. As much or more is missed on {one.as_high} of "
        f"{plural(one.others, 'other day')}."
    )


def _above(one: Beside) -> float:
    return float((one.absent - (one.as_usual or 0)) / one.possible)


def step_in_words(one: Beside, *, weekday: bool) -> str:
    """Say how far some days stand from the others, in percentage points: "0.6 points above"."""
    usual = one.as_weekday if weekday else one.as_usual
    if usual is None:
        return "no other days"
    # Both parts over one whole, as whole numbers: the share of the other days is a fraction.
    missed, others = one.absent * usual.denominator, usual.numerator
    whole = one.possible * usual.denominator
    way, _, points = points_change(others, whole, missed, whole).partition(" ")
    said = points.removeprefix("by ")
    return {"up": f"{said} above", "down": f"{said} below"}.get(way, "the same as")
