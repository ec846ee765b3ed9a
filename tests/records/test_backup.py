import os
import stat
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from analysis.records import restoring
from analysis.records.actions import Task, add_action, load_actions
from analysis.records.audit import load_audit_trail
from analysis.records.backup import MANIFEST, clear_unfinished, unfinished_in, write_backup
from analysis.records.choices import load_choices, record_choice
from analysis.records.circumstances import load_circumstances, record_circumstances
from analysis.records.decisions import load_decision_history, record_hold
from analysis.records.dsl_holds import load_dsl_holds, record_dsl_hold
from analysis.records.errors import LOCKED, NEWER, NO_BACKUP, NOT_EMPTY, NOT_WRITABLE, RecordsError
from analysis.records.imports import delete_import, list_imports, load_imports, record_import
from analysis.records.originals import load_original
from analysis.records.places import DATABASE_FILE, Place
from analysis.records.pupils import load_pupils, number_pupils
from analysis.records.restoring import restore_backup
from analysis.records.settings import load_settings, record_settings
from analysis.records.store import Store, open_store
from analysis.rules.circumstances import Circumstance
from tests.records.database_server import new_database
from tests.records.records_of import MONDAY, TUESDAY, a_record, assert_same, marks_frame


@pytest.fixture
def school(store: Store) -> Store:
    """Records with something of everything, and a gap in the numbers."""
    number = record_import(store, a_record("autumn.csv"), "Ada", MONDAY)
    number_pupils(store, number, lambda _: [(None, {"upn": upn}) for upn in "ABC"], MONDAY)
    record_settings(store, "[school]\n", MONDAY.date(), "Ada", MONDAY)
    record_choice(store, "half term confirmed", True, "Ada", MONDAY)
    record_hold(store, "Summer 2025-26", 2, {"review_on": "2026-09-14"}, "Ada", MONDAY)
    record_circumstances(store, [(2, Circumstance("other", MONDAY.date()), "folder")], "Ada", MONDAY)
    record_dsl_hold(store, 3, TUESDAY.date(), "Ada", MONDAY)
    add_action(store, "Summer 2025-26", Task("Call home", "Mrs Reed", TUESDAY.date()), 2, "Ada", MONDAY)
    delete_import(store, record_import(store, a_record("mistake.csv"), "Ada", MONDAY), "Ada", MONDAY)
    return store


def everything(store: Store) -> list[object]:
    trail = [entry for entry in load_audit_trail(store) if entry.what != "restored"]
    held = [load_settings(store), load_choices(store), load_decision_history(store), load_pupils(store)]
    held += [load_circumstances(store), load_dsl_holds(store), load_actions(store)]
    originals = [load_original(store, heading.number) for heading in list_imports(store)]
    return [list_imports(store), originals, trail, *held]


def backup_of(store: Store, folder: Path) -> Path:
    write_backup(store, folder / "backup.zip", TUESDAY)
    return folder / "backup.zip"


def unfinished_in_after_a_kill(folder: Path) -> str:
    unfinished = unfinished_in(folder)
    unfinished._finalizer.detach()  # type: ignore[attr-defined]
    return unfinished.name


def respelled(backup: Path, **changes: bytes) -> Path:
    """Write the backup again with other contents in some of its files."""
    other = backup.with_name("respelled.zip")
    with zipfile.ZipFile(backup) as source, zipfile.ZipFile(other, "w") as target:
        for name in source.namelist():
            target.writestr(name, changes.get(name.partition(".")[0], source.read(name)))
    return other


def test_a_backup_restored_elsewhere_gives_the_same(school: Store, tmp_path: Path) -> None:
    elsewhere = Place(tmp_path / "elsewhere")
    assert restore_backup(backup_of(school, tmp_path), elsewhere, "Ben", TUESDAY) is None
    with open_store(elsewhere) as restored:
        assert everything(restored) == everything(school)
        assert_same(load_imports(restored)[0], a_record("autumn.csv"))
        assert load_audit_trail(restored)[-1].what == "restored"


