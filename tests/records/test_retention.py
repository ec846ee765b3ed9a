from datetime import date

from sqlalchemy import select

from analysis.records.actions import Task, add_action, load_actions
from analysis.records.audit import load_audit_trail
from analysis.records.circumstances import amend_circumstance, load_circumstances, record_circumstances
from analysis.records.decisions import load_decision_history, record_hold
from analysis.records.dsl_holds import load_dsl_holds, record_dsl_hold
from analysis.records.imports import list_imports, record_import
from analysis.records.pupils import number_pupils
from analysis.records.retention import Over, count_actions, count_decisions, remove_over_time
from analysis.records.schema import CIRCUMSTANCES
from analysis.records.store import Store
from analysis.rules.circumstances import Circumstance
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


def test_circumstances_go_with_every_version_and_holds_too_and_the_trail_counts_them(store: Store) -> None:
    with_decisions(store)
    ill = Circumstance("other", date(2020, 1, 6))
    record_circumstances(store, [(1, ill, ""), (2, ill, "")], "Ada", MONDAY)
    amend_circumstance(store, 1, ill, "folder", "Ada", MONDAY)
    for pupil in (1, 2):
        record_dsl_hold(store, pupil, date(2020, 9, 1), "Ada", MONDAY)
    day = date(2020, 9, 1)
    remove_over_time(store, {}, [], "Ben", TUESDAY, Over({1: day, 99: day}, {2: day}))
    assert (list(load_circumstances(store)), list(load_dsl_holds(store))) == ([2], [1])
    with store.reading() as connection:
        assert connection.scalars(select(CIRCUMSTANCES.c.number)).all() == [2]
    last = load_audit_trail(store)[-1]
    assert (last.what, last.pupil) == ("circumstances removed after their time", None)
    assert last.details == {"circumstances": 1, "holds": 1}
    remove_over_time(store, {}, [], "Ben", TUESDAY, Over({1: day}, {}))
    assert load_audit_trail(store)[-1] == last


def test_actions_are_counted_by_term_and_go_with_it_alone(store: Store) -> None:
    with_decisions(store)
    for term in ("2021/22 Summer", "2025/26 Spring"):
        add_action(store, term, Task("Call home", "Mrs Reed", MONDAY.date()), None, "Ada", MONDAY)
    assert count_actions(store) == {"2021/22 Summer": (1, MONDAY), "2025/26 Spring": (1, MONDAY)}
    remove_over_time(store, {}, [], "Ben", TUESDAY, terms_of_actions=["2021/22 Summer", "2019/20 Summer"])
    assert [one.term for one in load_actions(store).values()] == ["2025/26 Spring"]
    assert len(load_decision_history(store)) == 3
    last = load_audit_trail(store)[-1]
    assert (last.what, last.details) == ("actions removed after their time", {"actions": 1})
