"""The termly analysis workbook, for SLT and the DSL: prepared on a press, with the names of persistent absentees."""

from functools import partial

import streamlit as st

from analysis.meeting.absentees import absentees
from analysis.meeting.room import Meeting
from analysis.meeting.termly_book import termly_book
from analysis.meeting.what_if import Basis, has_year_to_date
from ui.decisions import holds
from ui.meeting_words import basis_of
from ui.office_lists import EXCEL
from ui.prepared import Progress, show_prepare
from ui.sending import sent_letters
from ui.state import StateKey


def show_workbook(meeting: Meeting) -> None:
    """Offer the workbook; a large school's takes a few seconds."""
    st.subheader("For SLT and the DSL")
    st.markdown(
        "A workbook of the term: headline, categories, movement, groups, persistent absentees, letters, each with its "
        "figures as numbers and a chart, and a sheet of notes that says how each figure is made."
    )
    st.warning("The sheet “Persistent” names children. Keep the workbook with SLT and the DSL.", icon=":material/lock:")
    letters = {person: one.in_words for person, one in sent_letters(meeting).items()}
    made = show_prepare(
        meeting,
        StateKey.WORKBOOK,
        "Prepare the workbook",
        "prepare_workbook",
        partial(_make, meeting),
        of_what="steps",
        also=(sorted(letters.items()), sorted(holds(meeting))),
    )
    if made is not None:
        st.download_button(
            "Termly workbook (Excel)",
            made,
            file_name="termly-analysis.xlsx",
            mime=EXCEL,
            key="workbook",
            icon=":material/download:",
            on_click="ignore",
        )


def _make(meeting: Meeting, on_progress: Progress) -> bytes:
    on_progress(0, 2)
    found = absentees(meeting, Basis.YEAR if has_year_to_date(meeting.analysis) else Basis.TERM)
    on_progress(1, 2)
    return termly_book(meeting, found, sent_letters(meeting), holds(meeting), basis_of(meeting.analysis))
