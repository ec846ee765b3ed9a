"""School years, terms and school days.

Source of the census terms: DfE school census guidance (autumn 1 August to 31 December, spring 1 January to Easter
Sunday, summer Easter Monday to 31 July). A school's own dates, where it gives them, come first.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_MONTH_OF_SCHOOL_YEAR = 8
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Term:
    """A named stretch of the school year, first and last day included, and the holiday in the middle of it."""

    name: str
    start: date
    end: date
    half_term: tuple[date, date] | None = None

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def school_year_of(day: date) -> str:
    """Name the school year of a day, August to July: "2025/26"."""
    first = day.year if day.month >= FIRST_MONTH_OF_SCHOOL_YEAR else day.year - 1
    return f"{first}/{(first + 1) % 100:02d}"


def school_year_end(school_year: str) -> date | None:
    """Give the last day, 31 July, of a school year by its name; None where the name does not begin with a year."""
    first = re.match("[0-9]{4}", school_year)
    return date(int(first[0]) + 1, FIRST_MONTH_OF_SCHOOL_YEAR - 1, 31) if first else None


def easter_sunday(year: int) -> date:
    """Find Easter Sunday in the Gregorian calendar (anonymous computus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * el) // 433
    month = (h + el - 7 * m + 90) // 25
    return date(year, month, (h + el - 7 * m + 33 * month + 19) % 32)


def census_term_of(day: date) -> Term:
    """Find the DfE census term of a day."""
    easter = easter_sunday(day.year)
    if day.month >= FIRST_MONTH_OF_SCHOOL_YEAR:
        return Term(f"Autumn {day.year}", date(day.year, 8, 1), date(day.year, 12, 31))
    if day <= easter:
        return Term(f"Spring {day.year}", date(day.year, 1, 1), easter)
    return Term(f"Summer {day.year}", easter + timedelta(days=1), date(day.year, 7, 31))


def term_of(day: date, terms: Sequence[Term]) -> Term | None:
    """Find the term of a day among the school's own; the census term in a school year for which it has given none."""
    if school_year_of(day) not in {school_year_of(term.start) for term in terms}:
        return census_term_of(day)
    return next((term for term in terms if day in term), None)


TERM_ORDER = ("autumn", "spring", "summer")
_HALVES = {"first": 1, "second": 2}
_YEARS = re.compile(r"[0-9]{4}(?:\s*[/-]\s*[0-9]{2,4})?")


def order_in_year(name: str) -> int:
    """Place a term's name in its school year: autumn, spring, summer, or by its number; halves in their order.

    "Autumn 2" stands after "Autumn 1", "Term 2 2025/26" after "Term 1 2025/26". The year itself is not read.
    """
    words = _YEARS.sub(" ", name.casefold())
    season = next((number for number, season in enumerate(TERM_ORDER) if season in words), len(TERM_ORDER))
    digit = re.search(r"[0-9]", words)
    half = int(digit[0]) if digit else next((half for word, half in _HALVES.items() if word in words), 0)
    return 10 * season + half


def without_year(name: str) -> str:
    """Give a term's name in small letters without its year: "Summer 2026" is "summer"."""
    return " ".join(_YEARS.sub(" ", name.casefold()).split())


def bare_name(name: str) -> str:
    """Give a term's name without its year and the word term: "Summer Term 2026" is "summer", "Term 1" is "1"."""
    return " ".join(word for word in without_year(name).split() if word != "term")


def term_key(name: str, school_year: str | None) -> tuple[str | None, str]:
    """Tell terms apart: within a school year "Summer", "Summer Term" and "Summer 2026" are one; without, none is."""
    return school_year, bare_name(name) if school_year else name


_LIKELY_MONTHS = {0: 9, 1: 9, 2: 11, 10: 1, 11: 1, 12: 2, 20: 4, 21: 4, 22: 6}
_LIKELY_MONTHS_BY_NUMBER = {31: 9, 32: 11, 33: 1, 34: 2, 35: 4, 36: 6}


def likely_start(name: str, school_year: str) -> date:
    """Guess in which month a term that gives no dates begins, only to sort it among terms that give theirs."""
    month = (_LIKELY_MONTHS | _LIKELY_MONTHS_BY_NUMBER).get(order_in_year(name), FIRST_MONTH_OF_SCHOOL_YEAR - 1)
    year = re.match("[0-9]{4}", school_year)
    first = int(year[0]) if year else 1
    return date(first if month >= FIRST_MONTH_OF_SCHOOL_YEAR else first + 1, month, 1)


def weekdays(start: date, end: date) -> tuple[date, ...]:
    """List Monday to Friday from start to end, both included."""
    days = (start + timedelta(days=number) for number in range((end - start).days + 1))
    return tuple(day for day in days if day.weekday() < SATURDAY)


def monday_of(day: date) -> date:
    """Give the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def runs_of(days: Iterable[date]) -> list[tuple[date, date]]:
    """Join days, in order of time, into first and last days of unbroken runs of weekdays: a weekend breaks none."""
    runs: list[tuple[date, date]] = []
    for day in days:
        if runs and not weekdays(runs[-1][1] + timedelta(days=1), day - timedelta(days=1)):
            runs[-1] = runs[-1][0], day
        else:
            runs.append((day, day))
    return runs


def overlaps_school_day(start: date, end: date | None, school_days: Iterable[date]) -> bool:
    """Say whether a stretch of days, open-ended where end is None, holds a school day."""
    return any(start <= day and (end is None or day <= end) for day in school_days)
