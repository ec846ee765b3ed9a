"""By default this school year and three before it are kept."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.keeping.due import first_day_kept, what_is_due
from analysis.records.actions import Task, add_action
from analysis.records.circumstances import amend_circumstance, record_circumstances, remove_circumstance
from analysis.records.decisions import record_hold
from analysis.records.dsl_holds import record_dsl_hold
from analysis.records.imports import delete_import, record_import
from analysis.records.pupils import number_pupils
from analysis.records.times import KeepTimes
from analysis.rules.circumstances import Circumstance
from tests.records.records_of import MONDAY, a_record

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("today", "years", "first"),
    [
        (date(2026, 7, 31), 3, date(2022, 8, 1)),
        (date(2026, 8, 1), 3, date(2023, 8, 1)),
        (date(2026, 11, 24), 0, date(2026, 8, 1)),
    ],
)
def test_years_are_school_years(today, years, first):
    assert first_day_kept(today, years) == first


def names_due(store, times=None, today=TODAY):
    return [one.file_name for one in what_is_due(store, times or KeepTimes(), today).files]


def test_a_file_is_due_when_its_last_day_lies_before_the_years_that_are_kept(store):
    for name, end in (("kept.csv", "2023-08-01"), ("due.csv", "2023-07-31"), ("long due.csv", "2020-07-31")):
        record_import(store, a_record(name, details={"period": ["2020-01-06", end]}), "Ada", MONDAY)
    assert names_due(store) == ["long due.csv", "due.csv"]
    assert names_due(store, KeepTimes(file_years=6)) == ["long due.csv"]


def test_contacts_are_due_by_the_day_they_were_loaded_and_settings_never(store):
    record_import(store, a_record("contacts.csv", kind="contacts", details={}), "Ada", MONDAY)
    record_import(store, a_record("school.toml", kind="settings", details={}), "Ada", MONDAY)
    assert names_due(store, today=date(2029, 7, 31)) == []
    assert names_due(store, today=date(2029, 8, 1)) == ["contacts.csv"]


def test_decisions_have_years_of_their_own(store):
    number = record_import(store, a_record(), "Ada", MONDAY)
    number_pupils(store, number, lambda _: [(None, {})], MONDAY)
    for term in ("2022/23 Summer", "2023/24 Autumn", "This term"):
        record_hold(store, term, 1, {}, "Ada", MONDAY)

    def terms(times, today=TODAY):
        return [(one.term, one.count) for one in what_is_due(store, times, today).decisions]

    assert terms(KeepTimes(file_years=0)) == [("2022/23 Summer", 1)]
    assert terms(KeepTimes(decision_years=4)) == []
    assert terms(KeepTimes(), date(2030, 8, 1)) == [("2022/23 Summer", 1), ("2023/24 Autumn", 1), ("This term", 1)]


def test_actions_are_kept_as_long_as_decisions(store):
    for term in ("2022/23 Summer", "2023/24 Autumn", "This term"):
        add_action(store, term, Task("Call home", "Mrs Reed", TODAY), None, "Ada", MONDAY)
    due = what_is_due(store, KeepTimes(), TODAY)
    assert [(one.term, one.count, one.last_day) for one in due.actions] == [("2022/23 Summer", 1, date(2023, 7, 31))]
    assert due.decisions == ()
    assert what_is_due(store, KeepTimes(decision_years=4), TODAY).actions == ()


ILL = Circumstance("medical_condition", date(2022, 9, 5))


@pytest.fixture
def recorded(store):
    """Four circumstances of two pupils in a file: over a day too long, over in time, removed, and going on."""
    number = record_import(store, a_record(), "Ada", MONDAY)
    number_pupils(store, number, lambda _: [(None, {"upn": upn}) for upn in "AB"], MONDAY)
    record_circumstances(
        store,
        [
            (1, replace(ILL, end=date(2023, 7, 31)), ""),
            (1, replace(ILL, kind="bereavement", end=date(2023, 8, 1)), ""),
            (1, replace(ILL, kind="other"), ""),
            (2, ILL, ""),
        ],
        "Ada",
        MONDAY,
    )
    remove_circumstance(store, 3, "Ada", MONDAY)
    record_dsl_hold(store, 1, date(2026, 9, 1), "Ada", MONDAY)
    record_dsl_hold(store, 2, date(2026, 9, 1), "Ada", MONDAY)
    record_dsl_hold(store, 2, None, "Ada", MONDAY)
    return store


def recorded_due(store, today=TODAY):
    due = what_is_due(store, KeepTimes(), today).recorded
    return sorted(due.circumstances), sorted(due.holds)


def test_a_circumstance_is_due_like_a_file_by_the_day_it_ended_or_was_removed_and_a_hold_when_it_ended(recorded):
    assert recorded_due(recorded) == ([1], [])
    assert recorded_due(recorded, date(2029, 7, 31)) == ([1, 2], [])
    assert recorded_due(recorded, date(2029, 8, 1)) == ([1, 2, 3], [2])  # removed and ended in the year before


def test_the_last_word_on_a_circumstance_says_when_it_ended(recorded):
    amend_circumstance(recorded, 1, ILL, "", "Ada", MONDAY)
    assert recorded_due(recorded) == ([], [])


def test_what_goes_on_is_due_only_when_no_file_names_the_pupil(recorded):
    delete_import(recorded, 1, "Ada", MONDAY)
    assert recorded_due(recorded, date(2029, 7, 31)) == ([1, 2], [])
    assert recorded_due(recorded, date(2029, 8, 1)) == ([1, 2, 3, 4], [1, 2])
