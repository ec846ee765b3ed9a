"""Patterns: when is school missed, and which marks should be put right?"""

import json

import pytest

from analysis.rules.marks_to_correct import Fault
from tests.pages.pages import buttons, csv_of, dropped, on, opened, totals_of, with_sample, words


@pytest.fixture(scope="module")
def sample():
    return on(with_sample(), "patterns")


def test_the_weekdays_are_said_and_drawn(sample):
    assert not sample.exception
    assert "Missed more than chance alone makes: Friday afternoons (6.4%)." in words(sample)
    assert "Counted: pupils of all year groups but Nursery, leavers up to their last day. Autumn 2025:" in words(sample)
    chart = json.loads(sample.get("plotly_chart")[0].proto.spec)
    assert "1,001 of 15,563" in chart["data"][0]["text"][1][4]


def test_the_weeks_and_days_of_the_term_are_said_and_drawn(sample):
    text = words(sample)
    assert "Most was missed in week 4 of Spring 2026 (7.6%, from 26 Jan 2026)" in text
    assert "Last two days of a term: 6.0% missed, 0.6 points above the other days of the same terms" in text
    chart = json.loads(sample.get("plotly_chart")[1].proto.spec)
    assert [note["text"] for note in chart["layout"]["annotations"]] == [
        "<b>Autumn 2025</b>",
        "<b>Spring 2026</b>",
        "<b>Summer 2026</b>",
    ]
    assert "Fri 19 Dec 2025" in text


def test_reasons_and_lates_are_said_and_drawn(sample):
    text = words(sample)
    assert "Illness is 53.9% of what was missed, and was highest in the week of 26 Jan 2026: 5.9% of sessions." in text
    assert "1,322 sessions late before the register closed (L) and 264 after it (U)" in text
    assert "The files do not give minutes." in text
    reasons, lates = (json.loads(one.proto.spec) for one in sample.get("plotly_chart")[2:4])
    assert (len(reasons["data"]), len(lates["data"])) == (4, 2)
    assert any(table.value.iloc[:, 0].tolist()[:1] == ["Illness"] for table in sample.dataframe)


def test_the_marks_to_put_right_are_counted_listed_and_offered_to_the_office(sample):
    text = words(sample)
    assert "To put right: 70 absences without a reason (N) for over five school days, 1 register not taken, 146" in text
    assert "Provisional: the last 5 school days of the files, 15 Jul 2026 to 21 Jul 2026. 15 sessions without" in text
    table = next(frame.value for frame in sample.dataframe if "What to do" in frame.value.columns)
    assert len(table) == 217
    assert buttons(sample)["marks_list"] == "This list for the office (CSV, 217 rows)"


def test_while_names_are_hidden_marks_are_counted_by_class_and_nobody_is_named(sample, monkeypatch):
    monkeypatch.setattr("ui.pattern_marks.names_are_shown", lambda: False)
    app = sample.run()
    assert not app.exception
    assert not [frame for frame in app.dataframe if "Pupil" in frame.value.columns]
    assert "marks_list" not in buttons(app)
    counts = next(table.value for table in app.dataframe if "Marks" in table.value.columns)
    assert counts["Marks"].astype(int).sum() == 217


def test_a_class_and_a_term_are_counted_alone(sample):
    app = sample.multiselect(key="filter_class_name_0").select("3RB").run()
    app = app.segmented_control(key="patterns_basis").set_value("this term").run()
    assert not app.exception
    assert "Counted: pupils of class 3RB, leavers up to their last day. Summer 2026:" in words(app)
    app.multiselect(key="filter_class_name_0").unselect("3RB").run()


def test_marks_of_one_kind_are_shown_alone_and_a_row_opens_its_pupil(sample):
    app = on(sample, "patterns").button_group(key="patterns_faults").set_value([Fault.OVERDUE]).run()
    table = next(frame.value for frame in app.dataframe if "What to do" in frame.value.columns)
    assert set(table["Mark"]) == {"N"}
    pupil = table["Pupil"].iloc[0]
    app.session_state["marks_to_put_right"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    assert app.run().selectbox(key="pupil").value is not None
    assert " ".join(reversed(pupil.split(", "))) in words(app)


def test_without_attendance_the_page_says_what_to_do():
    assert "No attendance is loaded yet" in words(on(opened(), "patterns"))


def test_totals_say_what_to_export():
    app = on(dropped(opened(), "s.csv", totals_of("Summer", ("Lovelace", 130, 120))), "patterns")
    text = words(app)
    assert not app.exception
    assert "These files have totals only, and a pattern needs the mark of each session." in text
    assert "| MIS | What to export |" in text


def test_a_school_s_own_small_file_names_its_old_code_and_its_minutes():
    headings = ("UPN", "Surname", "Forename", "Class", "Date", "Session", "Mark", "MINUTES_LATE")
    marks = [("08/06/2026", "J", ""), ("09/06/2026", "L", 12), ("10/06/2026", "N", ""), ("11/06/2026", "/", "")]
    rows = [("", "=Hill", "Ada", "3A", day, half, mark, late) for day, mark, late in marks for half in ("AM", "PM")]
    app = on(dropped(opened(), "m.csv", csv_of(headings, rows)), "patterns")
    assert not app.exception
    table = next(frame.value for frame in app.dataframe if "What to do" in frame.value.columns)
    assert table[["Mark", "What to do"]].drop_duplicates().to_numpy().tolist() == [
        ["J", "J ended 18 Aug 2024: J1 if on leave, else B"],
        ["N", "Put the reason's code in, or O if none is found"],
    ]
    text = words(app)
    assert "Too little to tell a weekday from chance" in text
    assert "Minutes are known of 2 of 2 lates: 24 in all, 12 on average." in text
    assert "The school's terms are not in Settings" in text
