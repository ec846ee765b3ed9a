"""Once a day, in the background, never twice at once, and never at the cost of a page."""

from datetime import date, timedelta
from threading import Event

import pytest

from analysis.keeping import daily
from analysis.keeping.daily import DailyWorker, do_daily_work
from analysis.records.copies import copies_folder, list_copies
from analysis.records.errors import NOT_WRITABLE
from analysis.records.imports import record_import
from analysis.records.originals import load_original
from analysis.records.times import KeepTimes, load_times, record_times
from tests.records.records_of import MONDAY, a_record

DAY = date(2026, 7, 20)


def days_of_copies(store, place):
    return [copy.made_on for copy in list_copies(place, load_times(store))]


def worked(store, place, later=0):
    do_daily_work(store, place, DAY + timedelta(days=later), MONDAY + timedelta(days=later))
    return days_of_copies(store, place)


def test_empty_records_are_not_copied(store, place):
    assert worked(store, place) == []


def test_each_day_has_one_copy_until_its_days_are_over(store, place):
    record_import(store, a_record(), "Ada", MONDAY)
    assert worked(store, place) == [DAY]
    written = next(copies_folder(place).iterdir()).stat().st_mtime_ns
    assert worked(store, place) == [DAY]
    assert next(copies_folder(place).iterdir()).stat().st_mtime_ns == written
    assert worked(store, place, later=14) == [DAY + timedelta(days=14), DAY]
    assert worked(store, place, later=15) == [DAY + timedelta(days=15), DAY + timedelta(days=14)]


def test_a_school_that_keeps_no_copies_gets_none_and_loses_those_it_had(store, place):
    record_import(store, a_record(), "Ada", MONDAY)
    worked(store, place)
    record_times(store, KeepTimes(copies=0), "Ada", MONDAY)
    assert worked(store, place, later=1) == []


def test_untouched_files_go_on_the_day_after_their_last(store, place):
    number = record_import(store, a_record(), "Ada", MONDAY)
    worked(store, place, later=30)
    assert load_original(store, number) is not None
    worked(store, place, later=31)
    assert load_original(store, number) is None


def test_the_work_is_done_in_the_background(store, place):
    record_import(store, a_record(), "Ada", MONDAY)
    worker = DailyWorker()
    worker.wait()
    worker.begin(store, place, DAY, MONDAY)
    worker.wait()
    assert (worker.trouble, days_of_copies(store, place)) == (None, [DAY])


def test_it_is_never_done_twice_at_once(store, place, monkeypatch):
    begun, go_on, times = Event(), Event(), []

    def slow(*_):
        times.append(1)
        begun.set()
        go_on.wait()

    monkeypatch.setattr(daily, "do_daily_work", slow)
    worker = DailyWorker()
    worker.begin(store, place, DAY, MONDAY)
    begun.wait()
    worker.begin(store, place, DAY, MONDAY)
    go_on.set()
    worker.wait()
    assert len(times) == 1
    worker.begin(store, place, DAY, MONDAY)
    worker.wait()
    assert len(times) == 2


def test_what_went_wrong_is_remembered_until_it_goes_well(store, place):
    record_import(store, a_record(), "Ada", MONDAY)
    copies_folder(place).touch()
    worker = DailyWorker()
    worker.begin(store, place, DAY, MONDAY)
    worker.wait()
    assert worker.trouble == NOT_WRITABLE
    copies_folder(place).unlink()
    worker.begin(store, place, DAY, MONDAY)
    worker.wait()
    assert worker.trouble is None


def test_an_unforeseen_error_is_told_by_its_kind_only(store, place, monkeypatch):
    def unforeseen(*_):
        raise KeyError("Adeyemi")

    monkeypatch.setattr(daily, "do_daily_work", unforeseen)
    worker = DailyWorker()
    worker.begin(store, place, DAY, MONDAY)
    worker.wait()
    assert worker.trouble == "The daily copy could not be made (KeyError)."


@pytest.mark.parametrize("days", [0, 1])
def test_the_times_decide(store, place, days):
    record_import(store, a_record(), "Ada", MONDAY)
    record_times(store, KeepTimes(copies=days), "Ada", MONDAY)
    assert len(worked(store, place)) == days
