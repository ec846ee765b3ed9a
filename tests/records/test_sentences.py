"""What a person reads when the disk or the database refuses."""

import errno
import sqlite3
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event

from analysis.records import store as store_module
from analysis.records.errors import DAMAGED, DISK_FULL, LOCKED, NOT_WRITABLE, UNREACHABLE, RecordsError, sentence_of
from analysis.records.imports import list_imports, record_import
from analysis.records.places import Place
from analysis.records.store import Store, open_store
from tests.records.records_of import MONDAY, a_record


class Refused(psycopg.Error):
    """An error of the server with the state that it says."""

    def __init__(self, state: str | None) -> None:
        super().__init__("DETAIL: Failing row contains (Adeyemi).")
        self.sqlstate = state


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Refused("53100"), DISK_FULL),
        (Refused("55P03"), LOCKED),
        (Refused("25006"), NOT_WRITABLE),
        (Refused("08006"), UNREACHABLE),
        (Refused("57P01"), UNREACHABLE),
        (Refused(None), UNREACHABLE),
        (OSError(errno.ENOSPC, "full"), DISK_FULL),
        (PermissionError(errno.EACCES, "no"), NOT_WRITABLE),
        (OSError(), NOT_WRITABLE),
    ],
)
def test_each_refusal_has_its_sentence(error: Exception, sentence: str) -> None:
    assert sentence_of(error) == sentence


@pytest.mark.parametrize("error", [Refused("23514"), sqlite3.IntegrityError("Adeyemi")])
def test_an_unexpected_refusal_quotes_nothing_of_what_is_stored(error: Exception) -> None:
    assert "could not be read or written" in sentence_of(error)
    assert "Adeyemi" not in sentence_of(error)


def test_a_file_that_is_no_database_is_said_to_be_damaged_and_left_alone(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.database_file.write_bytes(b"not a database, but the letters of a child " * 100)
    before = place.database_file.read_bytes()
    with pytest.raises(RecordsError) as refusal:
        open_store(place)
    assert str(refusal.value) == DAMAGED
    assert place.database_file.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_said_to_be_closed(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file stands in the way")
    with pytest.raises(RecordsError) as refusal:
        open_store(Place(tmp_path / "home"))
    assert str(refusal.value) == NOT_WRITABLE


def test_a_full_disk_stores_nothing_and_says_so(file_store: Store) -> None:
    def no_more_pages(driver: sqlite3.Connection, _record: object) -> None:
        driver.execute("PRAGMA max_page_count = 1").close()

    event.listen(file_store._engine, "connect", no_more_pages)
    big = a_record(details={"words": "x" * 200_000})
    with pytest.raises(RecordsError) as refusal:
        record_import(file_store, big, "Ada", MONDAY)
    assert str(refusal.value) == DISK_FULL
    assert list_imports(file_store) == ()


def test_records_locked_by_another_program_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "_WAIT_SECONDS", 0.1)
    with open_store(Place(tmp_path)) as mine, open_store(Place(tmp_path)) as other:
        with other.writing(), pytest.raises(RecordsError) as refusal:
            record_import(mine, a_record(), "Ada", MONDAY)
        assert str(refusal.value) == LOCKED
        assert record_import(mine, a_record(), "Ada", MONDAY) == 1


def test_an_error_carries_no_word_of_a_pupil(file_store: Store) -> None:
    record_import(file_store, a_record(), "Ada", MONDAY)
    with pytest.raises(RecordsError) as refusal, file_store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO imports (number, file_name) VALUES (1, 'Adeyemi.csv')")
    assert "Adeyemi" not in str(refusal.value)
    assert refusal.value.__suppress_context__
