"""What a backup is, said before it is restored."""

from datetime import timedelta

from analysis.keeping.backups import describe_backup, erased_since
from analysis.keeping.erasing import erase
from analysis.keeping.wording import backup_sentence
from analysis.records.backup import write_backup
from analysis.records.places import Place
from tests.keeping.school_of_three import ADA, fill
from tests.records.records_of import TUESDAY


def test_a_backup_says_what_it_holds_and_leaves_nothing_behind(store, tmp_path):
    fill(store)
    write_backup(store, tmp_path / "copy.zip", TUESDAY)
    elsewhere = Place(tmp_path / "elsewhere")
    assert backup_sentence(describe_backup(tmp_path / "copy.zip", elsewhere)) == (
        "Made on 21 Jul 2026 at 09:30 (UTC). It holds 5 files (Summer 2026, Spring 2025/26) with 33 rows, 3 pupils and "
        "3 decisions."
    )
    assert list(elsewhere.home.iterdir()) == []


def test_a_backup_of_nothing_says_so(store, tmp_path):
    write_backup(store, tmp_path / "copy.zip", TUESDAY)
    assert "It holds 0 files with 0 rows, 0 pupils and 0 decisions." in backup_sentence(
        describe_backup(tmp_path / "copy.zip", Place(tmp_path / "elsewhere"))
    )


def test_who_was_erased_since_comes_back(store):
    fill(store)
    erase(store, ADA, "Mrs Head", TUESDAY)
    assert erased_since(store, TUESDAY - timedelta(days=1)) == (ADA,)
    assert erased_since(store, TUESDAY + timedelta(days=1)) == ()
