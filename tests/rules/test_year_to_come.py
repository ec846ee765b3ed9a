"""Sessions to come by the school's own calendar; where a part of the year is not typed, what is missing is said."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.rules.school_calendar import Term
from analysis.rules.school_days import SchoolCalendar
from analysis.rules.year_to_come import ToCome, sessions_to_come

AUTUMN = Term("Autumn", date(2025, 9, 3), date(2025, 12, 19), (date(2025, 10, 27), date(2025, 10, 31)))
SPRING = Term("Spring", date(2026, 1, 5), date(2026, 3, 27), (date(2026, 2, 16), date(2026, 2, 20)))
SUMMER = Term("Summer", date(2026, 4, 13), date(2026, 7, 21), (date(2026, 5, 25), date(2026, 5, 29)))
NEXT = Term("Autumn 2026", date(2026, 9, 3), date(2026, 10, 23))
YEAR = (AUTUMN, SPRING, SUMMER, NEXT)
MAY_DAY = date(2026, 5, 4)
LAST_DAY = SUMMER.end


def to_come(after, terms=YEAR, half_days=0):
    return sessions_to_come(SchoolCalendar(terms, frozenset({MAY_DAY})), after, half_days)


@pytest.mark.parametrize(
    ("after", "sessions"),
    [
        (LAST_DAY, 0),
        (LAST_DAY - timedelta(days=1), 2),
        (date(2026, 7, 25), 0),  # in the summer holiday
        (date(2026, 7, 17), 4),  # a Friday, with Monday and Tuesday to come
        (SPRING.end, 132),  # 66 days: 72 weekdays without May Day and half term
        (date(2026, 4, 12), 132),
        (AUTUMN.end, 132 + 110),
    ],
)
def test_sessions_to_come_leave_out_holidays_and_closed_days(after, sessions):
    assert to_come(after) == ToCome(sessions, max(LAST_DAY, after))


def test_an_afternoon_not_taken_yet_is_still_to_come():
    assert to_come(LAST_DAY, half_days=1).sessions == 1


@pytest.mark.parametrize(
    ("after", "terms", "lacking"),
    [
        (SPRING.end, (), "Settings has no term dates of 2025/26."),
        (SPRING.end, (NEXT,), "Settings has no term dates of 2025/26."),
        (AUTUMN.start, (SPRING, SUMMER), "Settings has no term dates before 5 January 2026."),
        (SPRING.end, (AUTUMN, SPRING), "Settings has no term dates after 27 March 2026."),
        (AUTUMN.end, (AUTUMN, SUMMER), "Settings has no term dates between 19 December 2025 and 13 April 2026."),
        # The term of the figures themselves is not typed.
        (date(2026, 2, 2), (AUTUMN, SUMMER), "Settings has no term dates between 19 December 2025 and 13 April 2026."),
        (SPRING.end, (SPRING, replace(SUMMER, half_term=None)), "Settings has no half-term holiday in Summer."),
    ],
)
def test_what_is_not_typed_makes_the_count_unknown(after, terms, lacking):
    assert to_come(after, terms) == ToCome(None, lacking=lacking)


def test_a_half_term_holiday_that_is_over_need_not_be_typed():
    terms = (SPRING, replace(SUMMER, half_term=None))
    assert to_come(date(2026, 6, 22), terms).lacking.endswith("Summer.")  # 21 weekdays to come
    assert to_come(date(2026, 6, 23), terms).sessions == 40


@pytest.mark.parametrize(("start", "sessions"), [(date(2026, 5, 18), 90), (date(2026, 5, 15), None)])
def test_a_term_of_nine_weeks_needs_no_half_term_holiday_and_a_longer_one_does(start, sessions):
    spring = replace(SPRING, end=date(2026, 5, 1))
    assert to_come(spring.end, (spring, Term("Summer", start, date(2026, 7, 17)))).sessions == sessions


@pytest.mark.parametrize(("days", "is_holiday"), [(30, True), (31, False)])
def test_days_without_a_term_are_a_holiday_of_thirty_at_most(days, is_holiday):
    spring = replace(SPRING, end=SUMMER.start - timedelta(days=days))
    assert (to_come(spring.end, (spring, SUMMER)).sessions is not None) is is_holiday


@given(st.dates(AUTUMN.start, LAST_DAY))
def test_a_plain_walk_through_the_days_finds_the_same(after):
    day, sessions = after, 0
    while day < LAST_DAY:
        day += timedelta(days=1)
        term = next((one for one in (AUTUMN, SPRING, SUMMER) if one.start <= day <= one.end), None)
        holiday = term is None or term.half_term[0] <= day <= term.half_term[1]
        sessions += 2 * (day.isoweekday() <= 5 and not holiday and day != MAY_DAY)
    assert to_come(after).sessions == sessions
