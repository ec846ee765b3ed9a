"""Two programs that write at once lose nothing."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import repeat

from analysis.records.audit import load_audit_trail
from analysis.records.imports import list_imports, record_import, undo_import
from analysis.records.places import Place
from analysis.records.store import Store, open_store
from tests.records.endless_importer import PROGRAMS
from tests.records.records_of import MONDAY, a_record

FILES = 12


def import_files(place: Place, by: str) -> list[int]:
    with open_store(place) as store:
        return [record_import(store, a_record(f"{by} {number}.csv"), by, MONDAY) for number in range(FILES)]


def test_two_programs_opening_and_importing_at_once_lose_nothing(place: Place) -> None:
    with ProcessPoolExecutor(2, mp_context=PROGRAMS) as programs:
        ada, ben = programs.map(import_files, repeat(place, 2), ["Ada", "Ben"])
    assert len({*ada, *ben}) == 2 * FILES
    with open_store(place) as store:
        assert {heading.number for heading in list_imports(store)} == {*ada, *ben}
        assert len(load_audit_trail(store)) == 2 * FILES


def test_the_same_file_from_two_visitors_at_once_is_one_import(store: Store) -> None:
    with ThreadPoolExecutor(4) as visitors:
        numbers = list(visitors.map(lambda _: record_import(store, a_record(), "Ada", MONDAY), range(8)))
    assert len(set(numbers)) == 1
    assert len(load_audit_trail(store)) == 1


def test_an_undo_by_two_visitors_at_once_is_one_undo(store: Store) -> None:
    number = record_import(store, a_record(), "Ada", MONDAY)
    with ThreadPoolExecutor(2) as visitors:
        list(visitors.map(lambda by: undo_import(store, number, by, MONDAY), ["Ada", "Ben"]))
    assert [entry.what for entry in load_audit_trail(store)] == ["imported", "undone"]
