"""Pupil: what is this child's attendance, and what do we know?"""

import pytest

from tests.pages.pages import dropped, on, opened, reviewing, totals_of, with_sample, words
from tests.pages.test_same_child import SPRING, SUMMER, pressed


def pupil_named(app, name):
    app = on(app, "pupil")
    box = app.selectbox(key="pupil")
    return box.select_index(next(place for place, one in enumerate(box.options) if one.startswith(name))).run()


@pytest.fixture(scope="module")
def umar():
    return pupil_named(with_sample(), "Ahmed, Umar")


def test_without_attendance_the_page_says_what_to_do():
    assert "No attendance is loaded yet" in words(on(opened(), "pupil"))


def test_before_a_pupil_is_chosen_the_page_says_how():
    app = on(with_sample(), "pupil")
    assert "Type a pupil's name above." in words(app)
    assert not app.exception


def test_the_first_line_answers(umar):
    assert not umar.exception
    assert (
        "Umar Ahmed, 3RB: 89.7% (340 of 379) in Autumn 2025 to Summer 2026, persistently absent. "
        "Summer 2026: red, 110 of 132, down 11.9 points since Spring 2026."
    ) in words(umar)


def test_every_section_speaks(umar):
    text = words(umar)
    assert [one.value for one in umar.subheader] == [
        "Every term",
        "Every session",
        "What was missed, and why",
        "Weekdays",
        "What the school did and knows",
        "The national threshold",
        "The year so far, and where it may end",
    ]
    assert "is reached in the latest ten school weeks" in text
    assert "No step is proposed." in text
    assert "The files do not give minutes." in text
    assert "Calls and meetings with families are not kept by this program yet." in text
    assert "No sessions of this school year are left." in text
    (terms, *_) = [frame.value for frame in umar.dataframe]
    assert terms["Attendance"].tolist()[-1] == "■ 83.3% (110 of 132)"
    assert len(umar.get("plotly_chart")) == 2


def test_the_working_lists_each_session_with_its_school_week(umar):
    working = next(frame.value for frame in umar.dataframe if "School week" in frame.value.columns)
    assert set(working["Code"]) <= {"G", "N", "O", "U"}
    assert len(working) >= 10


def test_totals_say_what_they_cannot_show():
    app = pupil_named(dropped(opened(), "s.csv", totals_of("Summer", ("Lovelace", 130, 120))), "Lovelace")
    text = words(app)
    assert not app.exception
    assert "Lovelace, 3A: 92.3% (120 of 130) in Summer 2025/26" in text
    assert "single sessions, reasons and dates are not known" in text
    assert "It needs marks of single sessions" in text
    assert "no weekday is known" in text
    assert "cannot be followed week by week" in text


def test_a_leaver_is_found_and_said_to_be_gone():
    app = dropped(opened(), "a.csv", totals_of("Spring", ("Able", 100, 90), ("Bee", 100, 99)))
    app = pupil_named(dropped(app, "b.csv", totals_of("Summer", ("Bee", 100, 99))), "Able")
    assert "Able, 3A (not on roll now): 90.0% (90 of 100) in Spring 2025/26" in words(app)


def test_the_pupil_stays_chosen_between_pages():
    app = on(on(pupil_named(with_sample(), "Ahmed, Umar"), "meeting"), "pupil")
    assert "Umar Ahmed, 3RB: 89.7%" in words(app)


def test_the_review_card_opens_its_pupil():
    app = reviewing(with_sample())
    link = next(one for one in app.button if one.key.startswith("open_pupil_"))
    app = link.click().run()
    assert f"{link.label.removeprefix('Everything about ')}, " in words(app)


def test_a_row_of_the_movement_and_of_the_proposals_opens_its_pupil():
    app = on(with_sample(), "meeting")
    name = next(frame.value for frame in app.dataframe if "Letter" in frame.value.columns)["Pupil"].tolist()[3]
    app.session_state["proposals"] = {"selection": {"rows": [3], "columns": [], "cells": []}}
    app = app.run()
    assert app.selectbox(key="pupil").value is not None
    surname, forename = name.split(", ")
    assert f"{forename} {surname}, " in words(app)


def test_decisions_of_the_visit_are_shown_and_circumstances_only_as_the_role_may_read_them(umar):
    app = reviewing(with_sample())
    app.button(key="release_concern_amber").click().run()
    app = next(one for one in app.button if one.key.startswith("open_pupil_")).click().run()
    assert "**Letters and decisions**" in words(app)
    assert "None that may be shown here." in words(umar)


def test_the_page_for_the_family_is_offered_and_says_what_is_not_on_it(umar):
    (offer,) = [one for one in umar.get("download_button") if one.proto.id.endswith("family_page")]
    assert offer.proto.label == "One page for a family meeting"
    assert "no circumstances, no flags, no other child" in offer.proto.help


def test_an_earlier_term_on_screen_shows_where_the_year_may_end():
    app = with_sample()
    box = next(one for one in app.selectbox if one.key.startswith("now_term_"))
    text = words(pupil_named(box.select("Spring 2026").run(), "Ahmed, Umar"))
    assert "Sessions left this school year: about 127." in text
    assert "If the rest goes as this year went so far, the year likely ends between" in text
    assert "no season and no long illness" in text


def test_a_circumstance_is_told_as_the_role_may_read_it_and_its_note_never_is():
    text = words(pupil_named(with_sample(), "Haddon, Yara"))
    assert "Long-term illness, from 12 Jan 2026." in text
    assert "Hospital letter" not in text


def test_two_numbers_joined_to_one_child_are_one_pupil_with_both_terms():
    app = dropped(dropped(opened(), "spring.csv", SPRING), "summer.csv", SUMMER)
    app = pressed(on(app, "same_child"), "same_")
    app = on(app, "pupil")
    assert [one for one in app.selectbox(key="pupil").options if "Ada" in one and "Hill" not in one] == [
        "King, Ada, 3A"
    ]
    assert "88.0% (220 of 250) in Spring 2025/26 to Summer 2025/26" in words(pupil_named(app, "King"))


def test_a_name_with_markup_is_text():
    app = dropped(opened(), "s.csv", totals_of("Summer", ("*Hill* [x](y)", 100, 99)))
    app = pupil_named(app, "*Hill*")
    assert r"\*Hill\*" in app.markdown[0].value
    assert not app.exception
