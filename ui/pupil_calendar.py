"""The marks of a pupil: a calendar for each school year with its codes, and the absences as a list."""

import streamlit as st

from analysis.charts.mark_calendar import (
    NO_MARK,
    Session,
    calendar_figure,
    calendar_in_words,
    codes_in_words,
    kind_of,
    meaning_of,
)
from analysis.measures.pupil_marks import of_school_year, school_years_in, sessions_in
from analysis.meeting.pupil import Pupil
from ui.figures import show_figure
from ui.plain_text import as_text
from ui.tables import DAY, show_table


def show_calendar(pupil: Pupil) -> None:
    """Show each loaded session as a cell, the latest school year first and earlier ones on a press."""
    st.subheader("Every session")
    years = school_years_in(pupil.marks)
    if not years:
        st.info("The files of this pupil's terms have totals only: single sessions, reasons and dates are not known.")
        return
    for number, year in enumerate(years):
        sessions = sessions_in(of_school_year(pupil.marks, year))
        if number == 0:
            _show_year(year, sessions)
        else:
            with st.expander(f"School year {as_text(year)}"):
                _show_year(year, sessions)


def _show_year(year: str, sessions: tuple[Session, ...]) -> None:
    show_figure(calendar_figure(sessions), key=f"calendar_{year}", words=calendar_in_words(sessions))
    codes = codes_in_words(sessions)
    st.caption(as_text(f"School year {year}, a column a week. / and \\ in school. {'; '.join(codes)}."))
    with st.expander("The same as a list: every session but plain attendance"):
        rows = [
            {
                "Day": day,
                "Session": half,
                "Code": mark or NO_MARK,
                "Meaning": meaning_of(mark, day),
            }
            for day, half, mark in sessions
            if kind_of(mark, day) != "in school"
        ]
        if rows:
            show_table(
                rows,
                f"{len(rows)} sessions with their codes",
                file="sessions of a pupil",
                key=f"sessions_{year}",
                column_config={"Day": DAY},
            )
        else:
            st.markdown("None.")
