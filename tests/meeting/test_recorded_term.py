"""What was decided of a term stays with it when its name or an edge of it changes in the settings."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from analysis.meeting.lasting import term_key
from analysis.meeting.recorded_term import are_one_term, record_days, recorded_term
from analysis.records.choices import load_choices
from analysis.records.places import Place
from analysis.records.store import open_store
from tests.meeting.test_figures import analysis_of

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    with open_store(Place(tmp_path)) as opened:
        yield opened


def called(name, start=date(2026, 4, 13), end=date(2026, 7, 21)):
    return replace(analysis_of().now, name=name, start=start, end=end)


def test_a_term_has_its_own_name_until_something_is_decided(store):
    assert recorded_term(store, called("Summer 2026")) == term_key(called("Summer 2026"))


def test_a_term_that_is_renamed_keeps_its_decisions(store):
    record_days(store, called("Summer 2026"), "A. Head", AT)
    record_days(store, called("Trinity term"), "A. Head", AT)
    assert recorded_term(store, called("Trinity term")) == term_key(called("Summer 2026"))
    assert len(load_choices(store)) == 1


def test_another_term_has_decisions_of_its_own(store):
    record_days(store, called("Summer 2026"), "A. Head", AT)
    spring = called("Spring 2026", date(2026, 1, 5), date(2026, 3, 27))
    assert recorded_term(store, spring) == term_key(spring)


def test_a_term_without_dates_is_known_by_its_name(store):
    undated = called("Summer", None, None)
    record_days(store, undated, "A. Head", AT)
    assert load_choices(store) == {}
    assert recorded_term(store, undated) == term_key(undated)


@pytest.mark.parametrize(
    ("start", "end", "one"),
    [
        (date(2026, 4, 13), date(2026, 7, 21), True),
        (date(2026, 4, 6), date(2026, 7, 31), True),
        (date(2026, 6, 2), date(2026, 7, 21), False),  # 50 of 100 days
        (date(2026, 6, 1), date(2026, 7, 21), True),  # 51 of 100 days
        (date(2026, 7, 22), date(2026, 10, 1), False),
    ],
)
def test_terms_are_one_when_they_share_more_than_half_of_the_longer(start, end, one):
    assert are_one_term((date(2026, 4, 13), date(2026, 7, 21)), (start, end)) is one
