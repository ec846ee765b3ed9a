import pytest

from analysis.records.audit import load_audit_trail
from analysis.records.store import Store
from analysis.records.times import KeepTimes, load_times, record_times
from tests.records.records_of import MONDAY


def test_unset_times_are_the_defaults(store: Store) -> None:
    assert load_times(store) == KeepTimes(30, 14, 14, 3, 3)


def test_a_time_that_is_set_stays_and_only_what_changed_is_recorded(store: Store) -> None:
    record_times(store, KeepTimes(originals=0, file_years=6), "Ada", MONDAY)
    record_times(store, KeepTimes(originals=0, file_years=6), "Ada", MONDAY)
    assert load_times(store) == KeepTimes(originals=0, file_years=6)
    assert [entry.what for entry in load_audit_trail(store)] == ["chosen", "chosen"]


def test_nothing_is_kept_for_less_than_no_time(store: Store) -> None:
    with pytest.raises(ValueError, match="fewer than 0"):
        record_times(store, KeepTimes(copies=-1), "Ada", MONDAY)
