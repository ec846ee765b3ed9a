"""Days of a term that stand beside a holiday or a closed day: which they are, and how that is known.

Source: default of this program, from the school's own terms, half-term holidays and INSET days, the bank holidays of
England, and the days on which its registers have marks.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from analysis.rules.school_calendar import census_term_of, school_year_of, term_of, weekdays
from analysis.rules.school_days import LONGEST_HOLIDAY_IN_A_YEAR, SchoolCalendar

EDGE_DAYS = 2
"""First and last school days of a term that are looked at."""
SHORTEST_HOLIDAY = 5
"""Closed weekdays on end that are a holiday and not single closed days."""


class DayKind(StrEnum):
    """What a school day stands beside, in the words of a page."""

    FIRST = "First two days of a term"
    LAST = "Last two days of a term"
    BEFORE_HALF_TERM = "Day before a half-term holiday"
    AFTER_HALF_TERM = "Day after a half-term holiday"
    BANK_HOLIDAY = "Day before or after a bank holiday"
    INSET_DAY = "Day before or after an INSET day"
    CLOSED_DAY = "Day before or after another closed day"


@dataclass(frozen=True, slots=True)
class KnownDays:
    """The school's calendar with what it says of single days: its INSET days and the bank holidays."""

    calendar: SchoolCalendar
    inset_days: Collection[date]
    bank_holidays: Collection[date]


def kinds_of_days(open_days: Sequence[date], known: KnownDays) -> dict[DayKind, tuple[date, ...]]:
    """Find the days of each kind among the school days with marks, in time. A day can be of several kinds.

    A break of more than 30 days is a term that is not loaded. Where no terms are typed, the loaded days' own first and
    last day are of no kind: a file may begin in the middle of a term.
    """
    found: dict[DayKind, set[date]] = {kind: set() for kind in DayKind}
    for place in range(len(open_days) + 1):
        before, after = open_days[max(0, place - EDGE_DAYS) : place], open_days[place : place + EDGE_DAYS]
        for kind in _between(before, after, known):
            found[kind] |= _beside(kind, before, after)
    return {kind: tuple(sorted(days)) for kind, days in found.items() if days}


def _beside(kind: DayKind, before: Sequence[date], after: Sequence[date]) -> set[date]:
    days = {
        DayKind.FIRST: after,
        DayKind.LAST: before,
        DayKind.BEFORE_HALF_TERM: before[-1:],
        DayKind.AFTER_HALF_TERM: after[:1],
    }
    return set(days.get(kind, (*before[-1:], *after[:1])))


def _between(before: Sequence[date], after: Sequence[date], known: KnownDays) -> tuple[DayKind, ...]:
    """Say what lies between some school days and the next ones; either may be none."""
    if not before or not after or after[0] - before[-1] > LONGEST_HOLIDAY_IN_A_YEAR:
        ends = bool(before) and _is_edge(before[-1], known.calendar, back=False)
        begins = bool(after) and _is_edge(after[0], known.calendar, back=True)
        return (DayKind.LAST,) * ends + (DayKind.FIRST,) * begins
    one, other = before[-1], after[0]
    closed = weekdays(one + timedelta(days=1), other - timedelta(days=1))
    if not closed:
        return ()
    if _is_between_terms(one, other, known.calendar) and (len(closed) >= SHORTEST_HOLIDAY or _is_typed(one, known)):
        return DayKind.LAST, DayKind.FIRST
    if len(closed) >= SHORTEST_HOLIDAY:
        return DayKind.BEFORE_HALF_TERM, DayKind.AFTER_HALF_TERM
    bank, inset = (any(day in days for day in closed) for days in (known.bank_holidays, known.inset_days))
    kinds = ((DayKind.BANK_HOLIDAY, bank), (DayKind.INSET_DAY, inset), (DayKind.CLOSED_DAY, not bank and not inset))
    return tuple(kind for kind, holds in kinds if holds)


def _is_between_terms(one: date, other: date, calendar: SchoolCalendar) -> bool:
    """Say whether two days are of two terms; two halves of a season that are typed as terms of their own are not."""
    terms = term_of(one, calendar.terms) != term_of(other, calendar.terms)
    return terms and census_term_of(one).name != census_term_of(other).name


def _is_typed(day: date, known: KnownDays) -> bool:
    return any(school_year_of(term.start) == school_year_of(day) for term in known.calendar.terms)


def _is_edge(day: date, calendar: SchoolCalendar, *, back: bool) -> bool:
    """Say whether a typed term begins, or ends, with a day: no school day of the term lies beyond it."""
    term = next((term for term in calendar.terms if day in term), None)
    if term is None:
        return False
    start, end = (term.start, day - timedelta(days=1)) if back else (day + timedelta(days=1), term.end)
    return not any(calendar.is_school_day(one) for one in weekdays(start, end))


def known_from(kind: DayKind, *, terms_are_typed: bool) -> str:
    """Say how the days of a kind are known."""
    if kind is DayKind.BANK_HOLIDAY:
        return "bank holidays of England"
    if kind is DayKind.INSET_DAY:
        return "INSET days in Settings"
    if kind is DayKind.CLOSED_DAY:
        return "no marks that day, and no calendar says why"
    return "terms in Settings" if terms_are_typed else "no marks in the holiday"
