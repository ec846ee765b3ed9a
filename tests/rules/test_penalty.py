"""The national threshold: ten unauthorised sessions in ten school weeks, with both sides of each edge and an oracle."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.rules.penalty import (
    counted_sessions,
    fullest,
    is_lacking_between,
    reaches_threshold,
    school_weeks,
    windows,
)

MONDAY = date(2026, 4, 13)


def week(number, day=0):
    return MONDAY + timedelta(weeks=number, days=day)


WEEKS = tuple(week(number) for number in range(12))


def absent(number, many, mark="O"):
    return [(week(number, place // 2), ("AM", "PM")[place % 2], mark) for place in range(many)]


@pytest.mark.parametrize(("sessions", "reached"), [(9, False), (10, True), (11, True)])
def test_ten_sessions_reach_the_threshold_and_nine_do_not(sessions, reached):
    assert reaches_threshold(sessions) is reached


@pytest.mark.parametrize("mark", "GNOU")
def test_each_unauthorised_code_counts(mark):
    assert len(counted_sessions([(MONDAY, "AM", mark)], None)) == 1


@pytest.mark.parametrize("mark", ["/", "L", "I", "M", "C", "E", "", "?", "X", "#", "D"])
def test_no_other_mark_counts(mark):
    assert counted_sessions([(MONDAY, "AM", mark)], None) == ()


@pytest.mark.parametrize(("from_", "counted"), [(MONDAY, 1), (MONDAY + timedelta(days=1), 0)])
def test_only_sessions_from_compulsory_school_age_on_count(from_, counted):
    assert len(counted_sessions([(MONDAY, "AM", "O")], from_)) == counted


def test_sessions_are_in_time():
    assert [one[1] for one in counted_sessions([(MONDAY, "PM", "O"), (MONDAY, "AM", "G")], None)] == ["AM", "PM"]


def test_a_week_with_one_school_day_is_a_school_week_and_one_without_is_none():
    assert school_weeks({week(0, 4), week(2, 1), week(2, 2)}) == (week(0), week(2))


@pytest.mark.parametrize(("later", "together"), [(9, 10), (10, 5)])
def test_the_tenth_week_is_in_the_window_and_the_eleventh_is_not(later, together):
    assert fullest(windows(WEEKS, absent(0, 5) + absent(later, 5))).with_open == together


def test_a_holiday_takes_no_place_in_the_window():
    weeks = [one for one in (week(number) for number in range(12)) if one not in (week(3), week(4))]
    assert fullest(windows(weeks, absent(0, 5) + absent(11, 5))).with_open == 10


def test_the_count_is_given_with_and_without_reasons_not_known_yet():
    window = fullest(windows(WEEKS, absent(1, 6) + absent(2, 4, "N")))
    assert (window.with_open, window.without_open) == (10, 6)


def test_of_equally_full_windows_the_latest_is_shown():
    assert fullest(windows(WEEKS, absent(5, 3))).weeks == WEEKS[2:]


def test_without_weeks_there_is_no_window():
    assert fullest(windows((), [])) is None


@pytest.mark.parametrize(("many", "gaps"), [(9, 1), (10, 0)])
def test_a_window_of_nine_weeks_is_incomplete_and_says_so(many, gaps):
    (window,) = windows(WEEKS[:many], [])
    assert len(window.gaps) == gaps
    assert not gaps or window.gaps[0] == "Marks are loaded for 9 of 10 school weeks."


@pytest.mark.parametrize(("admitted", "gaps"), [(None, 0), (week(0), 0), (week(0, 4), 0), (week(1), 1)])
def test_a_window_from_before_admission_is_incomplete(admitted, gaps):
    assert len(windows(WEEKS[:10], [], admitted)[0].gaps) == gaps


def test_a_window_across_a_term_that_is_not_loaded_is_incomplete():
    weeks = [*WEEKS[:5], *(week(number) for number in range(11, 16))]
    assert windows(weeks, [])[0].gaps == ("School weeks inside the window are not loaded as marks.",)


@pytest.mark.parametrize(("number", "gaps"), [(9, ("1 session without a mark may hide an absence.",)), (10, ())])
def test_a_session_without_a_mark_makes_its_window_incomplete(number, gaps):
    assert windows(WEEKS[:10], [], unmarked=[week(number, 2)])[0].gaps == gaps


@pytest.mark.parametrize(
    ("one", "other", "lacking"),
    [
        (date(2025, 12, 15), date(2026, 1, 5), False),  # Christmas
        (date(2026, 3, 2), date(2026, 4, 6), False),  # four weeks between
        (date(2026, 3, 2), date(2026, 4, 13), True),  # five
        (date(2026, 7, 20), date(2026, 8, 31), False),  # summer
        (date(2026, 6, 29), date(2026, 8, 31), False),  # eight weeks between, with all of August
        (date(2026, 6, 22), date(2026, 8, 31), True),  # nine
        (date(2026, 7, 20), date(2026, 8, 28), True),  # not all of August
    ],
)
def test_only_a_holiday_lies_between_two_weeks_or_else_weeks_are_lacking(one, other, lacking):
    assert is_lacking_between(one, other) is lacking


@given(
    st.lists(st.integers(0, 25), min_size=1, unique=True),
    st.lists(st.tuples(st.integers(0, 25), st.integers(0, 4), st.sampled_from(["AM", "PM"])), unique=True),
)
def test_the_fullest_window_equals_a_plain_search(numbers, places):
    numbers = sorted(numbers)
    sessions = [(week(number, day), part, "O") for number, day, part in places if number in numbers]
    weeks = school_weeks([week(number) for number in numbers])
    most = 0
    for first in numbers:
        inside = [number for number in numbers if number >= first][:10]
        most = max(most, sum(number in inside for number, _, _ in places))
    assert fullest(windows(weeks, counted_sessions(sessions, None))).with_open == most
