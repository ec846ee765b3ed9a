"""A program killed at any moment leaves records that open, with all of an import or none."""

import os
import random
import time

import pytest

from analysis.records.audit import load_audit_trail
from analysis.records.imports import list_imports, load_imports, record_import
from analysis.records.originals import load_original
from analysis.records.places import Place
from analysis.records.store import Store, open_store
from tests.records.endless_importer import PROGRAMS, import_on_and_on, large_record
from tests.records.records_of import MONDAY, assert_same

LONGEST_WAIT = 0.25
KILLS = int(os.environ.get("KILLS", "20"))  # more by hand


def killed_importer(place: Place, first: int, wait: float) -> None:
    """Start a program that imports on and on, and kill it so many seconds after it began."""
    here, there = PROGRAMS.Pipe()
    with here, there:
        importer = PROGRAMS.Process(target=import_on_and_on, args=(place, first, there))
        importer.start()
        assert here.recv() == "ready"
        time.sleep(wait)
        importer.kill()
        importer.join()


def assert_all_or_none(store: Store, checked: int) -> int:
    """Look at every import from this one on, and count them all."""
    numbers = [heading.number for heading in list_imports(store)]
    for place_in_line, one in enumerate(load_imports(store, numbers[checked:]), start=checked):
        assert_same(one, large_record(place_in_line))
        assert load_original(store, one.heading.number) == large_record(place_in_line).original
    assert [entry.import_number for entry in load_audit_trail(store) if entry.what == "imported"] == numbers
    return len(numbers)


def test_a_kill_at_any_moment_leaves_all_of_an_import_or_none(place: Place) -> None:
    chance = random.Random(20260720)
    whole = 0
    for _ in range(KILLS if place.database_url is None else 5):
        killed_importer(place, whole, chance.uniform(0, LONGEST_WAIT))
        with open_store(place) as store:
            whole = assert_all_or_none(store, whole)
    with open_store(place) as store:
        record_import(store, large_record(whole), "Ben", MONDAY)
        assert assert_all_or_none(store, 0) == whole + 1


def test_an_upgrade_that_is_killed_begins_anew(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("alembic.command.stamp", killed)
    monkeypatch.setattr("alembic.runtime.migration.HeadMaintainer.update_to_step", killed)
    with pytest.raises(KeyboardInterrupt):
        open_store(place)
    monkeypatch.undo()
    with open_store(place) as store:
        assert load_imports(store) == ()
