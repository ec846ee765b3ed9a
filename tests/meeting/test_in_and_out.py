"""Who had a third concern letter, by the child as joined, and corrected letters as what they should have been."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from analysis.joins import Joins
from analysis.meeting.in_and_out import in_and_out, load_given_letters
from analysis.meeting.lasting import plain_record
from analysis.post.release import Release
from analysis.records.corrections import record_correction
from analysis.records.decisions import record_hold, record_releases
from analysis.records.imports import record_import
from analysis.records.places import Place
from analysis.records.pupils import number_pupils
from analysis.records.store import open_store
from analysis.rules.decision import Letter
from tests.records.records_of import a_record

AT, NOW = datetime(2026, 7, 21, 15, 0, tzinfo=UTC), date(2026, 7, 21)
DAYS = {"2025/26 Autumn": date(2025, 12, 19), "2025/26 Spring": date(2026, 3, 27), "2025/26 Summer": NOW}
RED = Release(1, Letter.CONCERN_RED, Letter.CONCERN_RED, "first_red", (), "Mrs F", NOW, None, None, 50, 60, "p", "t")


@pytest.fixture
def store(tmp_path):
    with open_store(Place(tmp_path)) as opened:
        number = record_import(opened, a_record(), "Mrs F", AT)
        number_pupils(opened, number, lambda _known: [(None, {})] * 4, AT)
        for term, day in DAYS.items():
            # Child 1 is child 2 since the summer.
            pupil = 2 if day == NOW else 1
            letter = plain_record(replace(RED, released_on=day))
            record_releases(opened, term, {pupil: letter, 3: letter}, "Mrs F", AT)
            record_hold(opened, term, 4, {}, "Mrs F", AT)
        yield opened


def listed(store, *pairs):
    found = in_and_out(load_given_letters(store, Joins(pairs)), NOW, "term")
    return {person: [one.term for one in letters] for person, letters in found.items()}


def test_the_letters_of_each_child_are_listed_in_time(store):
    assert listed(store) == {3: list(DAYS)}


def test_letters_of_joined_numbers_are_one_childs(store):
    assert listed(store, (1, 2)) == {1: list(DAYS), 3: list(DAYS)}


@pytest.mark.parametrize(
    ("due", "stays"), [(None, False), (Letter.MEETING_INVITATION, False), (Letter.CONCERN_AMBER, True)]
)
def test_a_corrected_letter_counts_as_what_it_should_have_been(store, due, stays):
    right = plain_record(replace(RED, proposed_letter=due))
    record_correction(store, "2025/26 Spring", 3, right, "Mrs F", AT)
    assert (3 in listed(store)) is stays
