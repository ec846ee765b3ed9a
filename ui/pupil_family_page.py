"""The page about a pupil for a meeting with the family, to take away as a Word file."""

import streamlit as st

from analysis.letters.family_sheet import family_document
from analysis.meeting.family_page import family_sheet
from analysis.meeting.pupil import Pupil
from analysis.meeting.room import Meeting
from ui.decision_day import decision_date
from ui.downloads import WORD
from ui.printed_page import show_printed_page


def show_family_page(meeting: Meeting, pupil: Pupil) -> None:
    """Offer the page: only this child's attendance, nothing that is recorded and no flag."""
    sheet = family_sheet(pupil, meeting.settings.school, decision_date())
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "One page for a family meeting",
            lambda: family_document(sheet),
            file_name="family meeting.docx",
            mime=WORD,
            key="family_page",
            icon=":material/download:",
            on_click="ignore",
            help="Attendance of this child only: no circumstances, no flags, no other child.",
        )
        show_printed_page(family_document(sheet), "page_family")
