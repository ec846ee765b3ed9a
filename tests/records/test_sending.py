"""Released, sent and returned are separate; nothing said of a letter is rewritten."""

from datetime import date

import pytest
from sqlalchemy import text

from analysis.records.audit import last_line, load_audit_trail
from analysis.records.corrections import load_corrections, record_correction, take_correction_back
from analysis.records.decisions import SENT_ALREADY, load_decisions, record_hold, record_releases, take_back
from analysis.records.errors import RecordsError
from analysis.records.imports import record_import
from analysis.records.postings import Posting, PostingKind, load_posting_history, load_postings
from analysis.records.pupils import number_pupils
from analysis.records.sending import (
    letters_sent_as_edited,
    load_sent_file,
    record_returned,
    record_sent,
    record_sent_file,
    take_posting_back,
)
from analysis.records.store import Store
from tests.records.records_of import MONDAY, TUESDAY, a_record

TERM, DAY, LATER = "2025/26 Summer", date(2026, 7, 21), date(2026, 7, 23)


@pytest.fixture
def school(store: Store) -> Store:
    """Letters 1 and 2 are released about pupils 1 and 2, and 3 is held."""
    number = record_import(store, a_record(), "Ada", MONDAY)
    number_pupils(store, number, lambda _: [(None, {"upn": upn}) for upn in "ABC"], MONDAY)
    record_releases(store, TERM, {1: {}, 2: {}}, "Ada", MONDAY)
    record_hold(store, TERM, 3, {}, "Ada", MONDAY)
    return store


def test_all_letters_of_a_type_are_sent_in_one_press_with_day_way_and_name(school: Store) -> None:
    assert load_postings(school) == {}
    assert record_sent(school, [1, 2], DAY, "by post", "Ben", TUESDAY) == (1, 2)
    assert load_postings(school)[2] == (Posting(2, PostingKind.SENT, DAY, "by post", "Ben", TUESDAY),)


def test_a_letter_is_sent_once_and_the_first_word_stands(school: Store) -> None:
    record_sent(school, [1], DAY, "by post", "Ben", TUESDAY)
    assert record_sent(school, [1, 2], LATER, "by email", "Ada", TUESDAY) == (2,)
    assert load_postings(school)[1][-1].day == DAY


def test_only_a_released_letter_can_be_sent(school: Store) -> None:
    take_back(school, TERM, 1, "Ada", TUESDAY)
    assert record_sent(school, [1, 2, 3, 99], DAY, "by post", "Ben", TUESDAY) == (2,)


def test_only_a_letter_that_was_sent_comes_back_and_can_be_sent_again(school: Store) -> None:
    assert not record_returned(school, 1, DAY, "gone away", "Ben", TUESDAY)
    record_sent(school, [1], DAY, "by post", "Ben", TUESDAY)
    assert record_returned(school, 1, LATER, "gone away", "Ben", TUESDAY)
    assert not record_returned(school, 1, LATER, "gone away", "Ben", TUESDAY)
    assert record_sent(school, [1], LATER, "by email", "Ben", TUESDAY) == (1,)
    said = [(one.kind.value, one.day, one.words) for one in load_postings(school)[1]]
    assert said == [("sent", DAY, "by post"), ("returned", LATER, "gone away"), ("sent", LATER, "by email")]


def test_what_was_said_is_taken_back_step_by_step_and_stays_in_the_history(school: Store) -> None:
    record_sent(school, [1], DAY, "by post", "Ben", TUESDAY)
    record_returned(school, 1, LATER, "gone away", "Ben", TUESDAY)
    assert take_posting_back(school, 1, "Ada", TUESDAY)
    assert [one.kind for one in load_postings(school)[1]] == [PostingKind.SENT]
    assert take_posting_back(school, 1, "Ada", TUESDAY)
    assert load_postings(school) == {}
    assert not take_posting_back(school, 1, "Ada", TUESDAY)
    kinds = [one.kind.value for one in load_posting_history(school)]
    assert kinds == ["sent", "returned", "sending taken back", "sending taken back"]


def test_the_release_of_a_sent_letter_is_not_taken_back(school: Store) -> None:
    record_sent(school, [1], DAY, "by post", "Ben", TUESDAY)
    with pytest.raises(RecordsError) as refused:
        take_back(school, TERM, 1, "Ada", TUESDAY)
    assert str(refused.value) == SENT_ALREADY
    assert 1 in load_decisions(school, TERM)
    take_posting_back(school, 1, "Ada", TUESDAY)
    assert take_back(school, TERM, 1, "Ada", TUESDAY)


