"""Groups under five never stand by themselves, and cannot be told from the rest."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.rules.small_groups import (
    REST,
    SMALLEST_GROUP,
    TOGETHER,
    merge_crossed,
    merge_small_groups,
    rows_together,
)


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


def crossed(*rows, columns="xyz"):
    """Cells of people numbered from 0, `rows` giving how many are in each column."""
    cells, first = {}, 0
    for row, counts in zip("abcdef", rows, strict=False):
        for column, many in zip(columns, counts, strict=False):
            cells[row, column], first = range(first, first + many), first + many
    return cells


def sizes(cells):
    return {names: len(members) for names, members in cells.items()}


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ([(5, 5), (5, 5)], {("a", "x"): 5, ("a", "y"): 5, ("b", "x"): 5, ("b", "y"): 5}),
        ([(0, 5), (5, 5)], {("a", "x"): 0, ("a", "y"): 5, ("b", "x"): 5, ("b", "y"): 5}),
        # One cell of four: its row is hidden with the next smallest, whatever that row's own cells.
        (
            [(9, 4), (9, 9), (9, 10)],
            {("a + b", "x"): 18, ("a + b", "y"): 13, ("c", "x"): 9, ("c", "y"): 10},
        ),
        # The third column is small everywhere: it goes with the next smallest, and no row is lost.
        (
            [(9, 9, 1), (9, 8, 1), (9, 9, 4)],
            {(row, column): many for row, counts in zip("abc", [(9, 10), (9, 9), (9, 13)], strict=True)
             for column, many in zip(("x", "z + y"), counts, strict=True)},
        ),
        ([(2, 2)], {}),
    ],
)  # fmt: skip
def test_of_two_groupings_no_cell_of_one_to_four_is_left(rows, shown):
    assert sizes(merge_crossed(crossed(*rows))) == shown


def test_three_or_more_names_that_are_put_together_are_not_written_out():
    assert list(merge_crossed(crossed((4, 9), (4, 9), (4, 9)))) == [(REST, "x"), (REST, "y")]


def test_a_group_that_is_small_by_itself_is_so_beside_another_too():
    assert list(merge_crossed(crossed((9, 9), (1, 1), (8, 8)))) == [
        ("a", "x"),
        ("a", "y"),
        (TOGETHER, "x"),
        (TOGETHER, "y"),
    ]


@settings(max_examples=60)
@given(
    st.integers(1, 5).flatmap(lambda wide: st.lists(st.tuples(*[st.integers(0, 14)] * wide), min_size=1, max_size=5))
)
def test_no_small_cell_can_be_told_from_the_totals_of_its_row_and_column(rows):
    cells = {names: members for names, members in crossed(*rows, columns="vwxyz").items() if members}
    found = merge_crossed(cells)
    everybody = sorted(one for members in cells.values() for one in members)
    assert sorted(one for members in found.values() for one in members) == (everybody if len(everybody) >= 5 else [])
    assert all(len(members) >= SMALLEST_GROUP for members in found.values())
    for name, cell in cells.items():
        if len(cell) < SMALLEST_GROUP and found:
            assert not can_be_told(name, sums_known(cells, found), list(crossed(*rows, columns="vwxyz"))), sizes(found)


def sums_known(cells, found):
    """What a reader can add and take away, as sets of cells: the cells shown, and each grouping shown by itself.

    A cell with nobody in it is one that a reader does not know, as every other.
    """
    shown = [dict(place_of(cells, found, side)) for side in (0, 1)]
    sums = [{(row, column) for row in shown[0] for column in shown[1] if (shown[0][row], shown[1][column]) == name}
            for name in found]  # fmt: skip
    for side in (0, 1):
        whole = {}
        for names, members in cells.items():
            whole.setdefault(names[side], []).extend(members)
        merged = merge_small_groups(whole)
        sums += [{name for name in product(*shown) if (name[side] if name[side] in merged else TOGETHER) == one}
                 for one in merged]  # fmt: skip
    return sums


def place_of(cells, found, side):
    """Under which name each group of a grouping is shown."""
    for names, members in cells.items():
        yield names[side], next(name[side] for name, shown in found.items() if members[0] in shown)


def can_be_told(name, sums, names):
    known = np.array([[float(one in each) for one in names] for each in sums])
    target = np.array([float(one == name) for one in names])
    solution, *_ = np.linalg.lstsq(known.T, target, rcond=None)
    return np.allclose(known.T @ solution, target)


def test_the_test_of_what_can_be_told_finds_a_cell_that_can():
    names = [("a", "x"), ("a", "y")]
    assert can_be_told(names[0], [set(names), {names[1]}], names)


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ({"a": {"in": 5, "out": 9}, "b": {"in": 0, "out": 9}}, []),
        ({"a": {"in": 4, "out": 9}, "b": {"in": 8, "out": 9}}, ["a", "b"]),
        ({"a": {"in": 4, "out": 9}, "b": {"in": 8, "out": 9}, "c": {"in": 1, "out": 20}}, ["a", "c"]),
        ({"a": {"in": 4, "out": 9}, "b": {"in": 0, "out": 9}}, ["a", "b"]),
    ],
)
def test_a_row_with_a_small_count_is_hidden_with_as_many_as_keep_it_from_the_total(counts, hidden):
    assert rows_together(counts) == hidden
