"""Erasing leaves no byte of the child, nothing of the others changes, and what still holds the child is listed."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from analysis.keeping.erasing import erase, what_would_go
from analysis.keeping.one_pupil import files_on, pupils_by_name
from analysis.records.audit import BACKUP_MADE, last_rewriting, load_audit_trail, record_action
from analysis.records.choices import load_choices, record_choice
from analysis.records.copies import make_copy
from analysis.records.decisions import load_decision_history
from analysis.records.errors import RecordsError
from analysis.records.imports import list_imports, load_imports, undo_import
from analysis.records.one_pupil import first_seen, has_lost_a_pupil
from analysis.records.originals import load_original
from analysis.records.pupils import load_pupils
from tests.keeping.school_of_three import (
    ADA,
    BEN,
    CHILDREN,
    ZOE,
    contacts_with_particulars,
    fill,
    load,
    marks_file,
    pupil_list,
    totals_file,
)
from tests.records.records_of import MONDAY, TUESDAY

# As UTF-8, and as JSON writes what is not ASCII.
OF_ADA = ("A823000025001", "Adeyemi", "Àdá", "\\u00c0d\\u00e1", "adeyemi", "ADEYEMI")


@pytest.fixture
def school(store):
    fill(store)
    return store


def bytes_under(home: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(home.rglob("*")) if file.is_file())


def found_under(home: Path) -> list[str]:
    everything = bytes_under(home)
    return [word for word in OF_ADA if any(word.encode(code) in everything for code in ("utf-8", "utf-16-le"))]


def test_no_byte_of_the_child_is_left(school, place):
    data = marks_file(start=date(2026, 6, 1))
    load(school, "report on Adeyemi.csv", data, "Row 2: Adeyemi has no class.", "Row 3: Okafor has no class.")
    assert {"A823000025001", "Adeyemi", "\\u00c0d\\u00e1"} <= set(found_under(place.home))
    erase(school, ADA, "Mrs Head", TUESDAY)
    assert found_under(place.home) == []
    last = list_imports(school)[-1]
    assert (last.file_name, [one["message"] for one in last.details["problems"]]) == (
        "file 5",
        ["Row 3: Okafor has no class."],
    )
    school.close()
    assert found_under(place.home) == []


@pytest.mark.parametrize("make", [pupil_list, contacts_with_particulars])
def test_a_child_goes_out_of_a_list_with_particulars_and_the_others_stay(school, place, make):
    load(school, "list.csv", make())
    erase(school, ADA, "Mrs Head", TUESDAY)
    assert found_under(place.home) == []
    (left,) = load_imports(school, [5])
    names = [list(frame["surname"]) for frame in left.frames.values()]
    assert names == [["Okafor", "Zając"]] * len(names)


@pytest.mark.parametrize("make", [pupil_list, contacts_with_particulars])
def test_a_list_of_nobody_else_goes_altogether(school, place, make):
    load(school, "list.csv", make(CHILDREN[:1]))
    (file,) = (one for one in what_would_go(school, place, ADA).files if one.heading.number == 5)
    assert file.staying == 0
    erase(school, ADA, "Mrs Head", TUESDAY)
    assert 5 not in [heading.number for heading in list_imports(school)]


def test_a_file_that_was_taken_out_is_rewritten_too(school, place):
    undo_import(school, 1, "Ada Office", MONDAY)
    erase(school, ADA, "Mrs Head", TUESDAY)
    assert found_under(place.home) == []
    assert not list_imports(school)[0].counts


def without_ada(name: str, data: bytes, tmp_path_factory) -> dict[str, pd.DataFrame]:
    """What the same file gives when it never named the child."""
    from analysis.records.places import Place
    from analysis.records.store import open_store

    with open_store(Place(tmp_path_factory.mktemp("without"))) as other:
        load(other, name, data)
        return dict(load_imports(other)[0].frames)


@pytest.mark.parametrize(("number", "make"), [(1, marks_file), (2, totals_file)])
def test_the_others_are_what_they_are_in_a_file_that_never_named_the_child(school, number, make, tmp_path_factory):
    erase(school, BEN, "Mrs Head", TUESDAY)
    kept = load_imports(school)[number - 1].frames
    whole = make()
    rows = [line for line in whole.splitlines(keepends=True) if b"Okafor" not in line]
    expected = without_ada("other.csv", b"".join(rows), tmp_path_factory)
    assert kept.keys() == expected.keys()
    for name, frame in expected.items():
        pd.testing.assert_frame_equal(kept[name], frame)


def test_the_others_keep_their_numbers_and_their_decisions(school):
    before = {number: said for number, said in load_pupils(school).items() if number != ADA}
    erase(school, ADA, "Mrs Head", TUESDAY)
    assert load_pupils(school) == before
    assert [file.heading.number for file in files_on(school, BEN)] == [1, 2, 3, 4]
    assert [line["surname"] for file in files_on(school, ZOE) for line in file.lines()] == ["Zając"] * 3
    assert [one.pupil for one in load_decision_history(school)] == [BEN]
    assert ADA not in pupils_by_name(school)


def test_untouched_files_that_hold_the_child_go_and_others_stay(school):
    load(school, "later.csv", marks_file(CHILDREN[1:], date(2026, 6, 1)))
    erase(school, ADA, "Mrs Head", TUESDAY)
    assert [load_original(school, number) is None for number in range(1, 6)] == [True] * 4 + [False]


def test_a_file_of_nobody_else_goes_altogether(school):
    alone = load(school, "alone.csv", marks_file(CHILDREN[:1], date(2026, 6, 1)))
    erase(school, ADA, "Mrs Head", TUESDAY)
    assert alone not in [heading.number for heading in list_imports(school)]


def test_the_trail_says_it_by_numbers_only(school):
    erase(school, ADA, "Mrs Head", TUESDAY)
    *_, last_file, last = load_audit_trail(school)
    assert (last_file.what, last_file.import_number, last_file.pupil) == ("pupil taken out of a file", 4, ADA)
    assert (last.what, last.by, last.pupil, last.details) == (
        "pupil erased",
        "Mrs Head",
        ADA,
        {"files": 4, "decisions": 2},
    )
    assert last_rewriting(school) == TUESDAY


def test_a_pupil_who_is_not_there_is_not_erased_and_nothing_changes(school):
    before = load_audit_trail(school)
    for try_it in (lambda: erase(school, 99, "Mrs Head", TUESDAY), lambda: first_seen(school, 99)):
        with pytest.raises(RecordsError) as refusal:
            try_it()
        assert str(refusal.value) == "This pupil is not in the records any more."
    assert load_audit_trail(school) == before


def test_an_erasing_that_fails_half_way_changes_nothing(school, monkeypatch):
    before = [file.lines() for file in files_on(school, ADA)]
    monkeypatch.setattr("analysis.records.one_pupil._close_ranks", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        erase(school, ADA, "Mrs Head", TUESDAY)
    assert [file.lines() for file in files_on(school, ADA)] == before
    assert len(load_decision_history(school)) == 3


def test_what_would_go_is_counted_and_copies_that_hold_the_child_are_listed(school, place):
    make_copy(school, place, date(2026, 7, 19), MONDAY)  # the day before the child came
    make_copy(school, place, date(2026, 7, 21), TUESDAY)
    with school.writing() as connection:
        record_action(connection, BACKUP_MADE, "Mrs Head", TUESDAY)
        record_action(connection, BACKUP_MADE, "Mrs Head", MONDAY.replace(month=1))
    going = what_would_go(school, place, ADA)
    assert [file.heading.file_name for file in going.files] == [
        "summer.csv",
        "spring.csv",
        "contacts.csv",
        "circumstances.csv",
    ]
    assert going.rows == (7, 2, 2, 1)
    assert (going.decisions, going.recorded, going.actions) == (2, 2, 1)
    assert [(copy.made_on, copy.kept_until) for copy in going.copies] == [(date(2026, 7, 21), date(2026, 8, 4))]
    assert going.taken_away == (TUESDAY.date(),)


def test_a_file_remembers_that_somebody_was_taken_out_of_it(school):
    erase(school, ADA, "Mrs Head", TUESDAY)
    assert has_lost_a_pupil(school, 1)
    assert not has_lost_a_pupil(school, 5)


def test_a_file_that_no_page_has_numbered_yet_is_rewritten_too(school, place):
    from analysis.meeting.box import ReadFile, read_any
    from analysis.meeting.memory import record_of
    from analysis.records.imports import record_import

    data = marks_file(start=date(2026, 6, 1))
    content = read_any(data, "june.csv", None, date(2026, 11, 24))
    record_import(school, record_of(ReadFile("june.csv", "f" * 64, content), data), "Ada Office", MONDAY)
    erase(school, ADA, "Mrs Head", TUESDAY)
    assert found_under(place.home) == []


def test_what_was_answered_about_the_child_goes_too(school):
    for name in (f"siblings {ADA} {BEN}", f"siblings {BEN} {ZOE}"):
        record_choice(school, name, True, "Mrs Head", MONDAY)
    erase(school, ADA, "Mrs Head", TUESDAY)
    assert f"siblings {ADA} {BEN}" not in load_choices(school)
    assert f"siblings {BEN} {ZOE}" in load_choices(school)
