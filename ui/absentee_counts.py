"""Persistent and severe absentees: how many, on the term and on the year to date."""

import streamlit as st

from analysis.meeting.figures import Headlines, headline_population, headlines
from analysis.rules.wording import percentage, plural
from analysis.termly import TermlyAnalysis
from ui.measure_words import MEASURES
from ui.plain_text import as_text
from ui.presenting import presenting

PERSISTENT_PAGE = "pages/persistent.py"
NOT_COMPLETE = "Year to date is shown when every term of the school year is loaded."


def show_absentee_counts(analysis: TermlyAnalysis) -> None:
    """Count the persistent and severe absentees of the headline population."""
    st.subheader("Persistent absentees")
    found, who = headlines(analysis), headline_population(analysis)
    if not found.now.pupils:
        st.markdown("Persistent and severe absence are counted from sessions, and none are known.")
        return
    counts, words = st.columns([2, 3], gap="large")
    with counts:
        persistent, severe = st.columns(2)
    counted = {"Persistent absentees": found.now.persistent, "Severely absent": found.now.severe}
    for place, (name, count) in zip((persistent, severe), counted.items(), strict=True):
        place.metric(f"{name}, this term", count, border=True, height="stretch", help=MEASURES[name])
    with words:
        _show_words(found, who)
        if not presenting():
            st.page_link(PERSISTENT_PAGE, label="Who they are, and what can be done", icon=":material/person_alert:")


def _show_words(found: Headlines, who: str) -> None:
    share = percentage(found.now.persistent, found.now.pupils)
    st.markdown(
        f"A persistent absentee missed 10% of sessions or more: {share} of {plural(found.now.pupils, 'pupil')} this "
        f"term ({as_text(who)}). Severely absent: 50% or more."
    )
    if found.year is None:
        st.caption(NOT_COMPLETE)
        return
    year = found.year
    st.markdown(
        f"Counted over the whole **school year to date** instead, {plural(year.persistent, 'pupil')} "
        f"({percentage(year.persistent, year.pupils)}) missed 10% or more, {year.severe} of them 50% or more."
    )
