"""Numbers joined by a person: one child, until the join is undone."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.joins import Joins, joins_in_force
from analysis.pupils import Identity

ADA, HILL = Identity("Byron, Ada"), Identity("Hill, Ada")


def test_joined_numbers_are_the_smallest_of_them():
    joins = Joins([(5, 80), (80, 120)])
    assert [joins.number(number) for number in (5, 80, 120, 6)] == [5, 5, 5, 6]
    assert Joins([(80, 120), (5, 80)]).number(120) == 5
    assert Joins([(5, 80), (5, 80), (5, 120), (80, 120)]).number(120) == 5


def test_what_files_said_of_joined_numbers_stands_together_the_latest_last():
    known = {80: [HILL], 5: [ADA], 6: [ADA]}
    assert Joins([(5, 80)]).people(known) == {5: [ADA, HILL], 6: [ADA]}
    assert Joins().people(known) == known


def test_two_on_one_terms_roll_are_two_children_whatever_was_said():
    assert joins_in_force([(5, 80), (6, 7)], [{5, 6}, {80, 7}]).pairs == ((5, 80), (6, 7))
    assert joins_in_force([(5, 80), (6, 7)], [{5, 6}, {80, 5}]).pairs == ((6, 7),)
    assert joins_in_force([(5, 80), (80, 120)], [{5, 120}]).pairs == ()


numbers = st.integers(0, 8)


@given(st.lists(st.tuples(numbers, numbers).filter(lambda pair: pair[0] < pair[1]), max_size=8))
def test_joined_children_have_one_number_and_others_keep_theirs(pairs):
    groups = [{number} for number in range(9)]
    for one, other in pairs:
        together = next(group for group in groups if one in group) | next(group for group in groups if other in group)
        groups = [group for group in groups if not group & together] + [together]
    joins = Joins(pairs)
    assert {number: joins.number(number) for number in range(9)} == {
        number: min(group) for group in groups for number in group
    }
