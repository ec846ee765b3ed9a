"""The exact sign test on homes, against every exchange written out and against the binomial test of scipy."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from analysis.measures.sign_test import can_be_told, chance_of_net


def plain_chance(nets):
    """Exchange the two terms in every possible set of homes, and count how often the net is as large."""
    sums = [
        abs(sum(sign * net for sign, net in zip(signs, nets, strict=True)))
        for signs in product((1, -1), repeat=len(nets))
    ]
    return sum(one >= abs(sum(nets)) for one in sums) / len(sums)


@settings(max_examples=80)
@given(st.lists(st.integers(-3, 3), max_size=9))
def test_the_chance_is_that_of_every_exchange_written_out(nets):
    assert chance_of_net(nets) == pytest.approx(plain_chance(nets), abs=1e-12)


@pytest.mark.parametrize(("up", "down"), [(34, 21), (21, 34), (6, 0), (1, 0), (90, 109), (400, 401)])
def test_with_one_pupil_a_home_it_is_the_binomial_sign_test(up, down):
    assert chance_of_net([1] * up + [-1] * down) == pytest.approx(binomtest(up, up + down).pvalue, rel=1e-9)


def test_pupils_of_one_home_say_less_than_as_many_pupils_of_their_own():
    assert chance_of_net([1] * 8) == 2 / 256
    assert chance_of_net([2] * 4) == 2 / 16


def test_homes_without_a_net_count_for_nothing():
    assert chance_of_net([1] * 6 + [0] * 50) == chance_of_net([1] * 6)


@pytest.mark.parametrize("nets", [[], [0, 0], [1, -1], [3, -2, -1]])
def test_no_net_movement_is_what_chance_always_reaches(nets):
    assert chance_of_net(nets) == 1


@pytest.mark.parametrize(("homes", "told"), [(0, False), (5, False), (6, True)])
def test_it_takes_six_homes_for_any_result_to_be_rarer_than_one_in_twenty(homes, told):
    assert can_be_told([1] * homes + [0] * 9, 0.05) is told


def alike_terms(rng, homes=120):
    """Two terms of a school in which nothing changed, and one illness takes a whole home: each pupil's way and home."""
    home = np.repeat(np.arange(homes), rng.choice([1, 2, 3], homes, p=[0.5, 0.35, 0.15]))
    level = rng.beta(1.2, 18, homes)[home]

    def categories():
        illness = (rng.poisson(1.0, homes) * rng.integers(0, 5, homes))[home]
        return np.digitize(1 - (illness + rng.binomial(132, level)) / 132, [0.9, 0.97])

    return np.sign(categories() - categories()), home


def test_where_nothing_changed_hardly_more_than_five_schools_in_a_hundred_are_told_of_a_difference():
    rng = np.random.default_rng(7)
    schools = [alike_terms(rng) for _ in range(300)]
    by_home = [chance_of_net(np.bincount(home, way).astype(int).tolist()) for way, home in schools]
    one_by_one = [chance_of_net(way.astype(int).tolist()) for way, _ in schools]
    assert sum(one < 0.05 for one in by_home) <= 20
    assert sum(one < 0.05 for one in one_by_one) > sum(one < 0.05 for one in by_home)
