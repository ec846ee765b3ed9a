"""The school's week: the ten half days equal plain loops, and chance is told from a pattern."""

from collections import Counter, defaultdict
from dataclasses import replace
from fractions import Fraction
from math import sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import t

from analysis.measures.school_week import FEWEST_PUPILS, FEWEST_WEEKS, HalfDay, school_week
from analysis.rules.codes import outcome_of
from tests.measures.registers import ABSENT, ATTENDED, counted, rows_of

WEEK = "//" * 5
FRIDAY = "//" * 4 + "/O"
HALF_DAYS = [(day, half) for day in range(5) for half in ("AM", "PM")]
REGISTERS = st.lists(st.text(alphabet="///\\LIOX#-", min_size=1, max_size=40), min_size=1, max_size=4)


def school(registers):
    return counted(**{f"pupil_{number}": register for number, register in enumerate(registers)})


def plain_week(rows):
    """By half day: sessions missed, possible, late and beyond an even spread; and the variance in three sums."""
    missed, possible, late = Counter(), Counter(), Counter()
    weeks = defaultdict(list)
    for person, day, half, mark in rows:
        outcome = str(outcome_of(mark, day))
        if outcome in ATTENDED | ABSENT and day.weekday() < 5:
            slot = (day.weekday(), half)
            missed[slot] += outcome in ABSENT
            possible[slot] += 1
            late[slot] += outcome == "late"
            weeks[person, day.toordinal() - day.weekday()].append((slot, outcome in ABSENT))
    pupils, mondays, pairs = (defaultdict(Fraction) for _ in range(3))
    for (person, monday), sessions in weeks.items():
        away = sum(absent for _, absent in sessions)
        if 0 < away < len(sessions):
            for slot, absent in sessions:
                step = absent - Fraction(away, len(sessions))
                pupils[person, slot] += step
                mondays[monday, slot] += step
                pairs[person, monday, slot] += step
    return missed, possible, late, pupils, mondays, pairs


def plain_squares(sums, slot):
    """Add the squares about the mean of all clusters, those without a session of the slot counting as 0."""
    clusters = {key[:-1] for key in sums}
    steps = [float(sums.get((*key, slot), 0)) for key in clusters]
    mean = sum(steps) / len(steps)
    return sum((step - mean) ** 2 for step in steps) * len(steps) / (len(steps) - 1)


def plain_chances(pupils, mondays, pairs):
    """Two-sided p values, corrected by Holm, from the plain sums."""
    freedom = min(len({one for one, _ in pupils}), len({one for one, _ in mondays})) - 1
    raw = {}
    for slot in HALF_DAYS:
        beyond = float(sum(step for (_, at), step in pupils.items() if at == slot))
        of_pupil, of_week, of_pair = (plain_squares(sums, slot) for sums in (pupils, mondays, pairs))
        variance = max(of_pupil + of_week - of_pair, of_pupil, of_week)
        raw[slot] = 2 * t.sf(abs(beyond) / sqrt(variance), freedom) if variance else 1.0
    chances, highest = {}, 0.0
    for rank, slot in enumerate(sorted(HALF_DAYS, key=raw.__getitem__)):
        highest = max(highest, min(1.0, raw[slot] * (10 - rank)))
        chances[slot] = highest
    return chances


@settings(max_examples=40)
@given(REGISTERS)
def test_the_ten_half_days_equal_plain_loops(registers):
    missed, possible, late, pupils, mondays, _ = plain_week(rows_of(registers))
    week = school_week(school(registers))
    for slot, one in zip(HALF_DAYS, week.half_days, strict=True):
        assert (one.absent, one.possible, one.late) == (missed[slot], possible[slot], late[slot])
        assert one.beyond == pytest.approx(float(sum(step for (_, at), step in pupils.items() if at == slot)), abs=1e-9)
    assert week.pupils == len({one for one, _ in pupils})
    assert week.weeks == len({one for one, _ in mondays})
    assert (week.absent, week.possible) == (missed.total(), possible.total())


