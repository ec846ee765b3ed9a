"""When Harrowmere is open: terms, holidays, training days and the sessions of each term.

The dates follow the pattern of an English primary school: 190 days a school year.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

MONDAY, FRIDAY = 0, 4
HALVES = ("AM", "PM")


@dataclass(frozen=True, slots=True)
class Term:
    """A term by name and dates. `school_year` is the calendar year in which its September lies."""

    name: str
    school_year: int
    start: date
    end: date


class Session(NamedTuple):
    """Half a school day."""

    day: date
    half: str
    term: str


AUTUMN = Term("Autumn 2025", 2025, date(2025, 9, 3), date(2025, 12, 19))
SPRING = Term("Spring 2026", 2025, date(2026, 1, 5), date(2026, 3, 27))
SUMMER = Term("Summer 2026", 2025, date(2026, 4, 13), date(2026, 7, 21))
NEXT_AUTUMN = Term("Autumn 2026 first half", 2026, date(2026, 9, 3), date(2026, 10, 23))
TERMS = (AUTUMN, SPRING, SUMMER, NEXT_AUTUMN)

NO_SCHOOL = (
    (date(2025, 10, 27), date(2025, 10, 31)),  # autumn half term
    (date(2026, 2, 16), date(2026, 2, 20)),  # spring half term
    (date(2026, 5, 4), date(2026, 5, 4)),  # early May bank holiday
    (date(2026, 5, 25), date(2026, 5, 29)),  # summer half term
)
TRAINING_DAYS = (date(2025, 9, 3), date(2025, 11, 28), date(2026, 1, 5), date(2026, 3, 2), date(2026, 9, 3))
"""INSET days inside the terms: code #. They leave 71 + 53 + 66 = 190 school days in 2025/26."""


def is_open(day: date) -> bool:
    """Say whether a day inside a term is a weekday out of the holidays (a training day is one: it is marked #)."""
    return day.weekday() <= FRIDAY and not any(first <= day <= last for first, last in NO_SCHOOL)


def half_term_of(term: Term) -> tuple[date, date] | None:
    """Give the holiday in the middle of a term; a day off alone is none."""
    return next((days for days in NO_SCHOOL if days[0] != days[1] and term.start < days[0] < term.end), None)


def days_of(term: Term) -> list[date]:
    """List the weekdays of a term, training days too, holidays not."""
    every_day = (term.start + timedelta(n) for n in range((term.end - term.start).days + 1))
    return [day for day in every_day if is_open(day)]


def sessions_of(*terms: Term) -> list[Session]:
    """List the sessions of some terms, in order of time."""
    return [Session(day, half, term.name) for term in terms for day in days_of(term) for half in HALVES]


def sessions_of_year(school_year: int) -> list[Session]:
    """List the sessions of all terms that lie in a school year."""
    return sessions_of(*(term for term in TERMS if term.school_year == school_year))
