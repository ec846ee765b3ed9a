from analysis.records.audit import load_audit_trail
from analysis.records.decisions import load_decision_history, record_hold
from analysis.records.imports import list_imports, record_import
from analysis.records.pupils import number_pupils
from analysis.records.retention import count_decisions, remove_over_time
from analysis.records.store import Store
from tests.records.records_of import MONDAY, TUESDAY, a_record


def with_decisions(store: Store) -> tuple[int, int]:
    first, second = (record_import(store, a_record(name), "Ada", MONDAY) for name in ("autumn.csv", "spring.csv"))
    number_pupils(store, first, lambda _: [(None, {"upn": upn}) for upn in "AB"], MONDAY)
    for pupil, term in ((1, "2021/22 Summer"), (2, "2021/22 Summer"), (1, "2025/26 Spring")):
        record_hold(store, term, pupil, {}, "Ada", TUESDAY)
    return first, second


def test_decisions_are_counted_by_term(store: Store) -> None:
    with_decisions(store)
    assert count_decisions(store) == {"2021/22 Summer": (2, TUESDAY), "2025/26 Spring": (1, TUESDAY)}


def test_what_is_removed_is_gone_and_the_trail_counts_it_without_a_name(store: Store) -> None:
    first, second = with_decisions(store)
    remove_over_time(store, {first: 2, 99: 5}, ["2021/22 Summer", "2019/20 Summer"], "Ben", TUESDAY)
    assert [heading.number for heading in list_imports(store)] == [second]
    assert [one.term for one in load_decision_history(store)] == ["2025/26 Spring"]
    files, decisions = load_audit_trail(store)[-2:]
    assert (files.what, files.by, files.import_number, files.details) == (
        "removed after its time",
        "Ben",
        first,
        {"pupils": 2},
    )
    assert (decisions.what, decisions.details) == ("decisions removed after their time", {"decisions": 2})
