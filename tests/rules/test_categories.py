"""Category, persistent and severe absence, a rate that rose: both sides of each line."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.rules.categories import (
    BELOW_TARGET,
    RANK,
    Category,
    category_of,
    is_persistent_absentee,
    is_severely_absent,
    rate_rose,
)
from analysis.rules.policy import Policy
from analysis.rules.wording import percentage
from tests.rules import plain_policy
from tests.rules.cases import edges, policy_with, sessions


@pytest.mark.parametrize(
    ("attended", "possible", "category"),
    [
        (97, 100, "green"),
        (96, 99, "amber"),  # one session under
        (970, 1000, "green"),
        (969, 1000, "amber"),
        (64, 66, "amber"),  # 96.969…, which rounding would print as 97.0
        (65, 66, "green"),
        (117, 130, "amber"),  # exactly 90
        (116, 130, "red"),
        (188, 209, "red"),  # 89.95…, which rounding would print as 90.0
        (900, 1000, "amber"),
        (899, 1000, "red"),
        (0, 1, "red"),
        (1, 1, "green"),
        (0, 0, None),
    ],
)
def test_green_from_97_amber_from_90_red_below_and_none_without_sessions(attended, possible, category):
    assert category_of(attended, possible, Policy()) == category
    assert plain_policy.category(attended, possible) == category


@pytest.mark.parametrize(
    ("attended", "category"), [(975, "green"), (974, "amber"), (970, "amber"), (923, "amber"), (922, "red")]
)
def test_a_school_may_set_other_lines_to_one_decimal(attended, category):
    assert category_of(attended, 1000, policy_with("97.5", "92.3")) == category


def test_the_local_authority_target_is_never_a_category_edge():
    assert category_of(96, 100, Policy()) is category_of(95, 100, Policy()) is Category.AMBER
    assert category_of(95, 100, Policy(la_target=940)) is Category.AMBER


def test_amber_and_red_are_below_the_target_and_green_ranks_first():
    assert {Category.AMBER, Category.RED} == BELOW_TARGET
    assert RANK["red"] < RANK["amber"] < RANK["green"]


# The worked examples of the DfE thresholds
@pytest.mark.parametrize(
    ("possible", "absent", "persistent", "severe"),
    [
        (380, 37, False, False),
        (380, 38, True, False),
        (380, 189, True, False),
        (380, 190, True, True),
        (139, 13, False, False),
        (139, 14, True, False),
        (2001, 200, False, False),
        (1, 1, True, True),
        (0, 0, False, False),
    ],
)
def test_persistent_from_a_tenth_and_severe_from_a_half(possible, absent, persistent, severe):
    assert is_persistent_absentee(possible - absent, possible) is persistent
    assert is_severely_absent(possible - absent, possible) is severe
    assert plain_policy.persistent(absent, possible) is persistent
    assert plain_policy.severe(absent, possible) is severe


def test_exactly_90_per_cent_is_amber_and_a_persistent_absentee():
    assert category_of(342, 380, Policy()) is Category.AMBER
    assert is_persistent_absentee(342, 380)


@pytest.mark.parametrize(
    ("before", "now", "rose"),
    [
        ((130, 140), (122, 130), True),
        ((126, 140), (117, 130), False),  # 90% of another length: equal
        ((133, 140), (118, 130), False),
        ((1, 3), (1, 2), True),
        ((1, 3), (333_334, 1_000_000), True),  # by less than any printed decimal
        ((1, 3), (333_333, 1_000_000), False),
    ],
)
def test_a_rate_rose_when_it_rose_at_all(before, now, rose):
    assert rate_rose(*before, *now) is rose


@pytest.mark.parametrize(("attended", "rose"), [(904, False), (905, True), (906, True)])
def test_a_smallest_step_is_met_exactly(attended, rose):
    assert rate_rose(900, 1000, attended, 1000, by_thousandths=5) is rose


def test_a_step_of_a_millionth_less_is_not_the_smallest_step():
    assert not rate_rose(900, 1000, 904_999, 1_000_000, by_thousandths=5)
    assert rate_rose(900, 1000, 905_000, 1_000_000, by_thousandths=5)


@given(sessions(), edges)
@settings(deadline=None, max_examples=400)
def test_category_persistent_and_severe_are_those_of_the_plain_policy(counts, lines):
    attended, possible = counts
    assert category_of(attended, possible, policy_with(*lines)) == plain_policy.category(attended, possible, *lines)
    assert is_persistent_absentee(attended, possible) == plain_policy.persistent(possible - attended, possible)
    assert is_severely_absent(attended, possible) == plain_policy.severe(possible - attended, possible)


@given(sessions(), sessions(), st.integers(0, 1000))
@settings(deadline=None, max_examples=400)
def test_a_rate_rose_as_fractions_say(before, now, step):
    gain = Fraction(*now) - Fraction(*before)
    assert rate_rose(*before, *now, step) == (gain > 0 and gain >= Fraction(step, 1000))


@given(sessions(), edges)
@settings(deadline=None)
def test_one_more_attended_session_never_makes_a_category_worse(counts, lines):
    attended, possible = counts
    assume(attended < possible)
    policy = policy_with(*lines)
    assert RANK[category_of(attended + 1, possible, policy)] >= RANK[category_of(attended, possible, policy)]


@given(sessions(most=3000), edges)
@settings(deadline=None, max_examples=400)
def test_the_shown_percentage_is_never_on_the_wrong_side_of_a_line(counts, lines):
    shown = Fraction(percentage(*counts).removesuffix("%"))
    category = category_of(*counts, policy_with(*lines))
    by_shown = "green" if shown >= Fraction(lines[0]) else "red" if shown < Fraction(lines[1]) else "amber"
    assert category == by_shown
    assert percentage(*counts) == plain_policy.shown(*counts) + "%"


@given(sessions())
@settings(deadline=None)
def test_severe_is_a_subset_of_persistent(counts):
    assert is_persistent_absentee(*counts) or not is_severely_absent(*counts)
