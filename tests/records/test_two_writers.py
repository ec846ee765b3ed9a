"""Two programs that write at once lose nothing."""

import sqlite3
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from itertools import repeat
from pathlib import Path
from unittest.mock import Mock

import pytest

from analysis.records import store as store_module
from analysis.records.audit import load_audit_trail
from analysis.records.errors import LOCKED, RecordsError
from analysis.records.imports import list_imports, record_import, undo_import
from analysis.records.places import Place
from analysis.records.store import Store, open_store
from tests.records.endless_importer import PROGRAMS
from tests.records.records_of import MONDAY, a_record

FILES = 12


def import_files(place: Place, by: str) -> list[int]:
    with open_store(place) as store:
        return [record_import(store, a_record(f"{by} {number}.csv"), by, MONDAY) for number in range(FILES)]


def test_two_programs_opening_and_importing_at_once_lose_nothing(place: Place) -> None:
    with ProcessPoolExecutor(2, mp_context=PROGRAMS) as programs:
        ada, ben = programs.map(import_files, repeat(place, 2), ["Ada", "Ben"])
    assert len({*ada, *ben}) == 2 * FILES
    with open_store(place) as store:
        assert {heading.number for heading in list_imports(store)} == {*ada, *ben}
        assert len(load_audit_trail(store)) == 2 * FILES


def test_the_same_file_from_two_visitors_at_once_is_one_import(store: Store) -> None:
    with ThreadPoolExecutor(4) as visitors:
        numbers = list(visitors.map(lambda _: record_import(store, a_record(), "Ada", MONDAY), range(8)))
    assert len(set(numbers)) == 1
    assert len(load_audit_trail(store)) == 1


def test_an_undo_by_two_visitors_at_once_is_one_undo(store: Store) -> None:
    number = record_import(store, a_record(), "Ada", MONDAY)
    with ThreadPoolExecutor(2) as visitors:
        list(visitors.map(lambda by: undo_import(store, number, by, MONDAY), ["Ada", "Ben"]))
    assert [entry.what for entry in load_audit_trail(store)] == ["imported", "undone"]


def test_a_refusal_while_another_program_opens_the_new_file_too_is_tried_again() -> None:
    class Refused(sqlite3.OperationalError):
        sqlite_errorcode = sqlite3.SQLITE_BUSY

    driver = Mock(spec=sqlite3.Connection)
    driver.execute.side_effect = [Refused, Refused, Mock()]
    store_module._use_log(driver)
    assert driver.execute.call_count == 3


def test_a_new_file_that_another_program_never_lets_go_of_is_said_to_be_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "_WAIT_SECONDS", 0.1)
    place = Place(tmp_path)
    with closing(sqlite3.connect(place.database_file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RecordsError) as refusal:
            open_store(place)
    assert str(refusal.value) == LOCKED
