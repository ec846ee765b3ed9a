"""A further file of a term that is loaded: shown by name what it would change, before anything is changed."""

import pytest

from analysis.records.imports import list_imports
from tests.pages.pages import csv_of, dropped, on, opened, totals_of, words
from ui.loading import records

SPRING = totals_of("Spring", ("Lovelace", 130, 120), ("Hopper", 130, 122))
CORRECTED = totals_of("Spring", ("Lovelace", 130, 125), ("Turing", 130, 130))
AGREES = totals_of("Spring", ("Turing", 130, 130))


def pressed(app, key):
    return app.button(key=key).click().run()


def asked():
    return dropped(dropped(opened(), "spring.csv", SPRING), "again.csv", CORRECTED)


def figures(app):
    frame = next(one.value for one in on(app, "meeting").dataframe if "Why" in one.value)
    said = {row["Pupil"].partition(",")[0]: row["This term"] for _, row in frame.iterrows()}
    return {pupil: figure.partition("(")[2].rstrip(")") for pupil, figure in said.items()}


def test_what_would_change_is_said_by_name_before_anything_is():
    app = asked()
    said = words(app)
    assert "again.csv disagrees with what is loaded" in said
    assert "1 pupil would have other figures; new: Turing, Ada; not in this file: Hopper, Ada" in said
    assert "Nothing has changed yet." in said
    (row,) = next(one.value for one in app.dataframe if "In this file" in one.value).to_dict("records")
    assert row == {"Pupil": "Lovelace, Ada", "Class": "3A", "Loaded": "120 of 130", "In this file": "125 of 130"}
    assert [one.file_name for one in list_imports(records())] == ["spring.csv"]


def test_a_file_may_stand_in_for_the_one_loaded_which_can_be_put_back():
    app = pressed(asked(), "take_instead")
    assert "disagrees with" not in words(app)
    assert figures(app)["Lovelace"] == "125 of 130"
    assert "Taken out: 1 file" in [expander.label for expander in on(app, "upload").expander]


def test_a_file_may_count_only_where_it_differs():
    app = pressed(asked(), "take_as_correction")
    assert figures(app) == {"Lovelace": "125 of 130", "Hopper": "122 of 130"}
    assert figures(opened()) == figures(app)


def test_a_file_left_out_changes_nothing():
    app = pressed(asked(), "leave_out")
    assert "disagrees with" not in words(app)
    assert figures(app)["Lovelace"] == "120 of 130"
    assert [one.file_name for one in list_imports(records())] == ["spring.csv"]


def test_a_file_that_alters_nothing_is_taken_in_and_says_what_it_added():
    app = dropped(dropped(opened(), "spring.csv", SPRING), "more.csv", AGREES)
    assert "more.csv adds 1 pupil to Spring 2025/26. No mark or figure loaded before was altered." in words(app)


def test_the_same_content_in_other_bytes_changes_nothing_and_says_so():
    app = dropped(dropped(opened(), "spring.csv", SPRING), "again.csv", SPRING + b"\r\n")
    assert "it reads exactly like spring.csv, which is loaded already, so nothing changed" in words(app)


def test_a_file_of_another_school_is_refused_and_nothing_is_loaded():
    headings = ("School Name", "Surname", "Forename", "Reg", "Term", "Academic Year", "Possible", "Attended")
    rows = {school: [(school, "Abel", "Ada", "3A", "Spring", "2025/26", 130, 120)] for school in ("Oak", "Elm")}
    app = dropped(opened(), "oak.csv", csv_of(headings, rows["Oak"]))
    app = dropped(app, "elm.csv", csv_of(headings, rows["Elm"]))
    assert "several schools (Elm, Oak)" in words(app)
    assert [one.file_name for one in list_imports(records())] == ["oak.csv"]


@pytest.mark.parametrize(
    ("answer", "left"),
    [("take_instead", "125 of 130"), ("take_as_correction", "125 of 130"), ("leave_out", "120 of 130")],
)
def test_two_loaded_files_that_disagree_are_asked_about_too(answer, left):
    app = pressed(asked(), "take_instead")
    back = next(one for one in on(app, "upload").button if one.key.startswith("put_back_"))
    app = app.button(key=back.key).click().run()
    assert "Where they differ, neither counts until you say." in words(app)
    app = pressed(app, answer)
    assert "disagrees with" not in words(app)
    assert left in figures(app)["Lovelace"]


def marks_of(first_day, *marks):
    headings = (
        "Surname",
        "Forename",
        "Year",
        "Class",
        *(f"{day:02}/01/2026 {half}" for day in first_day for half in ("AM", "PM")),
    )
    return csv_of(headings, [("Lovelace", "Ada", "Year 3", "3A", *marks)])


def test_a_week_is_no_stand_in_for_the_term_but_may_correct_it():
    app = dropped(opened(), "term.csv", marks_of(range(5, 8), *"//II//"))
    app = dropped(app, "day.csv", marks_of(range(6, 7), *"/I"))
    assert "6 Jan 2026 AM: I becomes /" in str(next(one.value for one in app.dataframe if "In this file" in one.value))
    assert "take_instead" not in {button.key for button in app.button}
    assert figures(pressed(app, "take_as_correction"))["Lovelace"] == "5 of 6"


def test_totals_never_correct_marks():
    app = dropped(opened(), "term.csv", marks_of(range(5, 8), *"//II//"))
    app = dropped(app, "totals.csv", totals_of("Spring 2026", ("Lovelace", 6, 6)))
    assert {"take_instead", "take_as_correction"}.isdisjoint({button.key for button in app.button})
    assert "disagrees with" in words(app)
