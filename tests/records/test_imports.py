from datetime import date, datetime

import pytest

from analysis.records.audit import load_audit_trail
from analysis.records.errors import RecordsError
from analysis.records.imports import (
    delete_import,
    find_import,
    list_imports,
    load_imports,
    record_import,
    redo_import,
    undo_import,
)
from analysis.records.originals import drop_expired_originals, load_original
from analysis.records.store import Store
from tests.records.records_of import MONDAY, TUESDAY, a_record, assert_same, marks_frame


def what_was_done(store: Store) -> list[tuple[str, str]]:
    return [(entry.by, entry.what) for entry in load_audit_trail(store)]


def test_an_import_reads_back_as_it_was_read(store: Store) -> None:
    number = record_import(store, a_record(), "Ada", MONDAY)
    (stored,) = load_imports(store)
    assert stored.heading.number == number
    assert_same(stored, a_record())


def test_the_list_says_who_imported_what_and_when(store: Store) -> None:
    record_import(store, a_record(), "Ada", MONDAY)
    (heading,) = list_imports(store)
    assert (heading.file_name, heading.kind, heading.by, heading.at) == ("spring.csv", "attendance", "Ada", MONDAY)
    assert heading.rows == {"marks": 12, "pupils": 2, "totals": 2}
    assert heading.counts
    assert what_was_done(store) == [("Ada", "imported")]


def test_the_very_same_file_changes_nothing(store: Store) -> None:
    first = record_import(store, a_record(), "Ada", MONDAY)
    again = record_import(store, a_record(file_name="copy of spring.csv", frames={}), "Ben", TUESDAY)
    assert again == first
    assert_same(load_imports(store)[0], a_record())
    assert what_was_done(store) == [("Ada", "imported")]


def test_a_file_is_found_by_its_fingerprint(store: Store) -> None:
    assert find_import(store, a_record().fingerprint) is None
    number = record_import(store, a_record(), "Ada", MONDAY)
    found = find_import(store, a_record().fingerprint)
    assert found is not None
    assert found.number == number


def test_an_undone_import_is_listed_and_not_loaded(store: Store) -> None:
    number = record_import(store, a_record(), "Ada", MONDAY)
    undo_import(store, number, "Ben", TUESDAY)
    (heading,) = list_imports(store)
    assert (heading.undone_by, heading.undone_at, heading.counts) == ("Ben", TUESDAY, False)
    assert load_imports(store) == ()
    assert [one.heading.number for one in load_imports(store, [number])] == [number]


def test_an_import_done_again_is_exactly_what_it_was(store: Store) -> None:
    number = record_import(store, a_record(), "Ada", MONDAY)
    undo_import(store, number, "Ada", MONDAY)
    redo_import(store, number, "Ben", TUESDAY)
    assert_same(load_imports(store)[0], a_record())
    assert what_was_done(store) == [("Ada", "imported"), ("Ada", "undone"), ("Ben", "done again")]


def test_import_undo_import_gives_what_the_first_import_gave(store: Store) -> None:
    first = record_import(store, a_record(), "Ada", MONDAY)
    undo_import(store, first, "Ada", MONDAY)
    assert record_import(store, a_record(), "Ada", MONDAY) == first
    assert_same(load_imports(store)[0], a_record())
    assert load_original(store, first) == a_record().original


def test_an_undone_file_imported_again_counts_as_it_was_read_this_time(store: Store) -> None:
    number = record_import(store, a_record(), "Ada", MONDAY)
    undo_import(store, number, "Ada", MONDAY)
    corrected = a_record(details={"layout": "L2"}, frames={"marks": marks_frame(5)})
    record_import(store, corrected, "Ben", TUESDAY)
    (stored,) = load_imports(store)
    assert (stored.heading.by, stored.heading.at) == ("Ben", TUESDAY)
    assert_same(stored, corrected)


