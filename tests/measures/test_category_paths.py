"""Paths through the categories, counted against plain loops."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.category_paths import (
    EITHER,
    NOT_HERE,
    NOT_KNOWN,
    PLACES,
    category_steps,
    counted_paths,
    path_kinds,
    term_counts,
    with_one_place_outside,
)
from analysis.rules.categories import Category

GREEN, AMBER, RED = Category.GREEN, Category.AMBER, Category.RED
places = st.sampled_from((*Category, NOT_HERE, NOT_KNOWN))
some_paths = st.integers(2, 4).flatmap(lambda terms: st.lists(st.tuples(*[places] * terms), min_size=1, max_size=12))


@settings(max_examples=60)
@given(some_paths)
def test_steps_and_terms_are_those_of_plain_loops(paths):
    steps, counts = category_steps(paths), term_counts(paths)
    assert len(steps) + 1 == len(counts) == len(paths[0])
    for term, count in enumerate(counts):
        here = [path[term] for path in paths if path[term] != NOT_HERE]
        assert count.pupils + count.not_known == len(here)
        assert count.categories == {one: here.count(one) for one in Category}
        assert count.below_target == here.count(AMBER) + here.count(RED)
        if term == 0:
            assert (count.joined, count.left) == (None, None)
            continue
        pairs = [(path[term - 1], path[term]) for path in paths]
        assert count.joined == sum(was == NOT_HERE != now for was, now in pairs)
        assert count.left == sum(was != NOT_HERE == now for was, now in pairs)
        for was in PLACES:
            for now in PLACES:
                assert steps[term - 1][was][now] == pairs.count((was, now))


def test_paths_of_nobody_have_no_terms_and_no_steps():
    assert (category_steps([]), term_counts([])) == ((), ())


def test_places_without_a_category_are_put_together_and_nobody_without_a_place_is_left():
    paths = [(GREEN, NOT_HERE), (NOT_HERE, NOT_HERE)]
    assert with_one_place_outside(paths) == [(GREEN, NOT_HERE)]
    assert with_one_place_outside([*paths, (NOT_KNOWN, RED)]) == [(GREEN, EITHER), (EITHER, RED)]


@settings(max_examples=60)
@given(some_paths)
def test_paths_are_counted_as_plain_loops_count_them(paths):
    found = counted_paths(paths)
    assert dict(found) == {path: paths.count(path) for path in paths}
    assert [many for _, many in found] == sorted((many for _, many in found), reverse=True)
    whole = [path for path in paths if not {NOT_HERE, NOT_KNOWN} & set(path)]
    moves = [{"redambergreen".index(now) - "redambergreen".index(was) for was, now in pairwise(path)} for path in whole]
    kinds = path_kinds(paths)
    assert kinds.pupils == len(whole)
    assert kinds.always_green == sum(set(path) == {GREEN} for path in whole)
    assert kinds.never_green == sum(GREEN not in path for path in whole)
    assert kinds.always_red == sum(set(path) == {RED} for path in whole)
    assert kinds.only_down == sum(min(own) < 0 >= max(own) for own in moves)
    assert kinds.only_up == sum(max(own) > 0 <= min(own) for own in moves)


def test_of_two_paths_that_are_as_common_the_greener_stands_first():
    paths = [(RED, RED), (GREEN, RED), (GREEN, GREEN), (RED, RED), (NOT_HERE, GREEN)]
    assert [path for path, _ in counted_paths(paths)] == [(RED, RED), (GREEN, GREEN), (GREEN, RED), (NOT_HERE, GREEN)]
