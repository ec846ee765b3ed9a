from analysis.records.audit import load_audit_trail
from analysis.records.choices import (
    forget_choices_about,
    load_choices,
    load_choices_about,
    pupils_of,
    record_choice,
)
from analysis.records.store import Store
from tests.records.records_of import MONDAY, TUESDAY


def test_the_latest_answer_counts(store: Store) -> None:
    record_choice(store, "term of import 4", ["Spring", "2025-26"], "Ada", MONDAY)
    record_choice(store, "letters sent before Summer 2025-26", True, "Ada", MONDAY)
    record_choice(store, "term of import 4", ["Summer", "2025-26"], "Ben", TUESDAY)
    assert load_choices(store) == {
        "term of import 4": ["Summer", "2025-26"],
        "letters sent before Summer 2025-26": True,
    }


def test_the_same_answer_again_changes_nothing(store: Store) -> None:
    record_choice(store, "half term confirmed", False, "Ada", MONDAY)
    record_choice(store, "half term confirmed", False, "Ben", TUESDAY)
    assert [(entry.by, entry.what) for entry in load_audit_trail(store)] == [("Ada", "chosen")]


def test_an_answer_can_be_taken_back(store: Store) -> None:
    record_choice(store, "letters sent before", True, "Ada", MONDAY)
    record_choice(store, "letters sent before", None, "Ada", TUESDAY)
    assert load_choices(store) == {}
    assert len(load_audit_trail(store)) == 2


def test_the_trail_names_the_question_and_not_the_answer(store: Store) -> None:
    record_choice(store, "signatory", "Mrs Adeyemi", "Ada", MONDAY)
    assert load_audit_trail(store)[0].details == {"name": "signatory"}


def test_answers_about_a_child_are_known_by_its_number_alone(store: Store) -> None:
    names = ("siblings 1 12", "written to about 3", "term of import 1", "siblings")
    assert [set(pupils_of(name)) for name in names] == [{1, 12}, {3}, set(), set()]
    for name in ("siblings 1 12", "siblings 2 3", "written to about 1", "term of import 1"):
        record_choice(store, name, True, "Ada", MONDAY)
    assert [one["name"] for one in load_choices_about(store, 1)] == ["siblings 1 12", "written to about 1"]
    with store.writing() as connection:
        forget_choices_about(connection, 1)
    assert list(load_choices(store)) == ["siblings 2 3", "term of import 1"]
