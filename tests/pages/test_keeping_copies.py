"""A copy is one file, and restoring it is one action that gives the same pages."""

import io
import zipfile
from pathlib import Path

import pytest

from analysis.records.errors import LOCKED, NO_BACKUP
from analysis.records.places import DATABASE_FILE
from analysis.sample_school import FILES
from tests.pages.pages import SAMPLE, dropped, on, opened, reviewing, totals_of, with_sample, words
from ui.clock import today
from ui.loading import daily_worker, records

AUTUMN = totals_of("Autumn", ("Abel", 140, 140), ("Cole", 140, 140))
SPRING = totals_of("Spring", ("Abel", 130, 120), ("Cole", 130, 129))


def copied(app, home: Path) -> bytes:
    """Make a copy on the page; give the file that it offers."""
    app = on(app, "keeping").button(key="make_copy").click().run()
    assert [one.proto.label for one in app.get("download_button")] == ["Download the copy"]
    (file,) = (home / "backups").iterdir()
    assert file.name == f"attendance backup {today().isoformat()}.zip"
    return file.read_bytes()


def shown(app, data: bytes):
    return on(app, "keeping").file_uploader(key="backup_file").upload("copy.zip", data, "application/zip").run()


def restored(app, data: bytes):
    return shown(app, data).button(key="restore").click().run()


def on_a_fresh_machine(monkeypatch, home: Path):
    monkeypatch.setenv("ATTENDANCE_HOME", str(home))
    records.clear()
    return opened()


def everything_on(app) -> tuple[object, ...]:
    """Everything that a page says and shows, figures and tables too."""
    figures = [chart.proto.spec for chart in app.get("plotly_chart")]
    metrics = [(one.label, one.value, one.delta) for one in app.metric]
    return words(app), metrics, [table.value.to_csv() for table in app.dataframe], figures


def test_a_backup_restored_on_a_fresh_machine_gives_the_same_meeting_page(tmp_path, monkeypatch):
    app = opened()
    for name in FILES:
        app = dropped(app, name, (SAMPLE / name).read_bytes())
    app = reviewing(app)
    app.button(key="release_concern_amber").click().run()
    before = [everything_on(on(opened(), page)) for page in ("meeting", "review", "letters")]
    copy = copied(opened(), tmp_path)
    fresh = restored(on_a_fresh_machine(monkeypatch, tmp_path / "another computer"), copy)
    assert "Restored." in words(fresh)
    assert [everything_on(on(fresh, page)) for page in ("meeting", "review", "letters")] == before
    assert [everything_on(on(opened(), page)) for page in ("meeting", "review", "letters")] == before


def test_a_copy_is_described_before_anything_is_replaced(tmp_path, monkeypatch):
    copy = copied(dropped(dropped(opened(), "a.csv", AUTUMN), "s.csv", SPRING), tmp_path)
    app = shown(on_a_fresh_machine(monkeypatch, tmp_path / "another computer"), copy)
    assert "It holds 2 files (Autumn 2025/26, Spring 2025/26)" in words(app)
    assert "The records are empty" in words(app)


def test_a_restore_is_seen_in_a_window_that_is_open_already_and_keeps_what_it_replaced(tmp_path):
    app = dropped(opened(), "a.csv", AUTUMN)
    copy = copied(app, tmp_path)
    other = dropped(opened(), "s.csv", SPRING)
    assert "Spring 2025/26 compared with Autumn 2025/26" in words(on(other, "meeting"))
    app = restored(app, copy)
    assert "What was replaced is kept in records before" in words(app)
    assert "compared" not in words(on(other, "meeting"))
    assert len(list(tmp_path.glob("records before *.sqlite3"))) == 1


@pytest.mark.parametrize("data", [b"a letter", b"PK\x03\x04 cut short"], ids=["no ZIP file", "cut short"])
def test_what_is_no_copy_is_refused_in_one_sentence(data):
    app = shown(opened(), data)
    assert [error.value.replace("\\", "") for error in app.error] == [NO_BACKUP]
    assert not [button for button in app.button if button.key == "restore"]


def test_a_foreign_zip_file_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("letters/001.docx", b"a letter")
    app = shown(opened(), out.getvalue())
    assert [error.value.replace("\\", "") for error in app.error] == [NO_BACKUP]


def test_damaged_records_can_still_be_restored(tmp_path):
    copy = copied(dropped(opened(), "a.csv", AUTUMN), tmp_path)
    records().close()
    records.clear()
    (tmp_path / DATABASE_FILE).write_bytes(b"damage" * 5000)
    app = shown(opened(), copy)
    assert "The records are damaged" in words(app)
    app = app.button(key="restore").click().run()
    assert "Restored." in words(app)
    assert "The records hold 1 file, with Autumn 2025/26." in words(app)


def test_records_in_use_elsewhere_are_not_replaced(tmp_path):
    app = shown(opened(), copied(dropped(opened(), "a.csv", AUTUMN), tmp_path))
    with records().reading() as connection, pytest.MonkeyPatch.context() as patch:
        connection.exec_driver_sql("SELECT count(*) FROM imports")
        patch.setattr("analysis.records.gate.WAIT_SECONDS", 0.1)
        app = app.button(key="restore").click().run()
    assert [error.value.replace("\\", "") for error in app.error] == [LOCKED]


def test_the_sample_school_keeps_nothing():
    app = on(with_sample(), "keeping")
    assert "The sample school keeps nothing." in words(app)
    assert not app.get("file_uploader")


def days_of_copies(home: Path) -> list[str]:
    daily_worker().wait()
    return sorted(file.name for file in home.glob("backups/*"))


def test_a_visit_writes_the_copy_of_the_day(tmp_path):
    dropped(opened(), "a.csv", AUTUMN)
    assert days_of_copies(tmp_path) == []  # there was nothing to copy when the visit began
    app = on(opened(), "keeping")
    assert days_of_copies(tmp_path) == [f"attendance backup {today().isoformat()}.zip"]
    assert "keeps it 14 days" in words(app)


def test_a_copy_that_cannot_be_written_fails_no_page_and_is_said(tmp_path):
    dropped(opened(), "a.csv", AUTUMN)
    (tmp_path / "backups").touch()
    app = opened()
    daily_worker().wait()
    assert not app.error
    assert "Autumn 2025/26" in words(on(app, "meeting"))
    assert "The last daily copy was not made. The folder cannot be read or written to" in words(on(app, "keeping"))
