"""Backup and restore without a screen."""

from pathlib import Path

import pytest

from analysis.command_line import main
from analysis.records.audit import load_audit_trail
from analysis.records.errors import NO_BACKUP
from analysis.records.imports import list_imports, record_import
from analysis.records.places import Place
from analysis.records.store import open_store
from tests.records.records_of import MONDAY, a_record

AT = ("--at", "2026-11-24T09:30:00+00:00", "--by", "Ben")


@pytest.fixture
def school(tmp_path, monkeypatch) -> Place:
    place = Place(tmp_path / "home")
    monkeypatch.setenv("ATTENDANCE_HOME", str(place.home))
    with open_store(place) as store:
        record_import(store, a_record("autumn.csv"), "Ada", MONDAY)
    return place


def names(place: Place) -> list[str]:
    with open_store(place) as store:
        return [heading.file_name for heading in list_imports(store)]


def test_a_backup_restored_elsewhere_holds_the_same_files(school, tmp_path, monkeypatch, capsys):
    backup = str(tmp_path / "copy.zip")
    assert main(["backup", backup, *AT]) == 0
    assert f"The backup is in {backup}." in capsys.readouterr().err
    monkeypatch.setenv("ATTENDANCE_HOME", str(tmp_path / "elsewhere"))
    assert main(["restore", backup, *AT]) == 0
    said = capsys.readouterr().err
    assert "Restored. Made on 24 Nov 2026 at 09:30 (UTC). It holds 1 file (Summer 2026)" in said
    assert "kept in" not in said
    assert names(Place(tmp_path / "elsewhere")) == ["autumn.csv"]


def test_a_restore_says_where_it_keeps_what_it_replaced(school, tmp_path, capsys):
    assert main(["backup", str(tmp_path / "copy.zip"), *AT]) == 0
    assert main(["restore", str(tmp_path / "copy.zip"), *AT]) == 0
    assert "What it replaced is kept in" in capsys.readouterr().err
    with open_store(school) as store:
        trail = [(entry.what, entry.by) for entry in load_audit_trail(store)]
    assert trail == [("imported", "Ada"), ("backup made", "Ben"), ("restored", "Ben")]


def test_what_is_no_backup_is_refused_in_one_sentence(school, tmp_path, capsys):
    (tmp_path / "letter.zip").write_bytes(b"a letter")
    assert main(["restore", str(tmp_path / "letter.zip"), *AT]) == 2
    assert capsys.readouterr().err == NO_BACKUP + "\n"
    assert names(school) == ["autumn.csv"]


def test_a_backup_that_is_not_there_is_refused(school, tmp_path, capsys):
    assert main(["restore", str(Path(tmp_path, "nowhere.zip")), *AT]) == 2
    assert capsys.readouterr().err.count("\n") == 1