def test_a_letter_went_as_proposed_until_its_file_is_kept(school: Store) -> None:
    assert load_sent_file(school, 1) is None
    assert record_sent_file(school, 1, b"edited", "Ben", TUESDAY)
    assert not record_sent_file(school, 1, b"edited", "Ben", TUESDAY)
    assert record_sent_file(school, 1, b"edited again", "Ben", TUESDAY)
    assert load_sent_file(school, 1) == b"edited again"
    assert letters_sent_as_edited(school) == {1}
    assert record_sent_file(school, 1, None, "Ben", TUESDAY)
    assert (load_sent_file(school, 1), letters_sent_as_edited(school)) == (None, frozenset())


def test_no_file_is_kept_for_a_letter_that_is_not_released(school: Store) -> None:
    assert not record_sent_file(school, 3, b"edited", "Ben", TUESDAY)
    assert not record_sent_file(school, 99, b"edited", "Ben", TUESDAY)


def test_the_trail_names_the_pupil_by_number(school: Store) -> None:
    record_sent(school, [2], DAY, "by post", "Ben", TUESDAY)
    record_returned(school, 2, LATER, "gone away", "Ben", TUESDAY)
    record_sent_file(school, 2, b"edited", "Ben", TUESDAY)
    record_sent_file(school, 2, None, "Ben", TUESDAY)
    lines = [(one.what, one.pupil, one.details) for one in load_audit_trail(school)[-4:]]
    whats = ("letter sent", "letter returned", "letter kept as sent", "letter sent as proposed")
    assert lines == [(what, 2, {"decision": 2}) for what in whats]


@pytest.mark.parametrize("table", ["postings", "sent_files"])
def test_the_database_refuses_to_rewrite(school: Store, table: str) -> None:
    record_sent(school, [1], DAY, "by post", "Ben", TUESDAY)
    record_sent_file(school, 1, b"edited", "Ben", TUESDAY)
    with pytest.raises(RecordsError), school.writing() as connection:
        connection.execute(text(f"UPDATE {table} SET decision = 2"))


def test_a_name_is_needed(school: Store) -> None:
    with pytest.raises(ValueError, match="name"):
        record_sent(school, [1], DAY, "by post", " ", TUESDAY)
    assert load_postings(school) == {}


def test_a_correction_stands_beside_the_letter_and_is_sent_on_its_own(school: Store) -> None:
    assert record_correction(school, TERM, 1, {"attended": 5}, "Ben", TUESDAY)
    assert not record_correction(school, TERM, 1, {"attended": 6}, "Ben", TUESDAY)
    correction = load_corrections(school, TERM)[1]
    assert correction.value == {"attended": 5, "corrects": 1}
    assert load_decisions(school, TERM)[1].number == 1
    assert record_sent(school, [correction.number], DAY, "by post", "Ben", TUESDAY) == (correction.number,)
    assert load_postings(school).keys() == {correction.number}


def test_only_a_released_letter_is_corrected(school: Store) -> None:
    assert not record_correction(school, TERM, 3, {}, "Ben", TUESDAY)
    assert not record_correction(school, "2025/26 Spring", 1, {}, "Ben", TUESDAY)
    assert load_corrections(school, TERM) == {}


def test_a_correction_is_taken_back_until_it_is_sent_and_holds_the_letter_while_it_stands(school: Store) -> None:
    record_correction(school, TERM, 1, {}, "Ben", TUESDAY)
    with pytest.raises(RecordsError, match="take the correction back first"):
        take_back(school, TERM, 1, "Ben", TUESDAY)
    assert take_correction_back(school, TERM, 1, "Ben", TUESDAY)
    assert not take_correction_back(school, TERM, 1, "Ben", TUESDAY)
    assert record_correction(school, TERM, 1, {}, "Ben", TUESDAY)
    record_sent(school, [load_corrections(school, TERM)[1].number], DAY, "by post", "Ben", TUESDAY)
    with pytest.raises(RecordsError) as refused:
        take_correction_back(school, TERM, 1, "Ben", TUESDAY)
    assert str(refused.value) == SENT_ALREADY


def test_a_newer_correction_is_not_taken_back_by_somebody_who_saw_the_one_before(school: Store) -> None:
    record_correction(school, TERM, 1, {}, "Ben", TUESDAY)
    seen = load_corrections(school, TERM)[1].number
    assert not take_correction_back(school, TERM, 1, "Ben", TUESDAY, seen + 1)
    assert take_correction_back(school, TERM, 1, "Ben", TUESDAY, seen)
    record_correction(school, TERM, 1, {}, "Ada", TUESDAY)
    assert not take_correction_back(school, TERM, 1, "Ben", TUESDAY, seen)
    assert load_corrections(school, TERM)[1].by == "Ada"
    assert not take_correction_back(school, TERM, 2, "Ben", TUESDAY, seen)


def test_the_last_line_of_the_trail_tells_that_something_changed(school: Store) -> None:
    before = last_line(school)
    record_sent(school, [1], DAY, "by post", "Ben", TUESDAY)
    assert last_line(school) == before + 1


def test_an_empty_trail_has_no_last_line(store: Store) -> None:
    assert last_line(store) == 0
