"""What can still be missed, and what must be attended, against a slow plain count of every way the year can go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.rules.categories import is_persistent_absentee, is_severely_absent
from analysis.rules.year_end import HALF, TENTH, YearEnd, sessions_to_leave, sessions_until, year_end

IS_OVER = {TENTH: is_persistent_absentee, HALF: is_severely_absent}


@pytest.mark.parametrize(
    ("attended", "possible", "to_come", "spare"),
    [
        (90, 100, 0, -1),  # exactly a tenth on the last day of the year: persistent, and too late
        (91, 100, 0, 0),  # a session fewer missed: not persistent
        (90, 100, 1, 0),  # one session to come, to be attended
        (90, 100, 10, 0),  # 10 of 110 missed: one more would make 11, exactly a tenth
        (90, 100, 11, 1),
        (89, 100, 9, -1),
        (89, 100, 10, -1),
        (89, 100, 11, 0),
        (342, 380, 0, -1),
        (343, 380, 0, 0),
        (100, 100, 0, 9),  # nobody can miss what does not come
        (0, 0, 0, -1),  # no sessions at all: nothing to be under
        (0, 0, 10, 0),
    ],
)
def test_spare_sessions_on_both_sides_of_a_tenth(attended, possible, to_come, spare):
    assert year_end(attended, possible, to_come) == YearEnd(to_come, spare)


@pytest.mark.parametrize(
    ("found", "is_possible", "can_miss", "must_attend"),
    [
        (YearEnd(50, -1), False, 0, 50),
        (YearEnd(50, 0), True, 0, 50),
        (YearEnd(50, 4), True, 4, 46),
        (YearEnd(3, 9), True, 3, 0),
        (YearEnd(0, 0), True, 0, 0),
    ],
)
def test_sessions_to_come_are_shared_between_missed_and_attended(found, is_possible, can_miss, must_attend):
    assert (found.is_possible, found.can_miss, found.must_attend) == (is_possible, can_miss, must_attend)


@pytest.mark.parametrize(
    ("attended", "possible", "in_a_row"), [(90, 100, 1), (91, 100, 0), (89, 100, 11), (0, 1, 10), (0, 0, 0)]
)
def test_sessions_to_attend_in_a_row(attended, possible, in_a_row):
    assert sessions_to_leave(attended, possible) == in_a_row


@pytest.mark.parametrize(
    ("attended", "possible", "missed"), [(90, 100, 0), (91, 100, 2), (100, 100, 12), (9, 10, 0), (10, 10, 2), (0, 0, 1)]
)
def test_sessions_to_miss_in_a_row(attended, possible, missed):
    assert sessions_until(attended, possible) == missed


FIGURES = st.integers(0, 60).flatmap(lambda possible: st.tuples(st.integers(0, possible), st.just(possible)))


@given(FIGURES, st.integers(0, 60), st.sampled_from([TENTH, HALF]))
def test_what_can_be_missed_is_what_a_walk_through_every_way_the_year_can_go_finds(figures, to_come, part):
    attended, possible = figures
    ways = [
        missed
        for missed in range(to_come + 1)
        if possible + to_come and not IS_OVER[part](attended + to_come - missed, possible + to_come)
    ]
    found = year_end(attended, possible, to_come, part)
    assert found.is_possible is bool(ways)
    assert found.can_miss == max(ways, default=0)
    assert found.must_attend == to_come - max(ways, default=0)


@given(FIGURES, st.sampled_from([TENTH, HALF]))
def test_sessions_in_a_row_are_what_walking_one_session_at_a_time_finds(figures, part):
    attended, possible = figures
    leave = until = 0
    while IS_OVER[part](attended + leave, possible + leave):
        leave += 1
    while not IS_OVER[part](attended, possible + until):
        until += 1
    assert (sessions_to_leave(attended, possible, part), sessions_until(attended, possible, part)) == (leave, until)


@given(FIGURES, st.integers(0, 200))
def test_it_is_still_possible_just_when_the_sessions_in_a_row_still_come(figures, to_come):
    attended, possible = figures
    if possible:
        assert year_end(attended, possible, to_come).is_possible is (sessions_to_leave(attended, possible) <= to_come)
