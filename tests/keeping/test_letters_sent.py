"""What was said of sending, and letters kept as sent, are gathered, erased, removed and copied with the decisions."""

import io
import zipfile
from datetime import date

import pytest

from analysis.keeping.erasing import erase, what_would_go
from analysis.keeping.gathering import gather
from analysis.records.backup import write_backup
from analysis.records.corrections import load_corrections, record_correction
from analysis.records.places import Place
from analysis.records.postings import load_posting_history, load_postings
from analysis.records.restoring import restore_backup
from analysis.records.retention import remove_over_time
from analysis.records.sending import letters_sent_as_edited, load_sent_file, record_sent, record_sent_file
from analysis.records.store import open_store
from tests.keeping.school_of_three import ADA, BEN, TERM, fill
from tests.records.records_of import TUESDAY

OF_ADA, OF_BEN = 1, 2
LETTER = b"Dear Adeyemi family"


@pytest.fixture
def school(store):
    fill(store)
    record_sent(store, [OF_ADA, OF_BEN], date(2026, 7, 21), "by post", "Mrs Head", TUESDAY)
    record_sent_file(store, OF_ADA, LETTER, "Mrs Head", TUESDAY)
    return store


def test_the_letters_are_gathered_with_their_child_only(school):
    with zipfile.ZipFile(io.BytesIO(gather(school, ADA, TUESDAY.date()))) as archive:
        assert archive.read("to review/letters as sent/decision 1.docx") == LETTER
        sent = archive.read("pupil/letters sent.csv").decode("utf-8-sig").splitlines()
        assert "to review/letters as sent/decision 1.docx" in archive.read("manifest.csv").decode()
    assert len(sent) == 2
    assert sent[1].startswith("1,2025/26 Summer,sent,2026-07-21,by post,Mrs Head,")
    with zipfile.ZipFile(io.BytesIO(gather(school, BEN, TUESDAY.date()))) as archive:
        assert not [name for name in archive.namelist() if name.endswith(".docx")]


def test_a_correction_is_gathered_without_the_reasons_to_look_first(school):
    record_correction(school, TERM, ADA, {"person": ADA, "attended": 55, "flags": []}, "Mrs Head", TUESDAY)
    with zipfile.ZipFile(io.BytesIO(gather(school, ADA, TUESDAY.date()))) as archive:
        heads, *lines = archive.read("pupil/decisions.csv").decode("utf-8-sig").splitlines()
    assert "flags" not in heads
    assert [line.split(",")[2] for line in lines] == ["released", "correction released"]
    assert ",55," in lines[1]
    erase(school, ADA, "Mrs Head", TUESDAY)
    assert load_corrections(school, TERM) == {}


def test_erasing_a_child_takes_them_along_and_leaves_the_others(school, place):
    assert (what_would_go(school, place, ADA).letters, what_would_go(school, place, BEN).letters) == (1, 0)
    erase(school, ADA, "Mrs Head", TUESDAY)
    assert load_postings(school).keys() == {OF_BEN}
    assert load_sent_file(school, OF_ADA) is None
    assert LETTER not in b"".join(file.read_bytes() for file in place.home.rglob("*") if file.is_file())


def test_they_go_with_the_decisions_of_a_term_over_its_time(school):
    remove_over_time(school, {}, [TERM], "Mrs Head", TUESDAY)
    assert load_posting_history(school) == ()
    assert letters_sent_as_edited(school) == frozenset()


def test_they_come_back_with_a_copy(school, tmp_path):
    write_backup(school, tmp_path / "copy.zip", TUESDAY)
    there = Place(tmp_path / "new")
    restore_backup(tmp_path / "copy.zip", there, "Mrs Head", TUESDAY)
    with open_store(there) as restored:
        assert load_posting_history(restored) == load_posting_history(school)
        assert load_sent_file(restored, OF_ADA) == LETTER