def test_chances_equal_those_of_plain_sums():
    rng = np.random.default_rng(3)
    registers = ["".join(rng.choice(list("////////OL"), 80)) for _ in range(30)]
    *_, pupils, mondays, pairs = plain_week(rows_of(registers))
    plain = plain_chances(pupils, mondays, pairs)
    found = [one.chance for one in school_week(school(registers)).half_days]
    assert found == pytest.approx([plain[slot] for slot in HALF_DAYS])


def fridays(pupils, weeks):
    """Many pupils miss every other Friday afternoon, by turns."""
    registers = ["".join(FRIDAY if (who + week) % 2 else WEEK for week in range(weeks)) for who in range(pupils)]
    return school_week(school(registers))


def test_friday_afternoons_of_many_pupils_over_many_weeks_are_more_than_chance():
    marked = [(one.weekday, one.session) for one in fridays(40, 12).half_days if one.differs > 0]
    assert marked == [("Friday", "PM")]
    assert ("Monday", "AM") in [(one.weekday, one.session) for one in fridays(40, 12).half_days if one.differs < 0]


def test_chance_takes_no_side():
    one = HalfDay("Friday", "PM", 9, 100, 0, 4.0, 0.05)
    assert (one.differs, replace(one, chance=0.049).differs, replace(one, chance=0.049, beyond=-4.0).differs) == (
        0,
        1,
        -1,
    )


@pytest.mark.parametrize(
    ("pupils", "weeks", "enough"),
    [
        (FEWEST_PUPILS, FEWEST_WEEKS, True),
        (FEWEST_PUPILS - 1, FEWEST_WEEKS, False),
        (FEWEST_PUPILS, FEWEST_WEEKS - 1, False),
    ],
)
def test_few_pupils_or_weeks_say_nothing_of_chance(pupils, weeks, enough):
    week = fridays(pupils, weeks)
    assert week.enough is enough
    assert {one.chance is None for one in week.half_days} == {not enough}


def test_one_pupil_who_misses_every_friday_is_no_pattern_of_the_school():
    others = [
        "".join("//" * (who % 5) + "OO" + "//" * (4 - who % 5) for _ in range(2)) + WEEK * 10 for who in range(25)
    ]
    week = school_week(school([FRIDAY * 12, *others]))
    assert week.enough
    assert not any(one.differs for one in week.half_days)


def test_whole_weeks_away_tell_nothing():
    assert (school_week(school(["I" * 10 + WEEK] * 3)).pupils, school_week(school(["I" * 10])).weeks) == (0, 0)


def test_a_saturday_session_is_no_half_day_of_the_week():
    marks = school(["//"])
    saturday = marks.assign(day=marks["day"] + np.timedelta64(5, "D"))
    assert school_week(saturday).possible == 0


def invented_school(rng, pupils=60, weeks=12):
    """A school without a pattern: children who differ, days that are bad for everybody, days missed as a whole."""
    days = 5 * weeks
    bad_days = np.exp(rng.normal(0, 0.4, days))
    away = rng.random((pupils, days)) < 0.06 * bad_days * rng.gamma(1, 1, (pupils, 1))
    person, day = (one.repeat(2) for one in np.indices((pupils, days)).reshape(2, -1))
    dates = np.datetime64("2026-01-05") + day + day // 5 * 2
    half = np.tile(["AM", "PM"], pupils * days)
    frame = {"person": person, "day": pd.to_datetime(dates), "session": half, "absent": away.reshape(-1).repeat(2)}
    return pd.DataFrame(frame).assign(possible=1, late=0)


def test_one_snowy_friday_that_most_pupils_missed_is_no_pattern_of_the_school():
    marks = invented_school(np.random.default_rng(2))
    snow = (marks["day"] == "2026-02-06") & (marks["person"] % 10 > 0)
    week = school_week(marks.assign(absent=marks["absent"] | snow))
    (friday,) = [one for one in week.half_days if (one.weekday, one.session) == ("Friday", "PM")]
    assert friday.absent > 1.25 * week.absent / 10
    assert not any(one.differs for one in week.half_days)


def test_of_schools_without_a_pattern_at_most_one_in_twenty_is_marked():
    rng = np.random.default_rng(1)
    found = sum(any(one.differs for one in school_week(invented_school(rng)).half_days) for _ in range(60))
    assert found <= 6  # 3 are expected at most; more than 6 come in one test of thirty
