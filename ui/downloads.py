"""Released letters to take away: a joined pack for each type, in Word or as PDF, or one letter."""

from collections.abc import Sequence

import streamlit as st

from analysis.meeting.room import Meeting
from analysis.post.correspondence import PlannedLetter
from analysis.post.pack import Templates, joined_pack, packs_of, single_letter
from analysis.rules.decision import LETTER_NAMES
from analysis.rules.school import School
from analysis.rules.wording import plural
from ui.languages import show_languages
from ui.pack_pdf import show_pdfs
from ui.printed_page import show_printed_page

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show_downloads(meeting: Meeting, planned: Sequence[PlannedLetter], templates: Templates) -> None:
    """Offer the released letters, joined by type and one by one. Nothing unreleased is offered."""
    st.subheader("For the printer")
    show_languages(planned)
    for name, letters in packs_of(planned, templates).items():
        _offer_pack(name, letters, templates, meeting.settings.school)
    show_pdfs(meeting, planned, templates)
    single = st.selectbox(
        "or one letter",
        planned,
        format_func=lambda one: f"{one.decision.listed_name}: {one.addressee.names}",
        key="single",
        index=None,
        placeholder="Choose a pupil and addressee",
    )
    if single is not None:
        st.download_button(
            "This letter",
            lambda: single_letter(single, templates, meeting.settings.school),
            file_name="letter.docx",
            mime=WORD,
            key="single_download",
            icon=":material/download:",
            on_click="ignore",
        )
        show_printed_page(single_letter(single, templates, meeting.settings.school), "page_single")


def _offer_pack(name: str, planned: Sequence[PlannedLetter], templates: Templates, school: School) -> None:
    st.download_button(
        f"{LETTER_NAMES[planned[0].release.letter]}: one Word file with {plural(len(planned), 'letter')}",
        lambda: joined_pack(planned, templates, school),
        file_name=name,
        mime=WORD,
        key=name.removesuffix(".docx").replace("pack-", "pack_", 1),
        icon=":material/download:",
        on_click="ignore",
    )
