"""What the page of one pupil is made of: marks over terms, weekdays held against chance, and the year's end."""

from collections import Counter
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.forecast import FEWEST_WEEKS, Forecast, forecast
from analysis.measures.pupil_marks import (
    Week,
    of_school_year,
    pupil_marks,
    school_years_in,
    sessions_in,
    weeks_of,
)
from analysis.measures.reasons import Lates, lates_by
from analysis.measures.weekday_pattern import FEWEST_DAYS, weekday_pattern
from analysis.rules.codes import outcome_of
from tests.measures.registers import MONDAY, rows_of, sheet_of

WEEK = "//" * 5
REGISTER = st.text(alphabet="/\\LIOUNMXY-", max_size=60).map(lambda text: text.replace("Y", "#"))


def marks_of(register, start=MONDAY):
    return pupil_marks([sheet_of(ada=register, start=start)], 0)


def test_marks_of_one_pupil_stand_in_time_over_the_terms():
    spring = sheet_of(name="Spring 2026", ada="/I", ben="OO", start=date(2026, 1, 5))
    summer = sheet_of(ada="L/", ben="//")
    assert sessions_in(pupil_marks([spring, summer], 0)) == (
        (date(2026, 1, 5), "AM", "/"),
        (date(2026, 1, 5), "PM", "I"),
        (MONDAY, "AM", "L"),
        (MONDAY, "PM", "/"),
    )


def test_a_session_in_two_terms_counts_once_as_the_later_term_has_it():
    assert [mark for _, _, mark in sessions_in(pupil_marks([sheet_of(ada="NN"), sheet_of(ada="/")], 0))] == ["/", "N"]


@pytest.mark.parametrize("sheets", [[], [sheet_of(totals=[{"possible": 66, "attended": 64}])]], ids=["none", "totals"])
def test_without_marks_there_are_no_sessions_weeks_or_years(sheets):
    marks = pupil_marks(sheets, 0)
    assert (sessions_in(marks), weeks_of(marks), school_years_in(marks)) == ((), (), ())
    assert not weekday_pattern(marks).days


def test_minutes_late_come_along_where_one_of_the_files_has_them():
    spring, summer = sheet_of(ada="L/", start=date(2026, 1, 5)), sheet_of(ada="LU", start=date(2026, 4, 13))
    summer.marks["minutes_late"] = pd.array([12, None], dtype="Int64")
    marks = pupil_marks([spring, summer], 0)
    assert [None if pd.isna(one) else int(one) for one in marks["minutes_late"]] == [None, None, 12, None]
    assert lates_by(marks, marks["person"]) == (Lates(0, 2, 1, 4, 12, 1),)
    assert "minutes_late" not in pupil_marks([spring], 0)


def test_school_years_are_told_apart_latest_first():
    marks = pupil_marks([sheet_of(ada="I", start=date(2026, 7, 20)), sheet_of(ada="O", start=date(2026, 9, 7))], 0)
    assert school_years_in(marks) == ("2026/27", "2025/26")
    assert list(of_school_year(marks, "2026/27")["mark"]) == ["O"]


@given(REGISTER)
def test_weeks_equal_a_plain_count(register):
    attended, possible = Counter(), Counter()
    for _, day, _, mark in rows_of([register]):
        outcome = str(outcome_of(mark, day))
        there = outcome in {"present", "late", "approved_activity"}
        attended[day - timedelta(days=day.weekday())] += there
        possible[day - timedelta(days=day.weekday())] += there or outcome in {"authorised", "unauthorised"}
    plain = tuple(Week(day, attended[day], possible[day]) for day in sorted(possible) if possible[day])
    assert (weeks_of(marks_of(register)) if register else ()) == plain


@given(REGISTER.filter(bool))
def test_the_ten_half_days_equal_a_plain_count(register):
    absent, possible = Counter(), Counter()
    for _, day, session, mark in rows_of([register]):
        outcome = str(outcome_of(mark, day))
        for slot in ((day.strftime("%A"), session), ("Any day", session)):
            absent[slot] += outcome in {"authorised", "unauthorised"}
            possible[slot] += outcome in {"authorised", "unauthorised", "present", "late", "approved_activity"}
    for slot in weekday_pattern(marks_of(register)).slots:
        assert (slot.absent, slot.possible) == tuple(count[slot.weekday, slot.session] for count in (absent, possible))


