"""What the records hold, file by file."""

from datetime import date

import pandas as pd

from analysis.keeping.contents import HeldFile, count_actions_kept, held_files
from analysis.records.actions import ActionChange, Task, add_action, close_action
from analysis.records.choices import record_choice
from analysis.records.imports import record_import, undo_import
from analysis.records.store import Store
from tests.records.records_of import MONDAY, a_record, pupils_frame


def totals(*rows: tuple[str | None, str | None, date | None]) -> pd.DataFrame:
    terms, years, ends = ([row[place] for row in rows] for place in range(3))
    return pd.DataFrame({"term": terms, "school_year": years, "end": ends}, dtype=object)


def held(store: Store, **changes) -> HeldFile:
    record_import(store, a_record(**changes), "Ada", MONDAY)
    return held_files(store)[-1]


def of_totals(*rows) -> dict[str, object]:
    return {"details": {"period": None}, "frames": {"pupils": pupils_frame(), "totals": totals(*rows)}}


def test_a_file_with_dates_holds_the_terms_between_them(store):
    one = held(store, details={"period": ["2025-12-18", "2026-04-20"]})
    assert one.terms == ("Autumn 2025", "Spring 2026", "Summer 2026")
    assert (one.last_day, one.pupils, one.loaded_on) == (date(2026, 4, 20), 2, date(2026, 7, 20))


def test_a_file_of_totals_ends_with_its_last_date(store):
    one = held(store, **of_totals(("Autumn", "2025/26", date(2025, 12, 19)), ("Spring", "2025/26", None)))
    assert one.terms == ("Autumn 2025/26", "Spring 2025/26")
    assert one.last_day == date(2025, 12, 19)


def test_a_file_that_names_a_term_and_no_date_ends_with_its_school_year(store):
    one = held(store, **of_totals(("Autumn 2025", "2025", None), (None, "2025/26", None)))
    assert one.terms == ("Autumn 2025",)
    assert one.last_day == date(2026, 7, 31)


def test_a_year_that_is_no_year_tells_nothing(store):
    assert held(store, **of_totals(("Autumn", "last year", None))).last_day == MONDAY.date()


def test_a_term_that_somebody_chose_counts(store):
    record = a_record(**of_totals((None, None, None)))
    record_choice(store, f"term of {record.fingerprint}", ["Summer", "2024/25"], "Ada", MONDAY)
    record_import(store, record, "Ada", MONDAY)
    (one,) = held_files(store)
    assert (one.terms, one.last_day) == (("Summer 2024/25",), date(2025, 7, 31))


def test_a_file_without_totals_or_dates_is_as_old_as_its_loading(store):
    one = held(store, details={"period": None}, frames={"pupils": pupils_frame()})
    assert (one.terms, one.last_day) == ((), MONDAY.date())


def test_a_list_of_contacts_is_as_old_as_its_loading_and_counts_rows(store):
    one = held(store, kind="contacts", details={}, frames={"frame": pupils_frame()})
    assert (one.terms, one.last_day, one.pupils) == ((), MONDAY.date(), 2)


def test_settings_hold_no_row_and_a_file_taken_out_says_so(store):
    one = held(store, kind="settings", details={"toml": ""}, frames={})
    assert (one.pupils, one.counts) == (0, True)
    undo_import(store, one.number, "Ada", MONDAY)
    assert not held_files(store)[0].counts


def test_actions_are_counted_and_how_many_are_to_be_done(store):
    assert count_actions_kept(store) == (0, 0)
    task = Task("Call home", "Mrs Reed", date(2026, 9, 7))
    for _ in range(3):
        add_action(store, "Summer", task, None, "Ada", MONDAY)
    close_action(store, 1, ActionChange.DONE, "Ada", MONDAY)
    assert count_actions_kept(store) == (3, 2)
