"""Groups under five never stand by themselves, and cannot be told from the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.rules.small_groups import SMALLEST_GROUP, TOGETHER, merge_small_groups


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"a": 5, "b": 5}, {"a": 5, "b": 5}),
        ({"a": 9, "b": 4, "c": 1}, {"a": 9, TOGETHER: 5}),
        ({"a": 9, "b": 7, "c": 4}, {"a": 9, TOGETHER: 11}),
        ({"a": 5, "b": 4}, {TOGETHER: 9}),
        ({"a": 4}, {}),
        ({"a": 2, "b": 2}, {}),
        ({"a": 3, "b": 2}, {TOGETHER: 5}),
        ({"a": 6, "b": 0}, {"a": 6}),
        ({}, {}),
    ],
)
def test_groups_under_five_are_put_together_with_the_next_smallest_where_needed(sizes, shown):
    found = merge_small_groups({name: range(many) for name, many in sizes.items()})
    assert {name: len(members) for name, members in found.items()} == shown


@given(st.lists(st.integers(0, 12), max_size=8))
def test_nobody_is_lost_and_no_group_is_small(sizes):
    groups, first = {}, 0
    for place, size in enumerate(sizes):
        groups[str(place)], first = range(first, first + size), first + size
    found = merge_small_groups(groups)
    assert all(len(members) >= SMALLEST_GROUP for members in found.values())
    assert sorted(one for members in found.values() for one in members) == (list(range(first)) if first >= 5 else [])
