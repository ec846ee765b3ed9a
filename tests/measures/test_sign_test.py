"""The exact sign test on homes, against every exchange written out and against the binomial test of scipy."""

from itertools import product

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
