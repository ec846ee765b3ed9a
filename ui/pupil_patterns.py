"""What the marks of a pupil show: weekdays held against chance, and the national threshold with its working."""

import streamlit as st

from analysis.charts.mark_calendar import meaning_of
from analysis.measures.weekday_pattern import ANY_DAY, HALF_DAYS, WEEKDAYS, Slot, WeekdayPattern, weekday_pattern
from analysis.meeting.pupil import Pupil
from analysis.meeting.pupil_outlook import threshold_of
from analysis.meeting.pupil_words import pattern_in_words, threshold_in_words, window_in_words
from analysis.meeting.room import Meeting
from analysis.rules.penalty import Window
from analysis.rules.school_calendar import monday_of
from analysis.rules.wording import short_date
from ui.plain_text import as_text
from ui.tables import DAY, show_table

MORE = "← more"
"""Beside a count that is more than chance makes."""


def show_weekdays(pupil: Pupil) -> None:
    """Show sessions missed by weekday and half day, with what is more than chance marked."""
    st.subheader("Weekdays")
    if pupil.marks_of_year.empty:
        st.markdown("The file has totals only: no weekday is known.")
        return
    pattern = weekday_pattern(pupil.marks_of_year)
    st.markdown(f"**{as_text(pattern_in_words(pattern))}**")
    show_table(_table(pattern), pattern_in_words(pattern), file="weekdays of a pupil", key="weekdays")
    st.caption(
        "Sessions missed of possible ones this school year. “More” is more than chance alone makes: one test over the "
        "twelve, by shuffling the days of each week. Of 100 children without a pattern, 5 at most are marked."
    )


def _table(pattern: WeekdayPattern) -> list[dict[str, str]]:
    cells = {(slot.weekday, slot.session): _cell(slot) for slot in pattern.slots}
    return [{"": weekday} | {half: cells[weekday, half] for half in HALF_DAYS} for weekday in (*WEEKDAYS, ANY_DAY)]


def _cell(slot: Slot) -> str:
    return f"{slot.absent} of {slot.possible}{f' {MORE}' if slot.more_than_chance else ''}"


def show_threshold(meeting: Meeting, pupil: Pupil) -> None:
    """Show the count behind the national threshold, its weeks and sessions; no step is ever proposed."""
    st.subheader("The national threshold")
    found = threshold_of(meeting, pupil)
    if found is None:
        st.markdown("It needs marks of single sessions, and this pupil's files have totals only.")
        return
    st.markdown(f"**{as_text(threshold_in_words(found))}**")
    st.markdown(f"- Latest {as_text(window_in_words(found.latest))}")
    if found.fullest != found.latest:
        st.markdown(f"- Fullest {as_text(window_in_words(found.fullest))}")
    _show_working(found.fullest)
    age = "" if found.age_known else " The date of birth is not known, so this was not checked."
    st.caption(
        "Codes G, N, O and U in ten school weeks on end, a school week being any with a session, from compulsory "
        f"school age on.{age} Reaching it means that people consider the case, support first. No step is proposed."
    )


def _show_working(window: Window) -> None:
    with st.expander("The working: every session in the fullest ten weeks"):
        rows = [
            {
                "School week": f"{window.weeks.index(monday_of(day)) + 1}, from {short_date(monday_of(day))}",
                "Day": day,
                "Session": half,
                "Code": mark,
                "Meaning": meaning_of(mark, day),
            }
            for day, half, mark in window.sessions
        ]
        if rows:
            show_table(
                rows,
                f"{len(rows)} unauthorised sessions",
                file="unauthorised sessions of a pupil",
                key="threshold_working",
                column_config={"Day": DAY},
            )
        else:
            st.markdown("No unauthorised session.")
