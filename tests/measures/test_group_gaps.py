"""The gap of a group against all other pupils, its range and Wilson's, against plain loops and scipy's own words."""

from math import isnan, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest
from scipy.stats import t as student

from analysis.measures.group_gaps import group_gaps, share_ranges, shared_level

pupils = st.integers(1, 380).flatmap(
    lambda possible: st.tuples(st.sampled_from("abc"), st.integers(0, possible), st.just(possible))
)


def gaps_of(rows, level=0.05):
    return group_gaps(pd.DataFrame(rows, columns=["group", "attended", "possible"]), level)


def plain_side(rows):
    """Pupils, attended, possible, and the squares of what each attended beyond the side's rate."""
    attended, possible = sum(a for _, a, _ in rows), sum(p for _, _, p in rows)
    rate = attended / possible if possible else 0
    return len(rows), attended, possible, sum((a - rate * p) ** 2 for _, a, p in rows)


def plain_range(group, rows, level):
    """The range by hand: None where there is none."""
    sides = [plain_side([one for one in rows if (one[0] == group) is inside]) for inside in (True, False)]
    if min(side[0] for side in sides) < 2 or all(a * rows[0][2] == rows[0][1] * p for _, a, p in rows):
        return None
    pooled = (sides[0][3] + sides[1][3]) / (sides[0][0] + sides[1][0] - 2)
    if not sides[0][3] + sides[1][3]:  # all alike on either side: chance is not seen, however far the sides are apart
        return None
    parts = []
    for many, _, possible, squares in sides:
        variance_of_one = squares / (many - 1) if squares / (many - 1) > pooled else pooled
        parts.append((many * variance_of_one / possible / possible, many - 1))
    total = parts[0][0] + parts[1][0]
    freedom = total * total / (parts[0][0] ** 2 / parts[0][1] + parts[1][0] ** 2 / parts[1][1])
    gap = sides[0][1] / sides[0][2] - sides[1][1] / sides[1][2]
    half = student.isf(level / 2, freedom) * sqrt(total)
    return 100 * (gap - half), 100 * (gap + half)


@settings(max_examples=50)
@given(st.lists(pupils, min_size=1, max_size=20), st.sampled_from([0.05, 0.05 / 14]))
@example([("a", 1, 1), ("a", 1, 1), ("b", 0, 1), ("b", 0, 1)], 0.05)
def test_the_gap_and_its_range_are_those_of_plain_loops(rows, level):
    found = gaps_of(rows, level)
    assert list(found.index) == list(dict.fromkeys(group for group, _, _ in rows))
    for group, row in found.iterrows():
        inside, outside = (plain_side([one for one in rows if (one[0] == group) is side]) for side in (True, False))
        assert (row["pupils"], row["attended"], row["possible"]) == inside[:3]
        assert (row["others"], row["others_attended"], row["others_possible"]) == outside[:3]
        wanted = plain_range(group, rows, level)
        if wanted is None:
            assert isnan(row["low"])
        elif inside[3] + outside[3] > 1e-6:  # each side of one rate, and the two rates differ: rounding by hand
            assert (row["low"], row["high"]) == pytest.approx(wanted, rel=1e-6, abs=1e-6)


def test_two_groups_that_are_everybody_are_one_comparison_from_both_sides():
    found = gaps_of([("a", 90, 100), ("a", 95, 100), ("b", 99, 100), ("b", 97, 100), ("b", 100, 100)])
    assert found.loc["a", "low"] == pytest.approx(-found.loc["b", "high"])
    assert found.loc["a", "high"] == pytest.approx(-found.loc["b", "low"])


@pytest.mark.parametrize(
    "rows",
    [
        [("a", 90, 100), ("b", 95, 100), ("b", 80, 100)],  # one pupil of a
        [("a", 90, 100), ("a", 95, 100)],  # nobody else
        [("a", 90, 100), ("a", 45, 50), ("b", 90, 100), ("b", 180, 200)],  # all alike
    ],
)
def test_no_range_is_given_of_one_pupil_against_nobody_or_where_all_are_alike(rows):
    assert isnan(gaps_of(rows).loc["a", "low"])


def test_one_long_illness_does_not_count_as_many_independent_sessions():
    well = [("b", 190, 200)] * 30
    one_ill = gaps_of([("a", 0, 200), *[("a", 190, 200)] * 29, *well]).loc["a"]
    assert one_ill["low"] < 0 < one_ill["high"]  # 190 sessions of 6,000 more, all of one child


def test_a_group_that_lacks_a_pupil_with_much_absence_is_no_surer_than_all_pupils_are():
    rows = [("a", 200, 200)] * 5 + [("a", 199, 200), *[("b", 190, 200)] * 40, *[("b", 60, 200)] * 4]
    assert gaps_of(rows).loc["a", "low"] < 0


def test_where_no_group_differs_few_schools_are_told_of_one():
    chance = np.random.default_rng(5)
    told = 0
    for _ in range(60):
        absent = np.minimum(np.round(chance.gamma(0.9, 8, size=120)), 140).astype(int)
        rows = [("abcdef"[place % 6], 140 - missed, 140) for place, missed in enumerate(absent.tolist())]
        found = gaps_of(rows, shared_level(6))
        told += bool(((found["low"] > 0) | (found["high"] < 0)).any())
    assert told <= 4


@pytest.mark.parametrize(("groups", "level"), [(1, 0.05), (2, 0.05), (3, 0.05 / 3), (14, 0.05 / 14)])
def test_the_groups_of_a_table_share_the_level_of_chance(groups, level):
    assert shared_level(groups) == pytest.approx(level)


@settings(max_examples=60)
@given(st.integers(1, 450).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_range_of_a_share_is_wilsons(counts):
    [found] = share_ranges(counts[:1], counts[1:], 0.02)
    wanted = binomtest(*counts).proportion_ci(0.98, method="wilson")
    assert found == pytest.approx((100 * wanted.low, 100 * wanted.high), abs=1e-9)
