"""Two readings of the same pupils differ only when chance alone seldom makes as much of a difference."""

import numpy as np
import pytest

from analysis.measures.flips import Reading, change_and_chance

POSSIBLE = np.full(40, 100.0)
MISSED = np.tile([5.0, 9.0, 14.0, 20.0], 10)


def reading(after, level=MISSED):
    return Reading((MISSED, POSSIBLE), (np.asarray(after, dtype=float), POSSIBLE), (level, POSSIBLE))


def test_readings_that_are_alike_are_no_difference():
    assert change_and_chance(reading(MISSED), reading(MISSED)) == (0.0, 1.0)


@pytest.mark.parametrize(("share", "lower"), [(0.5, True), (2.0, False)])
def test_a_large_difference_has_a_small_chance_and_a_sign(share, lower):
    change, chance = change_and_chance(reading(MISSED * share), reading(MISSED))
    assert chance == pytest.approx(1 / 5000)
    assert (change < 0) is lower
    assert change == pytest.approx(np.log(share), rel=0.01)


def test_what_the_season_did_to_everybody_is_no_difference():
    change, chance = change_and_chance(reading(MISSED * 2, MISSED * 2), reading(MISSED))
    assert abs(change) < 0.001
    assert chance > 0.9


def test_a_pupil_counted_in_one_direction_only_is_exchanged_too():
    half = np.arange(40) < 20
    forward = Reading((MISSED * half, POSSIBLE * half), (MISSED * half, POSSIBLE * half), (MISSED, POSSIBLE))
    backward = Reading((MISSED * ~half, POSSIBLE * ~half), (MISSED * ~half, POSSIBLE * ~half), (MISSED, POSSIBLE))
    assert change_and_chance(forward, backward)[1] > 0.5


def test_nothing_missed_is_a_figure_too():
    change, chance = change_and_chance(reading(MISSED * 0), reading(MISSED))
    assert change < 0
    assert chance < 0.01


def test_the_same_figures_get_the_same_answer():
    odd = MISSED + np.arange(40) % 3
    assert change_and_chance(reading(odd), reading(MISSED)) == change_and_chance(reading(odd), reading(MISSED))
