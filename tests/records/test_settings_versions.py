from datetime import date

import pytest

from analysis.records.audit import load_audit_trail
from analysis.records.import_record import ImportRecord
from analysis.records.imports import list_imports, record_import, undo_import
from analysis.records.settings import adopt_settings_files, load_settings, record_settings, settings_on
from analysis.records.store import Store
from tests.records.records_of import MONDAY, TUESDAY, a_record

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


def test_before_the_first_version_the_first_version_serves(settled: Store) -> None:
    assert settings_on(load_settings(settled), date(2025, 8, 31)).toml == OLD  # type: ignore[union-attr]


def test_a_first_version_that_is_to_begin_later_waits_for_its_day(store: Store) -> None:
    record_settings(store, OLD, TUESDAY.date(), "Ada", MONDAY)
    assert settings_on(load_settings(store), MONDAY.date()) is None
    assert settings_on(load_settings(store), TUESDAY.date()) is not None


def test_the_first_text_from_an_earlier_day_on_is_a_version_of_its_own(settled: Store) -> None:
    record_settings(settled, OLD, date(2025, 6, 1), "Ada", TUESDAY)
    assert [one.since for one in load_settings(settled)] == [date(2025, 6, 1), AUTUMN, SPRING]


def test_without_any_version_there_are_no_settings(store: Store) -> None:
    assert settings_on(load_settings(store), AUTUMN) is None


def test_settings_files_of_an_earlier_release_become_versions_once(store: Store) -> None:
    for text, by in ((OLD, "Ada"), (NEW, "Ben")):
        record_import(store, a_settings_file(text), by, MONDAY)
    out = record_import(store, a_settings_file("[school]\n"), "Ada", MONDAY)
    undo_import(store, out, "Ada", TUESDAY)
    assert (adopt_settings_files(store, SPRING), adopt_settings_files(store, SPRING)) == (2, 0)
    told = [(one.since, one.toml, one.by, one.at) for one in load_settings(store)]
    assert told == [(SPRING, OLD, "Ada", MONDAY), (SPRING, NEW, "Ben", MONDAY)]
    assert [heading.number for heading in list_imports(store)] == [out]


def a_settings_file(text: str) -> ImportRecord:
    return a_record(text, kind="settings", details={"toml": text}, frames={})


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
