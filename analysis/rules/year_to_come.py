"""How many sessions of a school year are still to come, where the school's own calendar can tell.

Source: the terms, half-term holidays and INSET days that the school typed, and the bank holidays of England. Where a
part of the year is not typed the count is not known, and says what is missing; it is never guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from analysis.rules.school_calendar import Term, school_year_of, weekdays
from analysis.rules.school_days import JULY, LONGEST_HOLIDAY_IN_A_YEAR, SchoolCalendar
from analysis.rules.wording import long_date

LONGEST_HALF_TERM, SHORTEST_HALF_TERM = 45, 20
"""Weekdays: a longer term has a holiday in its middle, and with no more than these to come it is over."""


@dataclass(frozen=True, slots=True)
class ToCome:
    """Sessions still to come, up to a last day; None where not known, and then `lacking` says why."""

    sessions: int | None
    until: date | None = None
    lacking: str = ""


def sessions_to_come(calendar: SchoolCalendar, after: date, half_days: int = 0) -> ToCome:
    """Count the sessions of a day's school year after that day, if both sessions of each school day are possible.

    `half_days`: sessions of that day itself that were not counted yet.
    """
    year = school_year_of(after)
    terms = [one for one in calendar.terms if school_year_of(one.start) == year]
    lacking = _gap(terms, after, year) or _half_term_not_typed(terms, after)
    if lacking:
        return ToCome(None, lacking=lacking)
    until = max(terms[-1].end, after)
    return ToCome(2 * calendar.school_days_between(after, until) + half_days, until)


def _gap(terms: Sequence[Term], after: date, year: str) -> str:
    """Say which part of the year is not typed, from the term of a day on."""
    if not terms:
        return f"Settings has no term dates of {year}."
    begun = [one.end for one in terms if one.start <= after]
    if not begun:
        return f"Settings has no term dates before {long_date(terms[0].start)}."
    covered = begun[-1]
    for one in terms[len(begun) :]:
        if one.start - covered > LONGEST_HOLIDAY_IN_A_YEAR:
            return f"Settings has no term dates between {long_date(covered)} and {long_date(one.start)}."
        covered = one.end
    return "" if covered.month == JULY else f"Settings has no term dates after {long_date(covered)}."


def _half_term_not_typed(terms: Sequence[Term], after: date) -> str:
    for one in terms:
        is_long = len(weekdays(one.start, one.end)) > LONGEST_HALF_TERM
        ahead = weekdays(max(one.start, after + timedelta(days=1)), one.end)
        if one.half_term is None and is_long and len(ahead) > SHORTEST_HALF_TERM:
            return f"Settings has no half-term holiday in {one.name}."
    return ""
