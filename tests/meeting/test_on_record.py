"""What is on record about each child, and who is below the target with nothing on record this school year."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from analysis.joins import Joins
from analysis.meeting.lasting import Hold, plain_record
from analysis.meeting.on_record import Entry, held, in_time, last_letter, left_untouched, load_on_record
from analysis.meeting.sent import load_sent_letters
from analysis.post.release import Release
from analysis.records.decisions import record_hold, record_releases, take_back
from analysis.records.imports import record_import
from analysis.records.places import Place
from analysis.records.pupils import number_pupils
from analysis.records.sending import record_returned, record_sent
from analysis.records.store import open_store
from analysis.rules.decision import Letter
from tests.meeting.test_absentees import meeting_of
from tests.records.records_of import a_record

AT, SPRING, SUMMER = datetime(2026, 7, 21, 15, 0, tzinfo=UTC), date(2026, 3, 27), date(2026, 7, 21)
RED = Release(1, Letter.CONCERN_RED, Letter.CONCERN_RED, "first_red", (), "Mrs F", SPRING, None, None, 50, 60, "p", "t")
HOLD = {"person": 1, "held_by": "Mrs F", "held_on": SPRING.isoformat(), "review_on": SUMMER.isoformat()}


@pytest.fixture
def store(tmp_path):
    with open_store(Place(tmp_path)) as opened:
        number = record_import(opened, a_record(), "Mrs F", AT)
        number_pupils(opened, number, lambda _known: [(None, {})] * 3, AT)
        record_releases(opened, "Spring", {1: plain_record(RED)}, "Mrs F", AT)
        yield opened


def words(store, *pairs):
    found = load_on_record(store, Joins(pairs))
    return {person: [one.in_words for one in entries] for person, entries in found.items()}


def test_a_letter_says_when_it_was_released_sent_and_came_back(store):
    assert words(store) == {1: ["Red letter, released 27 Mar 2026"]}
    (letter,) = load_sent_letters(store, "Spring", Joins()).values()
    record_sent(store, [letter.decision], date(2026, 3, 30), "by post", "Mrs F", AT)
    assert words(store) == {1: ["Red letter, sent 30 Mar 2026"]}
    record_returned(store, letter.decision, date(2026, 4, 2), "gone away", "Mrs F", AT)
    assert words(store) == {1: ["Red letter, came back 2 Apr 2026"]}


def test_a_hold_is_on_record_and_what_was_taken_back_is_not(store):
    record_hold(store, "Spring", 2, HOLD, "Mrs F", AT)
    record_hold(store, "Spring", 3, HOLD, "Mrs F", AT)
    take_back(store, "Spring", 3, "Mrs F", AT)
    assert words(store)[2] == ["Held on 27 Mar 2026"]
    assert 3 not in words(store)


def test_what_is_on_record_of_joined_numbers_is_one_childs_in_time(store):
    record_releases(store, "Autumn", {2: plain_record(replace(RED, released_on=date(2025, 12, 1)))}, "Mrs F", AT)
    assert words(store, (1, 2)) == {1: ["Red letter, released 1 Dec 2025", "Red letter, released 27 Mar 2026"]}


def test_the_last_letter_is_the_latest_and_no_hold():
    entries = [Entry(SPRING, Letter.CONCERN_AMBER), Entry(SUMMER, None)]
    assert last_letter(entries) == entries[0]
    assert last_letter(entries[1:]) is None


NOW = [(97, 100), (96, 100), (89, 100)]


def untouched(*entries, sheet=None, pupils=()):
    meeting = meeting_of(NOW, pupils=pupils)
    if sheet:
        meeting = replace(meeting, analysis=replace(meeting.analysis, now=sheet(meeting.analysis.now)))
    return [one.person for one in left_untouched(meeting, in_time(entries))]


def test_amber_and_red_without_anything_on_record_were_left_untouched():
    assert untouched() == [1, 2]


@pytest.mark.parametrize(
    ("entry", "left"),
    [
        (Entry(SPRING, Letter.CONCERN_AMBER), [2]),
        (Entry(SPRING, None), [2]),
        (Entry(date(2025, 8, 1), Letter.CONCERN_AMBER), [2]),
        (Entry(date(2026, 9, 4), Letter.CONCERN_AMBER), [2]),  # decided after the summer
        (Entry(date(2025, 7, 31), Letter.CONCERN_AMBER), [1, 2]),  # of the school year before
    ],
)
def test_a_letter_or_a_hold_since_the_school_year_began_is_something(entry, left):
    assert untouched((1, entry)) == left


def test_where_the_school_year_is_not_known_anything_ever_counts():
    entry = (1, Entry(date(2020, 1, 1), Letter.CONCERN_AMBER))
    assert untouched(entry, sheet=lambda now: replace(now, school_year=None)) == [2]


def test_leavers_and_nursery_are_nobody_s_to_touch():
    assert untouched(pupils=[{}, {"leaving_date": date(2026, 3, 1)}, {"year_group": "Nursery"}]) == []


def test_a_hold_of_a_visit_is_an_entry():
    assert held(Hold(1, "Mrs F", SPRING, SUMMER)) == Entry(SPRING, None)