def test_after_a_restore_no_number_is_given_twice(school: Store, tmp_path: Path) -> None:
    elsewhere = Place(tmp_path / "elsewhere")
    restore_backup(backup_of(school, tmp_path), elsewhere, "Ben", TUESDAY)
    with open_store(elsewhere) as restored:
        number = record_import(restored, a_record("spring.csv"), "Ada", MONDAY)
        assert number == 3
        assert number_pupils(restored, number, lambda _: [(None, {"upn": "D"})], MONDAY) == (4,)


@pytest.mark.database
def test_a_backup_of_either_database_restores_into_an_empty_server(
    school: Store, tmp_path: Path, database_server: str
) -> None:
    server = Place(tmp_path / "server", new_database(database_server, f"empty_{tmp_path.name}"))
    restore_backup(backup_of(school, tmp_path), server, "Ben", TUESDAY)
    with open_store(server) as restored:
        assert everything(restored) == everything(school)
        assert_same(load_imports(restored)[0], a_record("autumn.csv"))
        assert record_import(restored, a_record("spring.csv"), "Ada", MONDAY) == 3


@pytest.mark.database
@pytest.mark.parametrize("place", ["PostgreSQL"], indirect=True)
def test_a_server_that_holds_records_is_left_as_it_is(school: Store, place: Place, tmp_path: Path) -> None:
    before = everything(school)
    with pytest.raises(RecordsError) as refusal:
        restore_backup(backup_of(school, tmp_path), place, "Ben", TUESDAY)
    assert str(refusal.value) == NOT_EMPTY
    assert everything(school) == before