def test_undoing_twice_is_undoing_once(store: Store) -> None:
    number = record_import(store, a_record(), "Ada", MONDAY)
    undo_import(store, number, "Ada", MONDAY)
    undo_import(store, number, "Ben", TUESDAY)
    assert list_imports(store)[0].undone_by == "Ada"
    assert what_was_done(store) == [("Ada", "imported"), ("Ada", "undone")]


def test_an_import_may_stand_in_for_others_in_the_same_breath(store: Store) -> None:
    old = record_import(store, a_record(), "Ada", MONDAY)
    new = record_import(store, a_record("again.csv"), "Ben", TUESDAY, instead_of=[old])
    assert [(one.number, one.undone_by) for one in list_imports(store)] == [(old, "Ben"), (new, None)]


def test_an_import_that_cannot_stand_in_is_not_stored(store: Store) -> None:
    with pytest.raises(RecordsError):
        record_import(store, a_record(), "Ada", MONDAY, instead_of=[99])
    assert list_imports(store) == ()


def test_a_deleted_import_leaves_only_its_line_in_the_trail(store: Store) -> None:
    number = record_import(store, a_record(), "Ada", MONDAY)
    delete_import(store, number, "Ben", TUESDAY)
    assert list_imports(store) == ()
    assert load_original(store, number) is None
    assert what_was_done(store) == [("Ada", "imported"), ("Ben", "deleted for good")]


def test_the_number_of_a_deleted_import_is_never_given_again(store: Store) -> None:
    number = record_import(store, a_record(), "Ada", MONDAY)
    delete_import(store, number, "Ada", MONDAY)
    assert record_import(store, a_record(), "Ada", MONDAY) > number


@pytest.mark.parametrize("action", [undo_import, redo_import, delete_import])
def test_what_is_gone_cannot_be_undone_or_deleted(store: Store, action) -> None:
    with pytest.raises(RecordsError, match=r"^This import is not in the records any more\.$"):
        action(store, 7, "Ada", MONDAY)


def test_a_deleted_import_stands_nowhere_in_the_file(file_store: Store) -> None:
    number = record_import(file_store, a_record(details={"school": "Unmistakable Primary"}), "Ada", MONDAY)
    assert file_store.file is not None
    assert b"Unmistakable Primary" in file_store.file.read_bytes()
    delete_import(file_store, number, "Ada", MONDAY)
    assert b"Unmistakable Primary" not in b"".join(file.read_bytes() for file in file_store.file.parent.iterdir())


def test_the_untouched_file_is_kept_for_thirty_days(store: Store) -> None:
    number = record_import(store, a_record(), "Ada", MONDAY)
    assert list_imports(store)[0].original_kept_until == date(2026, 8, 19)
    assert load_original(store, number) == b"the bytes of spring.csv"
    assert drop_expired_originals(store, MONDAY.replace(month=8, day=19)) == 0
    assert drop_expired_originals(store, MONDAY.replace(month=8, day=20)) == 1
    assert load_original(store, number) is None
    assert what_was_done(store)[-1] == ("The program", "original dropped")
    assert_same(load_imports(store)[0], a_record())


def test_with_no_days_to_keep_it_the_file_is_dropped_at_once(store: Store) -> None:
    number = record_import(store, a_record(), "Ada", MONDAY, keep_original_days=0)
    assert load_original(store, number) is None
    assert list_imports(store)[0].original_kept_until is None


def test_an_import_without_its_file_has_no_original(store: Store) -> None:
    number = record_import(store, a_record(original=None), "Ada", MONDAY)
    assert load_original(store, number) is None


def test_nothing_is_stored_without_a_name(store: Store) -> None:
    with pytest.raises(ValueError, match="needs the name"):
        record_import(store, a_record(), " ", MONDAY)
    assert list_imports(store) == ()


def test_a_moment_without_its_zone_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="needs its time zone"):
        record_import(store, a_record(), "Ada", datetime(2026, 7, 20, 9, 30))  # noqa: DTZ001
    assert list_imports(store) == ()
