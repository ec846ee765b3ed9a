"""A program killed at any moment leaves records that open, with all of an import or none."""

import os
import random
import time
from pathlib import Path

import pytest

from analysis.records.audit import load_audit_trail
from analysis.records.backup import clear_unfinished, write_backup
from analysis.records.imports import list_imports, load_imports, record_import
from analysis.records.originals import load_original
from analysis.records.places import DATABASE_FILE, Place
from analysis.records.store import Store, open_store
from tests.records.endless_importer import PROGRAMS, import_on_and_on, large_record, restore_and_stay
from tests.records.records_of import MONDAY, assert_same

LONGEST_WAIT = 0.25
KILLS = int(os.environ.get("KILLS", "20"))  # more by hand


def killed_importer(place: Place, first: int, wait: float) -> None:
    """Start a program that imports on and on, and kill it so many seconds after it began."""
    here, there = PROGRAMS.Pipe()
    with here:
        importer = PROGRAMS.Process(target=import_on_and_on, args=(place, first, there))
        importer.start()
        there.close()  # so that a program that dies before it is ready ends the waiting
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


def killed_restorer(backup: Path, place: Place, wait: float) -> None:
    """Start a program that restores, and kill it so many seconds after it began."""
    here, there = PROGRAMS.Pipe()
    with here:
        restorer = PROGRAMS.Process(target=restore_and_stay, args=(backup, place, there))
        restorer.start()
        there.close()
        assert here.recv() == "ready"
        time.sleep(wait)
        restorer.kill()
        restorer.join()


def test_a_kill_at_any_moment_of_a_restore_leaves_the_old_records_or_the_new(tmp_path: Path) -> None:
    chance = random.Random(20261124)
    place, backup = Place(tmp_path / "home"), tmp_path / "backup.zip"
    with open_store(place) as store:
        record_import(store, large_record(0), "Ada", MONDAY)
        write_backup(store, backup, MONDAY)
    for number in range(1, KILLS + 1):
        with open_store(place) as store:
            record_import(store, large_record(number), "Ada", MONDAY)
            before = len(list_imports(store))
        killed_restorer(backup, place, chance.uniform(0, LONGEST_WAIT))
        clear_unfinished(place.home)
        with open_store(place) as store:
            assert assert_all_or_none(store, before) in (1, before)
            assert_same(load_imports(store)[0], large_record(0))
        for kept in place.home.glob("records before*.sqlite3"):
            kept.replace(tmp_path / DATABASE_FILE)
            with open_store(Place(tmp_path)) as whole:
                assert len(load_imports(whole)) == before
    assert not list(place.home.glob("*unfinished*"))


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
