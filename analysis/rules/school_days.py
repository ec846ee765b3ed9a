"""Which days are school days, so that days are counted as a school counts them.

Source: the school's own terms and INSET days, the bank holidays of England, and the days on which its registers were
taken. Where none of these says, no school of England is open in August or between Christmas Eve and New Year's Day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from analysis.rules.school_calendar import SATURDAY, Term, weekdays

HOLIDAY_AFTER_A_TERM = timedelta(days=9)
"""A half term's holiday from Saturday to Sunday week, the shortest that follows a term or half term."""
LONGEST_HOLIDAY_IN_A_YEAR = timedelta(days=30)
"""Days without marks for longer than this are a term that is not loaded, not a holiday."""
JULY, AUGUST, DECEMBER = 7, 8, 12


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """The school's own terms, in order, and single days on which it is closed."""

    terms: tuple[Term, ...] = ()
    closed: frozenset[date] = frozenset()

    def is_school_day(self, day: date) -> bool:
        """Say whether pupils are expected on a day."""
        if day.weekday() >= SATURDAY or day in self.closed or _is_closed_everywhere(day):
            return False
        term = next((term for term in self.terms if day in term), None)
        if term is None:
            return not self._is_holiday(day)
        return not (term.half_term and term.half_term[0] <= day <= term.half_term[1])

    def _is_holiday(self, day: date) -> bool:
        """Say so between two terms, shortly after the last that is known, and for the rest of July after a summer."""
        ended = [term.end for term in self.terms if term.end < day]
        if not ended:
            return False
        is_between = any(term.start > day for term in self.terms)
        is_summer = day.month == JULY and (ended[-1].year, ended[-1].month) == (day.year, JULY)
        return is_between or is_summer or day - ended[-1] <= HOLIDAY_AFTER_A_TERM

    def next_school_day(self, day: date) -> date:
        """Give this day where it is a school day, else the next one; this day where none comes within a year."""
        days = (day + timedelta(days=number) for number in range(366))
        return next((one for one in days if self.is_school_day(one)), day)

    def school_days_between(self, earlier: date, later: date) -> int:
        """Count the school days after one day up to another: the next school day is one away."""
        days = (later - earlier).days
        return sum(self.is_school_day(earlier + timedelta(days=number)) for number in range(1, days + 1))


def _is_closed_everywhere(day: date) -> bool:
    return day.month == AUGUST or (day.month == DECEMBER and day.day >= 24)


def days_without_marks(marked: Iterable[date]) -> frozenset[date]:
    """List the weekdays between days with marks that have none: holidays and closures, but not a lacking term."""
    days: Sequence[date] = sorted(set(marked))
    gaps = ((one, other) for one, other in pairwise(days) if other - one <= LONGEST_HOLIDAY_IN_A_YEAR)
    return frozenset(day for one, other in gaps for day in weekdays(one, other)) - frozenset(days)
