"""Whom a person chose for a child in care is kept, read through joins, and taken back."""

from datetime import UTC, datetime

from analysis.joins import Joins
from analysis.meeting.care import load_in_care_to, record_in_care_to
from analysis.records.places import Place
from analysis.records.store import open_store

AT = datetime(2026, 7, 21, 15, 0, tzinfo=UTC)


def test_a_choice_is_kept_followed_through_a_join_and_taken_back(tmp_path):
    with open_store(Place(tmp_path)) as store:
        record_in_care_to(store, 4, ("eve elm, foster carer",), "Mrs F", AT, Joins())
        record_in_care_to(store, 2, (), "Mrs F", AT, Joins())
        assert load_in_care_to(store, Joins([(1, 4)])) == {1: ("eve elm, foster carer",), 2: ()}
        record_in_care_to(store, 4, None, "Mrs F", AT, Joins())
        assert load_in_care_to(store, Joins()) == {2: ()}
