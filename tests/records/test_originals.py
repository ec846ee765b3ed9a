from datetime import date, timedelta

import pytest

from analysis.records.audit import load_audit_trail
from analysis.records.imports import list_imports, record_import
from analysis.records.originals import keep_originals_for, load_original
from analysis.records.store import Store
from tests.records.records_of import MONDAY, a_record


@pytest.mark.parametrize(
    ("days", "later", "kept_until"),
    [
        (60, 0, date(2026, 9, 18)),
        (2, 2, date(2026, 7, 22)),
        (2, 3, None),
        (0, 0, None),
    ],
)
def test_a_new_number_of_days_holds_for_files_that_are_kept_already(
    store: Store, days: int, later: int, kept_until: date | None
) -> None:
    number = record_import(store, a_record(), "Ada", MONDAY)
    dropped = keep_originals_for(store, days, MONDAY + timedelta(days=later))
    assert list_imports(store)[0].original_kept_until == kept_until
    assert (load_original(store, number) is None) == (kept_until is None) == bool(dropped)
    assert (load_audit_trail(store)[-1].what == "original dropped") == bool(dropped)
