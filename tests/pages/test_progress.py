"""What can take over a second in a large school says what it is doing."""

import streamlit as st

from tests.pages.pages import dropped, on, opened, totals_of, with_sample


def test_reading_records_sorting_terms_working_out_and_comparing_say_so(monkeypatch):
    said, spinner = [], st.spinner
    monkeypatch.setattr(st, "spinner", lambda words, **how: said.append(words) or spinner(words, **how))
    app = with_sample()
    for page in ("outcomes", "movement", "patterns", "cohorts", "persistent"):
        app = on(app, page)
    dropped(opened(), "spring.csv", totals_of("Spring", ("Able", 100, 92)))
    on(opened(), "review")
    assert {
        "Opening the sample school …",
        "Sorting the files into terms …",
        "Working out attendance and proposals …",
        "Comparing with what would have come anyway …",
        "Reading the files …",
        "Opening 1 file of the school's records …",
        "Looking through the letters that went …",
        "Following every pupil over the terms …",
        "Finding who shares a home …",
        "Counting marks …",
        "Counting pupils and sessions …",
        "Working out what can still be done …",
    } == set(said)
