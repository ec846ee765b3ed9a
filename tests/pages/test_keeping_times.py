"""What is over its time is listed, and goes in one press with a record."""

from analysis.records.audit import load_audit_trail
from analysis.records.imports import list_imports
from analysis.records.originals import load_original
from analysis.records.times import load_times
from tests.pages.pages import dropped, on, opened, totals_of, words
from ui.loading import records

OLD = totals_of("Summer", ("Abel", 140, 140), ("Cole", 140, 130), year="2019/20")
NEW = totals_of("Autumn", ("Abel", 140, 140), year="2026/27")


def test_what_is_due_is_listed_by_name_and_removed_with_a_record():
    app = on(dropped(dropped(opened(), "old.csv", OLD), "new.csv", NEW), "keeping")
    (table,) = [frame.value for frame in app.dataframe if "What" in frame.value]
    assert table.values.tolist() == [["old.csv", "Summer 2019/20", "2 pupils", "31 Jul 2020"]]
    app = app.button(key="remove_due").click().run()
    assert "Removed: 1 file, the decisions of 0 terms." in words(app)
    assert "Nothing is due to go." in words(app)
    assert [heading.file_name for heading in list_imports(records())] == ["new.csv"]
    last = load_audit_trail(records())[-1]
    assert (last.what, last.import_number, last.details) == ("removed after its time", 1, {"pupils": 2})


def with_times(app, **numbers):
    app = on(app, "keeping")
    for name, number in numbers.items():
        app.number_input(key=f"keep_{name}").set_value(number)
    return next(one for one in app.button if one.label == "Keep it so").click().run()


def test_untouched_files_go_at_once_where_a_school_keeps_them_for_no_day():
    app = dropped(opened(), "new.csv", NEW)
    assert load_original(records(), 1) is not None
    app = with_times(app, originals=0)
    assert "From now on things are kept so." in words(app)
    assert load_original(records(), 1) is None
    dropped(on(app, "upload"), "old.csv", OLD)
    assert load_original(records(), 2) is None


def test_other_times_are_kept_and_decide_what_is_due():
    app = with_times(dropped(opened(), "old.csv", OLD), file_years=7, copies=3)
    assert (load_times(records()).file_years, load_times(records()).copies) == (7, 3)
    assert "Nothing is due to go." in words(app)
