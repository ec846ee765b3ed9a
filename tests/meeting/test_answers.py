"""What was said of children stays true when two numbers turn out to be one child."""

from datetime import UTC, datetime

import pytest

from analysis.joins import Joins
from analysis.meeting.siblings import load_siblings, record_siblings
from analysis.records.choices import load_choices, record_choice
from analysis.records.places import Place
from analysis.records.store import open_store

AT = datetime(2026, 7, 21, 15, 0, tzinfo=UTC)
APART, JOINED = Joins(), Joins([(1, 4)])


@pytest.fixture
def store(tmp_path):
    with open_store(Place(tmp_path)) as opened:
        yield opened


def say(store, answers, joins=APART):
    record_siblings(store, answers, "Mrs F", AT, joins)


def test_what_was_said_under_a_childs_other_number_is_said_of_the_child(store):
    say(store, {(2, 4): True, (3, 4): False})
    assert load_siblings(store, JOINED) == {(1, 2): True, (1, 3): False}
    assert load_siblings(store, APART) == {(2, 4): True, (3, 4): False}


def test_two_who_became_one_child_are_no_pair(store):
    say(store, {(1, 4): True, (2, 3): True})
    assert load_siblings(store, JOINED) == {(2, 3): True}


@pytest.mark.parametrize(
    ("first", "later", "stands"),
    [((1, 2), (2, 4), False), ((2, 4), (1, 2), False)],
)
def test_of_a_yes_and_a_no_the_later_stands(store, first, later, stands):
    say(store, {first: True})
    say(store, {later: False})
    assert load_siblings(store, JOINED) == {(1, 2): stands}


def test_an_answer_after_a_join_takes_the_place_of_those_before_it_though_it_says_the_same_again(store):
    say(store, {(1, 2): True})
    say(store, {(2, 4): False})
    say(store, {(2, 4): True}, JOINED)
    assert load_siblings(store, JOINED) == {(1, 2): True}
    say(store, {(1, 2): None}, JOINED)
    assert load_siblings(store, JOINED) == load_siblings(store, APART) == {}


def test_no_other_answer_is_taken_for_one_about_siblings(store):
    record_choice(store, "envelopes of siblings", True, "Mrs F", AT)
    record_choice(store, "siblingsx 1 2", True, "Mrs F", AT)
    say(store, {(1, 2): True})
    assert load_siblings(store, APART) == {(1, 2): True}
    assert len(load_choices(store)) == 3
