"""By default this school year and three before it are kept."""

from datetime import date

import pytest

from analysis.keeping.due import first_day_kept, what_is_due
from analysis.records.decisions import record_hold
from analysis.records.imports import record_import
from analysis.records.pupils import number_pupils
from analysis.records.times import KeepTimes
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
