"""A school day is one on which pupils are expected."""

from datetime import date

import pytest

from analysis.rules.school_calendar import Term
from analysis.rules.school_days import SchoolCalendar, days_without_marks

TERMS = (
    Term("Autumn", date(2026, 9, 2), date(2026, 12, 18), (date(2026, 10, 26), date(2026, 10, 30))),
    Term("Spring", date(2027, 1, 4), date(2027, 3, 24)),
    Term("Summer", date(2027, 4, 12), date(2027, 7, 20)),
)
INSET, MAY_DAY = date(2026, 9, 2), date(2027, 5, 3)
TYPED = SchoolCalendar(TERMS, frozenset({INSET, MAY_DAY}))
AUTUMN_ONLY = SchoolCalendar(TERMS[:1])
NOTHING_KNOWN = SchoolCalendar()


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (date(2026, 9, 2), False),  # an INSET day
        (date(2026, 9, 3), True),
        (date(2026, 9, 5), False),  # a Saturday
        (date(2026, 9, 6), False),  # a Sunday
        (date(2026, 10, 23), True),
        (date(2026, 10, 26), False),  # the first day of the half-term holiday
        (date(2026, 10, 30), False),  # and its last
        (date(2026, 11, 2), True),
        (date(2026, 12, 18), True),  # the last day of term
        (date(2026, 12, 21), False),
        (date(2027, 1, 1), False),
        (date(2027, 1, 4), True),  # the first day of term
        (date(2027, 5, 3), False),  # a bank holiday
        (date(2027, 7, 20), True),
        (date(2027, 7, 21), False),  # the summer holiday
        (date(2027, 7, 30), False),
        (date(2027, 8, 2), False),
        (date(2027, 9, 1), True),  # nothing is typed for the next school year
        (date(2028, 7, 3), True),
        (date(2026, 7, 1), True),  # before the first term that is typed
    ],
)
def test_a_school_day_is_a_weekday_in_term_that_is_not_closed(day, is_one):
    assert TYPED.is_school_day(day) is is_one


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (date(2026, 12, 23), False),  # five days after the last term that is known
        (date(2026, 12, 31), False),
        (date(2027, 1, 4), True),
    ],
)
def test_after_the_last_term_that_is_known_comes_a_holiday_first(day, is_one):
    assert AUTUMN_ONLY.is_school_day(day) is is_one


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (date(2026, 7, 31), True),
        (date(2026, 8, 3), False),
        (date(2026, 8, 31), False),
        (date(2026, 9, 1), True),
        (date(2026, 12, 23), True),
        (date(2026, 12, 24), False),
    ],
)
def test_where_nothing_is_known_every_weekday_outside_august_and_christmas_counts(day, is_one):
    assert NOTHING_KNOWN.is_school_day(day) is is_one


@pytest.mark.parametrize(
    ("day", "then"),
    [
        (date(2026, 9, 3), date(2026, 9, 3)),
        (date(2026, 10, 26), date(2026, 11, 2)),
        (date(2026, 12, 19), date(2027, 1, 4)),
        (date(2027, 7, 21), date(2027, 9, 1)),
    ],
)
def test_the_next_school_day_is_in_term(day, then):
    assert TYPED.next_school_day(day) == then


def test_a_school_that_never_opens_again_has_no_next_school_day():
    century = Term("Long", date(2026, 1, 1), date(2126, 1, 1), (date(2026, 1, 2), date(2125, 1, 1)))
    assert SchoolCalendar((century,)).next_school_day(date(2026, 9, 3)) == date(2026, 9, 3)


@pytest.mark.parametrize(
    ("earlier", "later", "days"),
    [
        (date(2026, 9, 3), date(2026, 9, 3), 0),
        (date(2026, 9, 3), date(2026, 9, 4), 1),
        (date(2026, 9, 4), date(2026, 9, 7), 1),
        (date(2026, 10, 23), date(2026, 11, 2), 1),  # over the half-term holiday
        (date(2026, 12, 18), date(2027, 1, 5), 2),  # over Christmas
        (date(2026, 9, 4), date(2026, 9, 3), 0),
    ],
)
def test_school_days_are_counted_without_holidays(earlier, later, days):
    assert TYPED.school_days_between(earlier, later) == days


def test_weekdays_without_marks_between_marks_are_closed_but_a_lacking_term_is_not():
    marked = [date(2026, 10, 23), date(2026, 10, 23), date(2026, 10, 28), date(2026, 11, 27), date(2026, 12, 28)]
    closed = days_without_marks(marked)
    assert date(2026, 10, 26) in closed  # a Monday between two days with marks
    assert date(2026, 10, 24) not in closed  # a Saturday needs no saying
    assert date(2026, 10, 28) not in closed
    assert date(2026, 11, 2) in closed  # 30 days are a holiday still
    assert date(2026, 12, 1) not in closed  # 31 are not
