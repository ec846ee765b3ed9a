from collections.abc import Callable

import pytest

from analysis.records.errors import RecordsError
from analysis.records.imports import delete_import, load_imports, record_import, undo_import
from analysis.records.pupils import KnownPupils, Matched, load_pupils, number_pupils
from analysis.records.store import Store
from tests.records.records_of import MONDAY, a_record


def by_upn(*upns: str) -> Callable[[KnownPupils], Matched]:
    """Match the rows of a file by UPN alone, as the simplest of callers would."""

    def match(known: KnownPupils) -> Matched:
        numbers = {identity["upn"]: number for number, said in known.items() for identity in said}
        return [(numbers.get(upn), {"upn": upn}) for upn in upns]

    return match


def test_a_child_keeps_the_number_from_file_to_file(store: Store) -> None:
    autumn = record_import(store, a_record("autumn.csv"), "Ada", MONDAY)
    spring = record_import(store, a_record("spring.csv"), "Ada", MONDAY)
    assert number_pupils(store, autumn, by_upn("A1", "B2"), MONDAY) == (1, 2)
    assert number_pupils(store, spring, by_upn("C3", "B2", "D4"), MONDAY) == (3, 2, 4)
    assert load_pupils(store)[2] == [{"upn": "B2"}, {"upn": "B2"}]


def test_an_import_that_has_its_numbers_keeps_them(store: Store) -> None:
    autumn = record_import(store, a_record(), "Ada", MONDAY)
    number_pupils(store, autumn, by_upn("A1", "B2"), MONDAY)
    assert number_pupils(store, autumn, by_upn("Z9"), MONDAY) == (1, 2)


def test_a_file_without_pupils_has_no_numbers(store: Store) -> None:
    autumn = record_import(store, a_record(), "Ada", MONDAY)
    assert number_pupils(store, autumn, by_upn(), MONDAY) == ()
    assert load_pupils(store) == {}


def test_a_child_is_known_while_an_import_is_undone_and_forgotten_when_it_is_deleted(store: Store) -> None:
    autumn = record_import(store, a_record(), "Ada", MONDAY)
    number_pupils(store, autumn, by_upn("A1"), MONDAY)
    undo_import(store, autumn, "Ada", MONDAY)
    assert load_pupils(store) == {1: [{"upn": "A1"}]}
    delete_import(store, autumn, "Ada", MONDAY)
    assert load_pupils(store) == {}


def test_a_file_read_anew_is_matched_anew(store: Store) -> None:
    autumn = record_import(store, a_record(), "Ada", MONDAY)
    number_pupils(store, autumn, by_upn("A1"), MONDAY)
    undo_import(store, autumn, "Ada", MONDAY)
    record_import(store, a_record(), "Ada", MONDAY)
    assert number_pupils(store, autumn, by_upn("B2"), MONDAY) == (2,)


def test_a_number_that_was_never_given_is_refused(store: Store) -> None:
    autumn = record_import(store, a_record(), "Ada", MONDAY)
    with pytest.raises(RecordsError):
        number_pupils(store, autumn, lambda _: [(99, {"upn": "A1"})], MONDAY)
    assert len(load_imports(store)) == 1
    assert load_pupils(store) == {}
