import os
import stat
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from analysis.records import upgrades
from analysis.records.errors import NEWER, RecordsError
from analysis.records.places import Place
from analysis.records.schema import REVISION
from analysis.records.store import Store, open_store
from analysis.records.table_parts import NAMES
from analysis.records.upgrades import upgrade

own_permissions = pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions another way.")


def test_the_migrations_make_the_tables_of_the_schema(store: Store) -> None:
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, NAMES) == []


def test_the_schema_names_the_newest_migration() -> None:
    migrations = ScriptDirectory(str(Path(upgrades.__file__).parent / "migrations"))
    assert migrations.get_current_head() == REVISION


def test_opening_again_changes_nothing(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(place).close()
    monkeypatch.delattr("analysis.records.store.upgrade")
    open_store(place).close()


def test_whoever_comes_second_to_an_upgrade_finds_it_done(store: Store) -> None:
    with store.writing() as connection:
        upgrade(connection)


def test_records_of_a_newer_release_are_left_alone(place: Place) -> None:
    with open_store(place) as opened, opened.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RecordsError) as refusal:
        open_store(place)
    assert str(refusal.value) == NEWER


def test_a_failure_half_way_leaves_nothing_behind(store: Store) -> None:
    def fail_half_way() -> None:
        with store.writing() as connection:
            connection.execute(text("INSERT INTO pupils (at) VALUES ('2026-07-20 09:30:00')"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    with store.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM pupils")) == 0


def test_a_reader_sees_one_moment_while_another_writes(store: Store) -> None:
    count = text("SELECT count(*) FROM pupils")
    with store.reading() as reader:
        assert reader.scalar(count) == 0
        with store.writing() as writer:
            writer.execute(text("INSERT INTO pupils (at) VALUES ('2026-07-20 09:30:00')"))
        assert reader.scalar(count) == 0
    with store.reading() as reader:
        assert reader.scalar(count) == 1


def test_the_file_has_a_log_ahead_of_writing_and_keeps_its_references(file_store: Store) -> None:
    with file_store.reading() as connection:
        settings = {name: connection.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "foreign_keys")}
        assert settings == {"journal_mode": "wal", "foreign_keys": 1}
        assert connection.scalar(text("PRAGMA busy_timeout")) == 10_000


@own_permissions
def test_only_its_owner_can_read_the_file(file_store: Store) -> None:
    assert file_store.file is not None
    assert stat.S_IMODE(file_store.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file_store.file.parent.stat().st_mode) == 0o700
    with file_store.writing() as connection:
        connection.execute(text("INSERT INTO pupils (at) VALUES ('2026-07-20 09:30:00')"))
        modes = {stat.S_IMODE(file.stat().st_mode) for file in file_store.file.parent.iterdir()}
    assert modes == {0o600}


@pytest.mark.parametrize("name", ["100% sure?", "a#b", "Schüle & Söhne"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    with open_store(Place(tmp_path / name)) as opened:
        assert opened.file is not None
        assert opened.file.exists()


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("not an address", "not the address of a database"),
        ("mysql://server/school", "must begin with postgresql://"),
        ("postgresql://ada:secret@127.0.0.1:1/school", "cannot be reached"),
    ],
)
def test_a_server_that_cannot_be_used_is_refused_in_a_sentence(tmp_path: Path, address: str, sentence: str) -> None:
    with pytest.raises(RecordsError, match=sentence) as refusal:
        open_store(Place(tmp_path, address))
    assert "secret" not in str(refusal.value)


def test_a_missing_driver_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RecordsError, match="driver for PostgreSQL is not installed"):
        open_store(Place(tmp_path, "postgresql://127.0.0.1:1/school"))
