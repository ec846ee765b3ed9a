"""Runs of absence, and how fair it is to read much into a change, each against a slow plain count."""

import sys
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.fairness import chance_of, fairness, load_statistics
from analysis.measures.spells import Spell, longest_spell, spell_counts, spells
from analysis.rules.codes import outcome_of
from tests.measures.registers import ABSENT, ATTENDED, counted, school_day

A = 0


def spells_of(register):
    return [(spell.sessions, "".join(spell.marks)) for spell in spells(counted(ada=register), A)]


@pytest.mark.parametrize(
    ("register", "found"),
    [
        ("////", []),
        ("//II//", [(2, "I")]),
        ("IIII", [(4, "I")]),
        ("II//II", [(2, "I"), (2, "I")]),
        ("//////////II", [(2, "I")]),
        ("////////IIII", [(4, "I")]),  # over the weekend
        ("//II##II//", [(4, "I")]),  # over a closure
        ("//II--II//", [(4, "I")]),  # over registers not taken
        ("I/", [(1, "I")]),
        ("IOMI", [(4, "IOM")]),
        ("ILI/", [(1, "I"), (1, "I")]),
    ],
)
def test_a_spell_ends_with_the_next_attended_session(register, found):
    assert spells_of(register) == found


def test_a_spell_says_its_first_and_last_absent_day():
    (spell,) = spells(counted(ada="//II--II//"), A)
    assert spell == Spell(school_day(1), school_day(3), 4, ("I",))


def test_another_pupils_marks_are_not_in_a_spell():
    assert [one.sessions for one in spells(counted(ada="II//", ben="//OO"), 1)] == [2]


def test_of_equal_spells_the_first_is_the_longest():
    assert longest_spell(spells(counted(ada="II//II"), A)).first == school_day(0)
    assert longest_spell(()) is None


@given(st.lists(st.text(alphabet="/LIOU#-", min_size=1, max_size=30), min_size=1, max_size=4))
def test_the_spells_of_everybody_are_counted_as_those_of_each(registers):
    marks = counted(**{f"pupil_{place}": register for place, register in enumerate(registers)})
    each = {person: spells(marks, person) for person in range(len(registers))}
    plain = {person: (len(own), longest_spell(own).sessions) for person, own in each.items() if own}
    assert spell_counts(marks) == plain


@given(st.text(alphabet="/LIOU#-", min_size=1, max_size=40))
def test_spells_are_what_a_plain_walk_finds(register):
    runs, run = [], 0
    for place, mark in enumerate(register):
        outcome = outcome_of("" if mark == "-" else mark, school_day(place // 2))
        run += outcome in ABSENT
        if outcome in ATTENDED and run:
            runs.append(run)
            run = 0
    assert [sessions for sessions, _ in spells_of(register)] == [*runs, *([run] if run else [])]


def test_the_same_rate_is_no_movement_to_be_fair_about():
    assert fairness((63, 70), (90, 100), 2, 2) is None


@pytest.mark.parametrize(("longest", "answer"), [(7, False), (8, True), (10, True)])
def test_a_fall_is_one_spell_where_without_it_the_rate_did_not_fall(longest, answer):
    assert fairness((97, 100), (90, 100), None, longest).one_spell is answer  # 90 of 93 and of 92


@pytest.mark.parametrize(("longest", "answer"), [(7, False), (8, True)])
def test_a_rise_is_one_spell_of_the_earlier_term(longest, answer):
    assert fairness((90, 100), (97, 100), longest, None).one_spell is answer


def test_one_spell_is_not_known_without_marks_of_the_worse_term():
    assert fairness((97, 100), (90, 100), 2, None).one_spell is None


def test_a_term_away_from_first_to_last_is_one_spell():
    assert fairness((97, 100), (0, 20), None, 20).one_spell is True


@pytest.mark.parametrize(("possible", "answer"), [(84, True), (85, False), (100, False)])
def test_a_term_is_short_under_85_in_a_hundred_of_the_other(possible, answer):
    assert fairness((99, 100), (10, possible), None, None).short_term is answer
    assert fairness((10, possible), (99, 100), None, None).short_term is answer


def plain_chance(before, now):
    """Add the probabilities of every table as unlikely as this one or more."""
    (absent_1, days_1), (absent_2, days_2) = (
        ((possible - attended + 1) // 2, (possible + 1) // 2) for attended, possible in (before, now)
    )
    absent, days = absent_1 + absent_2, days_1 + days_2

    def ways(first):
        return comb(days_1, first) * comb(days_2, absent - first)

    low, high = max(0, absent - days_2), min(days_1, absent)
    return Fraction(sum(ways(k) for k in range(low, high + 1) if ways(k) <= ways(absent_1)), comb(days, absent))


TERMS = st.integers(1, 140).flatmap(lambda possible: st.tuples(st.integers(0, possible), st.just(possible)))


@given(TERMS, TERMS)
def test_chance_is_what_adding_up_every_table_gives(before, now):
    assert chance_of(before, now) == pytest.approx(float(plain_chance(before, now)), rel=1e-6)


def test_statistics_may_be_loaded_early():
    load_statistics()
    assert "scipy.stats" in sys.modules


def test_days_are_rounded_up():
    assert chance_of((9, 10), (10, 10)) == chance_of((8, 10), (10, 10))


@pytest.mark.parametrize(("now", "answer"), [((126, 140), True), ((112, 140), False)])
def test_a_difference_could_be_chance_or_hardly(now, answer):
    assert fairness((136, 140), now, None, None).could_be_chance is answer
