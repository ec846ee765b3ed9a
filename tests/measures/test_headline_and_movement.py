"""The pooled headline and the movement between categories, against plain loops."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.headline import headline, outside_year_groups
from analysis.measures.movement import COLUMNS, ROWS, category_movement
from analysis.rules.categories import Category
from analysis.rules.policy import Policy
from tests.measures.registers import plain_category, sheet_of, totals_of

figures = st.lists(
    st.integers(0, 400).flatmap(lambda possible: st.tuples(st.integers(0, possible), st.just(possible))), max_size=12
)


def totals(*rows):
    return totals_of(*({"attended": attended, "possible": possible} for attended, possible in rows))


@given(figures)
def test_the_headline_is_that_of_plain_loops(rows):
    found = headline(totals(*rows), Policy())
    counted = [(attended, possible) for attended, possible in rows if possible > 0]
    assert (found.attended, found.possible) == (sum(row[0] for row in counted), sum(row[1] for row in counted))
    assert found.pupils == len(counted)
    for category in Category:
        assert found.categories[category] == sum(plain_category(*row) == category for row in counted)
    missed = [1 - Fraction(*row) for row in counted]
    assert found.persistent == sum(one >= Fraction(1, 10) for one in missed)
    assert found.severe == sum(one >= Fraction(1, 2) for one in missed)


def test_the_headline_is_pooled_and_no_mean_of_percentages():
    found = headline(totals((10, 10), (0, 90)), Policy())
    assert (found.attended, found.possible) == (10, 100)


def test_exactly_ninety_is_amber_and_persistent():
    found = headline(totals((90, 100)), Policy())
    assert (found.categories[Category.AMBER], found.persistent, found.severe) == (1, 1, 0)


def test_pupils_without_sessions_or_without_known_figures_are_in_no_headline():
    frame = totals_of({"possible": 0, "attended": 0}, {}, {"possible": 10, "attended": 10})
    found = headline(frame, Policy())
    assert (found.pupils, found.not_known) == (1, 1)


def test_year_groups_are_left_out():
    groups = ["Reception", "Year 1", None]
    sheet = sheet_of(pupils=[{"year_group": one} for one in groups], totals=[{"possible": 1}] * 3)
    assert outside_year_groups(sheet, ["Reception", "Nursery"]).index.tolist() == [1, 2]


places = st.none() | st.sampled_from(list(Category))


@given(st.lists(st.tuples(places, places), max_size=20))
def test_movement_is_that_of_plain_loops(pairs):
    table = category_movement([was for was, _ in pairs], [now for _, now in pairs])
    for was in (*Category, None):
        for now in (*Category, None):
            assert table[was or "new"][now or "left"] == pairs.count((was, now))


def test_every_place_of_the_movement_is_there():
    table = category_movement([], [])
    assert list(table) == list(ROWS)
    assert all(list(row) == list(COLUMNS) and not any(row.values()) for row in table.values())
