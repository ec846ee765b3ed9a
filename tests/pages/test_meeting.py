"""Meeting: what does this term's attendance ask of us."""

import json

import pytest

from analysis.rules.decision import LETTER_NAMES
from tests.pages.pages import csv_of, dropped, on, opened, totals_of, with_sample, words
from ui.tables import FIGURE_SPACE


@pytest.fixture(scope="module")
def meeting():
    return on(with_sample(), "meeting")


def test_without_attendance_the_page_says_what_to_do():
    assert "No attendance is loaded yet" in words(on(opened(), "meeting"))


def test_the_postbag_stands_first_with_letters_families_and_meetings(meeting):
    text = words(meeting)
    assert "285 letters proposed: for 64.9% of the 439 pupils on roll, to 227 families. 52 meetings to arrange." in text
    shown = {metric.label: metric.value for metric in meeting.metric}
    assert [shown[name] for name in LETTER_NAMES.values()] == ["80", "15", "90", "48", "52"]


def test_the_headline_names_whom_it_counts_and_its_change(meeting):
    text = words(meeting)
    assert "Years 1 to 6: 94.9%, below the 97% target, up 0.4 points since Spring 2026." in text
    assert "44,298 of 46,648 sessions of 356 pupils" in text


def test_the_national_figure_is_labelled_full_year(meeting):
    labels = json.loads(meeting.get("plotly_chart")[0].proto.spec)["data"][0]["y"]
    assert "England, primaries, full year 2024/25" in labels


def test_persistent_absence_is_shown_on_the_term_and_on_the_year_to_date(meeting):
    text = words(meeting)
    assert "missed 10% of sessions or more: 14.3% of 356 pupils this term (Years 1 to 6)" in text
    assert "Counted over the whole **school year to date** instead, 46 pupils (12.9%) missed 10% or more" in text


def test_the_year_to_date_waits_until_every_term_of_the_year_is_loaded():
    spring = totals_of("Spring", ("Lovelace", 130, 120))
    assert "when every term of the school year is loaded" in words(on(dropped(opened(), "s.csv", spring), "meeting"))


def test_categories_add_up_to_the_pupils_with_sessions(meeting):
    counts = [int(metric.value) for metric in meeting.metric if metric.label[0] in "●▲■"]
    assert sum(counts) == 415
    said = '415 pupils with sessions this term, 2 of whom have left (under Movement they are "Left"); Nursery left out.'
    assert said in words(meeting)


def test_a_cell_of_the_movement_table_lists_its_pupils():
    app = with_sample()
    app.session_state["movement_matrix"] = {"selection": {"cells": [[2, "● Green"]]}}
    app = on(app, "meeting")
    assert "■ Red last term, ● Green now: 17 pupils" in words(app)
    table = next(frame.value for frame in app.dataframe if len(frame.value) == 17)
    assert set(table["Letter"]) == {"Thank you, better category"}


def test_every_figure_has_words_for_those_who_cannot_see_it(meeting):
    alternatives = [chart.proto.alt for chart in meeting.get("plotly_chart")]
    assert "17 from red to green" in alternatives[1]
    assert "School's target: 97.0%" in alternatives[0]


def test_every_figure_is_saved_as_a_picture_named_for_the_figure(meeting):
    bars = [json.loads(chart.proto.config) for chart in meeting.get("plotly_chart")]
    assert [bar["toImageButtonOptions"]["filename"] for bar in bars] == ["attendance-figure", "movement-figure"]


def test_exactly_ninety_per_cent_is_amber_and_a_persistent_absentee(meeting):
    table = next(frame.value for frame in meeting.dataframe if "Why" in frame.value)
    kit = table[table["Pupil"] == "Brambleton, Kit"].iloc[0]
    assert kit["This term"].replace(FIGURE_SPACE, "") == "▲ 90.0% (117 of 130)"
    assert kit["PA"] == "yes"


def test_a_rate_that_rounds_to_the_target_is_shown_below_it():
    now = totals_of("Spring", ("Lovelace", 66, 64))
    app = on(dropped(opened(), "s.csv", now), "meeting")
    table = next(frame.value for frame in app.dataframe if "Why" in frame.value)
    assert table.iloc[0]["This term"] == "▲ 96.9% (64 of 66)"


@pytest.mark.parametrize(
    "name", ["O'Connor-Núñez", "Smith & Jones", "=Evans", "Łukasiewicz", "<script>alert(1)</script>"]
)
def test_a_name_comes_through_whole(name):
    app = on(dropped(opened(), "s.csv", totals_of("Spring", (name, 130, 120))), "meeting")
    table = next(frame.value for frame in app.dataframe if "Why" in frame.value)
    assert table.iloc[0]["Pupil"] == f"{name}, Ada"


def test_a_class_that_is_lacking_is_said_first():
    before = totals_of("Autumn", ("A", 140, 130), ("B", 140, 130), ("C", 140, 130))
    now = totals_of("Spring", ("A", 130, 120))
    app = on(dropped(dropped(opened(), "a.csv", before), "s.csv", now), "meeting")
    assert "2 of last term's 3 pupils are not in this term's file" in words(app)


def test_two_files_that_contradict_each_other_are_not_counted_in_silence():
    first, second = totals_of("Spring", ("A", 130, 120)), totals_of("Spring", ("A", 130, 125))
    app = dropped(dropped(opened(), "a.csv", first), "b.csv", second).button(key="take_instead").click().run()
    back = next(button for button in app.button if button.key.startswith("put_back_"))
    app = on(app.button(key=back.key).click().run(), "meeting")
    assert "differ between files" in app.error[0].value


def test_a_circumstance_that_reaches_nobody_is_said_first_and_listed_last():
    data = b"upn,mis_id,surname,forename,class_name,kind,start\n,,Stranger,,,bereavement,2026-01-05\n"
    app = dropped(opened(), "spring.csv", totals_of("Spring", ("Lovelace", 130, 120)))
    for page in ("meeting", "review"):
        assert "in doubt" not in words(on(app, page))
    app = dropped(on(app, "upload"), "known.csv", data)
    for page in ("meeting", "review"):
        assert "1 row of contacts or circumstances is in doubt" in words(on(app, page))
    shown = on(app, "meeting").dataframe[-1].value
    line = shown[shown["What"].str.contains("Stranger")].iloc[0]
    assert (line["File"], line["Row"]) == ("known.csv", 2)


def test_percentages_without_sessions_are_shown_and_counted_nowhere():
    rows = [("Lovelace, Ada", "3A", "96.5"), ("Hopper, Bea", "3A", "97.0")]
    app = dropped(opened(), "list.csv", csv_of(("Name", "Class", "% Attendance"), rows))
    choice = next(one for one in app.selectbox if one.key.startswith("undated_"))
    app = on(app.selectbox(key=choice.key).select_index(0).run(), "meeting")
    assert "no sessions are known this term" in words(app)
    assert "Not counted: 2 pupils whose sessions are not known." in words(app)
    assert any("96.5%, sessions not known" in table.value.to_csv() for table in app.dataframe)
    assert "Sessions not known, so look yourself: 1 pupil" in [one.label for one in app.expander]
