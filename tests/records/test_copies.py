"""The copies that the program keeps: one a day, each for some days, for the owner's eyes only."""

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from analysis.records.copies import copies_folder, drop_expired_copies, list_copies, make_copy
from analysis.records.errors import NOT_WRITABLE, RecordsError
from analysis.records.places import Place
from analysis.records.store import Store
from analysis.records.times import KeepTimes
from tests.records.records_of import MONDAY

DAY = date(2026, 7, 20)
TIMES = KeepTimes(copies=14, safety_copies=3)


@pytest.fixture
def home(tmp_path: Path) -> Place:
    return Place(tmp_path / "home")


def test_there_are_no_copies_before_one_is_made(home: Place) -> None:
    assert list_copies(home, TIMES) == ()


def test_a_copy_is_named_by_its_day_and_kept_for_some_days(file_store: Store, home: Place) -> None:
    file = make_copy(file_store, home, DAY, MONDAY)
    assert file == make_copy(file_store, home, DAY, MONDAY)
    (copy,) = list_copies(home, TIMES)
    assert (copy.file.name, copy.made_on) == ("attendance backup 2026-07-20.zip", DAY)
    assert (copy.kept_until, copy.size) == (date(2026, 8, 3), file.stat().st_size)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions another way.")
def test_only_their_owner_can_read_copies(file_store: Store, home: Place) -> None:
    file = make_copy(file_store, home, DAY, MONDAY)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (file, file.parent)] == [0o600, 0o700]


def test_a_copy_goes_after_its_last_day_and_what_is_no_copy_stays(file_store: Store, home: Place) -> None:
    make_copy(file_store, home, DAY, MONDAY)
    for name in (
        "records before 2026-07-31 09.30.00 (1).sqlite3",
        "records before 2026-07-31 09.30.00 (1).sqlite3-wal",
    ):
        (home.home / name).touch()
    (copies_folder(home) / "my own.zip").touch()
    assert drop_expired_copies(home, TIMES, date(2026, 8, 3)) == 0
    assert drop_expired_copies(home, TIMES, date(2026, 8, 4)) == 3
    assert [file.name for file in copies_folder(home).iterdir()] == ["my own.zip"]
    assert sorted(file.name for file in home.home.iterdir()) == ["backups", "records.sqlite3"]


def test_a_file_in_the_place_of_the_folder_is_said_to_be_in_the_way(file_store: Store, home: Place) -> None:
    copies_folder(home).touch()
    with pytest.raises(RecordsError) as refusal:
        make_copy(file_store, home, DAY, MONDAY)
    assert str(refusal.value) == NOT_WRITABLE
