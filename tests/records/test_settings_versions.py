from datetime import date

import pytest

from analysis.records.audit import load_audit_trail
from analysis.records.settings import load_settings, record_settings, settings_on
from analysis.records.store import Store
from tests.records.records_of import MONDAY, TUESDAY

AUTUMN, SPRING = date(2025, 9, 1), date(2026, 1, 5)
OLD, NEW = '[policy]\ntarget = "96.0"\n', '[policy]\ntarget = "97.0"\n'


@pytest.fixture
def settled(store: Store) -> Store:
    record_settings(store, NEW, SPRING, "Ben", TUESDAY)
    record_settings(store, OLD, AUTUMN, "Ada", MONDAY)
    return store


@pytest.mark.parametrize(
    ("day", "toml"),
    [(date(2025, 9, 1), OLD), (date(2026, 1, 4), OLD), (date(2026, 1, 5), NEW), (date(2030, 1, 1), NEW)],
)
def test_a_day_has_the_settings_in_force_on_it(settled: Store, day: date, toml: str) -> None:
    version = settings_on(load_settings(settled), day)
    assert version is not None
    assert version.toml == toml


def test_before_the_first_version_there_are_no_settings(settled: Store) -> None:
    assert settings_on(load_settings(settled), date(2025, 8, 31)) is None


def test_every_version_says_who_set_it_and_when(settled: Store) -> None:
    told = [(one.since, one.by, one.at) for one in load_settings(settled)]
    assert told == [(AUTUMN, "Ada", MONDAY), (SPRING, "Ben", TUESDAY)]
    trail = [(entry.what, entry.by, entry.details["since"]) for entry in load_audit_trail(settled)]
    assert trail == [("settings changed", "Ben", "2026-01-05"), ("settings changed", "Ada", "2025-09-01")]


def test_of_two_versions_from_one_day_the_later_word_counts(settled: Store) -> None:
    record_settings(settled, OLD + "# again\n", SPRING, "Ada", TUESDAY)
    assert settings_on(load_settings(settled), SPRING).toml == OLD + "# again\n"  # type: ignore[union-attr]


def test_the_settings_that_are_in_force_already_change_nothing(settled: Store) -> None:
    known = load_settings(settled)
    assert record_settings(settled, NEW, date(2026, 4, 13), "Ada", TUESDAY) == known[1].number
    assert load_settings(settled) == known