@pytest.mark.database
def test_a_server_that_took_not_every_row_keeps_none(
    file_store: Store, tmp_path: Path, database_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_import(file_store, a_record(), "Ada", MONDAY)
    server = Place(tmp_path / "server", new_database(database_server, f"lossy_{tmp_path.name}"))
    monkeypatch.setattr(restoring, "copy_rows", lambda *_: None)
    with pytest.raises(RecordsError):
        restore_backup(backup_of(file_store, tmp_path), server, "Ben", TUESDAY)
    with open_store(server) as untouched:
        assert load_audit_trail(untouched) == ()


def test_a_restore_keeps_the_old_records_aside(tmp_path: Path) -> None:
    place = Place(tmp_path / "home")
    with open_store(place) as store:
        record_import(store, a_record("autumn.csv"), "Ada", MONDAY)
        backup = backup_of(store, tmp_path)
        record_import(store, a_record("spring.csv"), "Ada", MONDAY)
    kept = restore_backup(backup, place, "Ben", TUESDAY)
    again = restore_backup(backup, place, "Ben", TUESDAY)
    assert kept is not None
    assert kept.name == "records before 2026-07-21 09.30.00 (1).sqlite3"
    assert again is not None
    assert again.name == "records before 2026-07-21 09.30.00 (2).sqlite3"
    with open_store(place) as restored:
        assert [heading.file_name for heading in list_imports(restored)] == ["autumn.csv"]
    kept.replace(place.database_file)
    with open_store(place) as old:
        assert [heading.file_name for heading in list_imports(old)] == ["autumn.csv", "spring.csv"]


@pytest.mark.parametrize("whole_bytes", [0, 100])
def test_damaged_records_are_kept_aside_whole_and_replaced(tmp_path: Path, whole_bytes: int) -> None:
    place = Place(tmp_path / "home")
    with open_store(place) as store:
        record_import(store, a_record(), "Ada", MONDAY)
        backup = backup_of(store, tmp_path)
    damaged = place.database_file.read_bytes()[:whole_bytes] + b"damage" * 5000
    place.database_file.write_bytes(damaged)
    log = Path(f"{place.database_file}-wal")
    log.write_bytes(b"the log of what was damaged")
    kept = restore_backup(backup, place, "Ben", TUESDAY)
    assert kept is not None
    assert kept.read_bytes() == damaged
    # Where the file is still one of SQLite's, SQLite itself throws a log without a whole entry away.
    assert Path(f"{kept}-wal").exists() == (whole_bytes == 0)
    assert not log.exists()
    with open_store(place) as restored:
        assert_same(load_imports(restored)[0], a_record())


def test_records_in_use_are_not_replaced(file_store: Store, tmp_path: Path) -> None:
    backup = backup_of(file_store, tmp_path)
    with file_store.reading() as connection:
        connection.execute(text("SELECT count(*) FROM imports"))
        with pytest.raises(RecordsError) as refusal:
            restore_backup(backup, Place(tmp_path / "home"), "Ben", TUESDAY)
    assert str(refusal.value) == LOCKED
    assert sorted(file.name for file in (tmp_path / "home").iterdir()) == [DATABASE_FILE]


def test_a_backup_made_in_use_holds_whole_imports(store: Store, tmp_path: Path) -> None:
    def import_many() -> None:
        for number in range(15):
            record_import(store, a_record(f"{number}.csv", frames={"marks": marks_frame(100, 10)}), "Ada", MONDAY)

    with ThreadPoolExecutor(1) as visitor:
        importing = visitor.submit(import_many)
        backups = [write_backup(store, tmp_path / f"{number}.zip", TUESDAY) for number in range(4)]
        importing.result()
    for number, manifest in enumerate(backups):
        place = Place(tmp_path / f"home {number}")
        restore_backup(tmp_path / f"{number}.zip", place, "Ben", TUESDAY)
        with open_store(place) as restored:
            assert manifest.rows["imports"] == manifest.rows["import_frames"] == len(load_imports(restored))


@pytest.mark.parametrize(
    "changes",
    [
        {"manifest": b"{}"},
        {"manifest": b"[]"},
        {"manifest": b"not JSON"},
        {"manifest": b"\xff"},
        {"records": b"another database"},
        {"records": b"SQLite format 3\x00 of another database"},
    ],
)
def test_a_backup_that_was_changed_is_refused_and_the_records_stay(
    file_store: Store, tmp_path: Path, changes: dict[str, bytes]
) -> None:
    record_import(file_store, a_record(), "Ada", MONDAY)
    spoiled = respelled(backup_of(file_store, tmp_path), **changes)
    with pytest.raises(RecordsError) as refusal:
        restore_backup(spoiled, Place(tmp_path / "home"), "Ben", TUESDAY)
    assert str(refusal.value) == NO_BACKUP
    assert_same(load_imports(file_store)[0], a_record())


@pytest.mark.parametrize("damage", ["cut short", "one byte", "no ZIP file"])
def test_a_damaged_backup_is_refused(file_store: Store, tmp_path: Path, damage: str) -> None:
    backup = backup_of(file_store, tmp_path)
    whole = backup.read_bytes()
    middle = len(whole) // 2
    spoiled = {
        "cut short": whole[:middle],
        "one byte": whole[:middle] + bytes([whole[middle] ^ 0xFF]) + whole[middle + 1 :],
        "no ZIP file": b"a letter",
    }
    backup.write_bytes(spoiled[damage])
    with pytest.raises(RecordsError) as refusal:
        restore_backup(backup, Place(tmp_path / "elsewhere"), "Ben", TUESDAY)
    assert str(refusal.value) == NO_BACKUP
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(
    "trick",
    [
        "PRAGMA foreign_keys = OFF; INSERT INTO originals VALUES (77, 0, x'', '2026-01-01')",
        "DELETE FROM choices",
    ],
)
def test_a_backup_whose_rows_do_not_agree_is_refused(
    file_store: Store, tmp_path: Path, trick: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_choice(file_store, "half term confirmed", True, "Ada", MONDAY)
    backup = backup_of(file_store, tmp_path)

    def unpack_and_spoil(file: Path, copy: Path):
        manifest = unpack(file, copy)
        with restoring.closing(restoring.sqlite3.connect(copy)) as connection:
            connection.executescript(trick)
        return manifest

    unpack = restoring._unpack
    monkeypatch.setattr(restoring, "_unpack", unpack_and_spoil)
    with pytest.raises(RecordsError) as refusal:
        restore_backup(backup, Place(tmp_path / "elsewhere"), "Ben", TUESDAY)
    assert str(refusal.value) == NO_BACKUP


def packed_oddly(backup: Path, oddity: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write what calls itself a backup and is not to be unpacked."""
    with zipfile.ZipFile(backup) as archive:
        manifest, database = archive.read(MANIFEST), archive.read(DATABASE_FILE)
    if oddity == "larger than any records":
        monkeypatch.setattr(restoring, "LARGEST_DATABASE", len(database) - 1)
    if oddity == "a manifest without end":
        manifest = b" " * 200_000 + manifest
    if oddity == "zeros without end":
        database = bytes(10_000_000)
    if oddity == "a time without its zone":
        manifest = manifest.replace(b"+00:00", b"")
    with zipfile.ZipFile(backup, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, manifest)
        archive.writestr(DATABASE_FILE, database)
    if oddity == "a password":
        data = bytearray(backup.read_bytes())
        for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            data[data.rindex(mark) + flags] |= 1
        backup.write_bytes(data)
    return backup


@pytest.mark.parametrize(
    "oddity",
    [
        "larger than any records",
        "a manifest without end",
        "zeros without end",
        "a password",
        "a time without its zone",
    ],
)
def test_what_is_not_to_be_unpacked_is_refused(
    file_store: Store, tmp_path: Path, oddity: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = packed_oddly(backup_of(file_store, tmp_path), oddity, monkeypatch)
    with pytest.raises(RecordsError) as refusal:
        restore_backup(odd, Place(tmp_path / "elsewhere"), "Ben", TUESDAY)
    assert str(refusal.value) == NO_BACKUP
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_backup_of_a_newer_release_is_refused(file_store: Store, tmp_path: Path) -> None:
    with file_store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RecordsError) as refusal:
        restore_backup(backup_of(file_store, tmp_path), Place(tmp_path / "elsewhere"), "Ben", TUESDAY)
    assert str(refusal.value) == NEWER


def test_a_backup_takes_the_place_of_an_older_one_only_when_it_is_whole(file_store: Store, tmp_path: Path) -> None:
    backup = tmp_path / "backup.zip"
    backup.write_bytes(b"the older one")
    file_store.close()
    assert file_store.file is not None
    file_store.file.write_bytes(b"damage" * 1000)
    with pytest.raises(RecordsError):
        write_backup(file_store, backup, TUESDAY)
    assert backup.read_bytes() == b"the older one"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["backup.zip", "home"]


def test_what_a_killed_backup_left_is_deleted(file_store: Store, tmp_path: Path) -> None:
    unfinished_in(tmp_path).cleanup()
    assert clear_unfinished(tmp_path) == 0
    left = tmp_path / Path(unfinished_in_after_a_kill(tmp_path))
    (left / DATABASE_FILE).write_bytes(b"a child's data")
    backup_of(file_store, tmp_path)
    assert clear_unfinished(tmp_path) == 1
    assert sorted(file.name for file in tmp_path.iterdir()) == ["backup.zip", "home"]


def test_a_backup_into_no_folder_is_refused(file_store: Store, tmp_path: Path) -> None:
    with pytest.raises(RecordsError) as refusal:
        write_backup(file_store, tmp_path / "nowhere" / "backup.zip", TUESDAY)
    assert str(refusal.value) == NOT_WRITABLE


def test_a_backup_is_one_file_that_says_what_it_holds(school: Store, tmp_path: Path) -> None:
    manifest = write_backup(school, tmp_path / "backup.zip", TUESDAY)
    with zipfile.ZipFile(tmp_path / "backup.zip") as archive:
        assert archive.namelist() == [MANIFEST, DATABASE_FILE]
    assert manifest.made_at == "2026-07-21T09:30:00+00:00"
    assert manifest.rows["imports"] == manifest.rows["originals"] == 1
    assert manifest.rows["pupils"] == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions another way.")
def test_only_its_owner_can_read_a_backup(school: Store, tmp_path: Path) -> None:
    assert stat.S_IMODE(backup_of(school, tmp_path).stat().st_mode) == 0o600