def test_every_other_friday_is_more_than_chance():
    pattern = weekday_pattern(marks_of(("//" * 4 + "OO" + WEEK) * 7))
    assert [(slot.weekday, slot.session, slot.absent, slot.possible) for slot in pattern.marked] == [
        ("Friday", "AM", 7, 14),
        ("Friday", "PM", 7, 14),
    ]


def test_afternoons_of_one_weekday_are_more_than_chance():
    pattern = weekday_pattern(marks_of(("//" * 4 + "/M") * 6))
    assert [(slot.weekday, slot.session) for slot in pattern.marked] == [("Friday", "PM")]


def test_afternoons_of_changing_weekdays_are_more_than_chance():
    weeks = ["".join("/M" if day == number % 5 else "//" for day in range(5)) for number in range(10)]
    marked = weekday_pattern(marks_of("".join(weeks))).marked
    assert [(slot.weekday, slot.session, slot.absent, slot.possible) for slot in marked] == [("Any day", "PM", 10, 50)]


def test_whole_weeks_of_illness_tell_nothing_of_weekdays():
    pattern = weekday_pattern(marks_of(("I" * 10 + WEEK) * 3))
    assert (pattern.days, pattern.enough, pattern.marked) == (0, False, ())
    assert {slot.absent for slot in pattern.slots[:-2]} == {3}


@pytest.mark.parametrize(("fridays", "enough"), [(FEWEST_DAYS - 1, False), (FEWEST_DAYS, True)])
def test_under_five_days_nothing_is_said(fridays, enough):
    pattern = weekday_pattern(marks_of(("//" * 4 + "OO") * fridays + WEEK))
    assert (pattern.enough, bool(pattern.marked)) == (enough, enough)


def test_a_day_of_one_session_stays_in_its_place():
    register = ("/#" + "//" * 3 + "/O") * 6
    marked = weekday_pattern(marks_of(register)).marked
    assert [(slot.weekday, slot.session) for slot in marked] == [("Friday", "PM"), ("Any day", "PM")]


def test_the_same_marks_always_say_the_same():
    register = ("//" * 3 + "I//O") * 8
    assert weekday_pattern(marks_of(register)) == weekday_pattern(marks_of(register))


def test_of_children_without_a_pattern_about_one_in_twenty_is_marked():
    rng = np.random.default_rng(1)
    found = 0
    for _ in range(100):
        days = rng.random(190) < 0.08
        register = "".join("OO" if missed else "//" for missed in days)
        found += bool(weekday_pattern(marks_of(register)).marked)
    assert found <= 11  # 5 are expected of 100; more than 11 come in one test of two hundred


def weeks_like(*pairs):
    return [Week(MONDAY + timedelta(weeks=number), *pair) for number, pair in enumerate(pairs)]


def test_a_year_that_is_over_has_no_range():
    assert forecast(weeks_like(*[(9, 10)] * 12), 0) == Forecast(108, 120, 0, None, None)


@pytest.mark.parametrize(("weeks", "has_range"), [(FEWEST_WEEKS - 1, False), (FEWEST_WEEKS, True)])
def test_a_range_needs_ten_weeks(weeks, has_range):
    assert (forecast(weeks_like(*[(9, 10)] * weeks), 20).low is not None) is has_range


def test_a_steady_child_has_no_width():
    found = forecast(weeks_like(*[(9, 10)] * 12), 30)
    assert (found.low, found.high) == (pytest.approx(90), pytest.approx(90))


def test_the_range_lies_within_what_is_possible_and_around_the_rate_so_far():
    found = forecast(weeks_like(*[(10, 10)] * 8, *[(5, 10)] * 4), 100)
    so_far, best = 100 * 100 / 120, 100 * 200 / 220
    assert 100 * 150 / 220 < found.low < so_far < found.high < best


@given(st.integers(0, 200), st.integers(0, 200), st.integers(0, 60), st.sampled_from([900, 970, 975]))
def test_how_many_can_still_be_missed_equals_trying_each(attended, absent, left, rate):
    possible = attended + absent
    can = [missed for missed in range(left + 1) if 1000 * (attended + left - missed) >= rate * (possible + left)]
    assert Forecast(attended, possible, left, None, None).most_missable(rate) == (can[-1] if can else None)
