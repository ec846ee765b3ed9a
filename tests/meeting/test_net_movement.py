"""Net movement beside chance: who counts, who lives together, and what is said of it."""

from dataclasses import replace

import pytest

from analysis.meeting.figures import MovementCounts, with_letters
from analysis.meeting.net_movement import NetMovement, Reading, homes_in, net_by, net_movement
from analysis.rules.addressees import Contact
from tests.meeting.test_term_paths import AMBER, AWAY, GREEN, RED, school
from ui.movement_words import chance_sentence, net_sentence, several_at_once

UP, DOWN, SAME, GONE = (GREEN, AMBER, GREEN), (GREEN, GREEN, RED), (RED, AMBER, AMBER), (GREEN, GREEN, AWAY)


def decisions_of(*pupils, **particulars):
    return with_letters(school(*pupils, **particulars).analysis)


def net_of(up, down, same=0):
    return net_movement("All", decisions_of(*[UP] * up, *[DOWN] * down, *[SAME] * same), {})


def test_pupils_are_counted_by_the_way_they_moved_and_leavers_in_none():
    found = net_movement("All", decisions_of(UP, UP, DOWN, SAME, GONE), {})
    assert (found.counts, found.pupils, found.net) == (MovementCounts(2, 1, 1), 4, 1)


def test_a_home_is_exchanged_as_one():
    pupils = decisions_of(*[UP] * 12)
    alone, in_pairs = ({one.person: one.person - one.person % size for one in pupils} for size in (1, 2))
    assert net_movement("All", pupils, alone).chance == 2 / 2**12
    assert net_movement("All", pupils, in_pairs).chance == 2 / 2**6
    assert net_movement("All", pupils, dict.fromkeys(range(12), 0)).reading() is Reading.TOO_FEW


def test_who_lives_together_follows_from_one_address_and_from_what_people_said():
    here, there = Contact(address="1 Oak Road", postcode="AB1 2CD"), Contact(address="2 Oak Road", postcode="AB1 2CD")
    meeting = school(*[UP] * 16)
    contacts = {0: (here,), 1: (here,), 2: (there,), 3: (there,)}
    crowd = {person: (Contact(address="Long House"),) for person in range(8, 15)}
    records = replace(meeting.records, contacts=contacts | crowd, siblings={(2, 3): False, (1, 5): True})
    assert homes_in(replace(meeting, records=records)) == {0: 0, 1: 0, 5: 0}
    assert homes_in(meeting) == {}


@pytest.mark.parametrize(
    ("up", "down", "compared", "reading"),
    [
        (5, 0, 1, Reading.TOO_FEW),
        (6, 0, 1, Reading.RARE),
        (6, 1, 1, Reading.CHANCE),
        (7, 1, 1, Reading.CHANCE),
        (8, 1, 1, Reading.RARE),
        (8, 1, 2, Reading.ALONE),
        (10, 0, 25, Reading.RARE),
        (10, 0, 26, Reading.ALONE),
    ],
)
def test_what_it_says_depends_on_chance_and_on_how_many_groups_are_compared(up, down, compared, reading):
    assert net_of(up, down).reading(compared) is reading


def test_exactly_one_in_twenty_is_chance():
    assert NetMovement("All", MovementCounts(9, 0, 1), 0.05, told=True).reading() is Reading.CHANCE


def test_groups_are_those_of_the_pupils_on_roll():
    names = ["3A"] * 6 + ["3B"] * 5 + ["3A"]
    found = net_by(decisions_of(*[UP] * 6, *[DOWN] * 5, GONE, class_name=names), "class_name", {})
    assert [(one.group, one.net, one.told) for one in found] == [("3A", 6, True), ("3B", -5, False)]


@pytest.mark.parametrize(
    ("up", "down", "words"),
    [
        (0, 0, "Nobody moved to another category."),
        (3, 3, "3 pupils moved up, 3 down; as many each way."),
        (1, 0, "1 pupil moved up, none down; too few moved to tell."),
        (0, 3, "Nobody moved up, 3 down; too few moved to tell."),
        (34, 21, "would come up 1 time in 9. So chance alone is enough to make it."),
        (40, 9, "would come up less than 1 time in 1,000. That does not say why."),
    ],
)
def test_the_sentence_says_who_moved_and_how_often_chance_does_as_much(up, down, words):
    assert net_sentence(net_of(up, down, same=2)).endswith(words)


@pytest.mark.parametrize(
    ("up", "down", "words"),
    [
        (0, 0, ""),
        (3, 3, "As many each way."),
        (34, 21, "If last term and this term were alike, a difference this large"),
    ],
)
def test_where_who_moved_is_said_already_only_chance_is(up, down, words):
    assert chance_sentence(net_of(up, down, same=2)).startswith(words)
    assert bool(chance_sentence(net_of(up, down, same=2))) is bool(words)


def test_the_warning_about_several_groups_needs_several():
    assert several_at_once(1) == ""
    assert several_at_once(21).startswith("21 groups are compared at once")
