"""The packs as PDF files, where LibreOffice can lay them out; else how to get them from Word."""

from collections.abc import Sequence

import streamlit as st

from analysis.letters.office import office_program
from analysis.meeting.room import Meeting
from analysis.post.correspondence import PlannedLetter
from analysis.post.pack import Templates, packs_of
from analysis.post.pack_pdf import pdf_packs
from analysis.rules.decision import LETTER_NAMES
from analysis.rules.wording import plural
from ui.prepared import Progress, show_prepare
from ui.state import StateKey

WITHOUT_OFFICE = (
    "For a PDF open the file in Word and choose File, Save As, PDF. Where LibreOffice is installed, this page makes "
    "PDF files itself."
)
NO_ANSWER = "LibreOffice did not answer. Try again, or open the Word file and choose File, Save As, PDF."


def show_pdfs(meeting: Meeting, planned: Sequence[PlannedLetter], templates: Templates) -> None:
    """Offer the packs as PDF."""
    program = office_program()
    if program is None:
        st.caption(WITHOUT_OFFICE)
        return

    def work(on_progress: Progress) -> dict[str, bytes]:
        return pdf_packs(planned, templates, meeting.settings.school, program, on_progress) or {}

    label = f"Prepare PDF files of {plural(len(planned), 'letter')}"
    made = show_prepare(meeting, StateKey.PDFS, label, "prepare_pdfs", work)
    if made is not None:
        _offer(made, planned, templates)


def _offer(made: dict[str, bytes], planned: Sequence[PlannedLetter], templates: Templates) -> None:
    if not made:
        st.warning(NO_ANSWER)
        return
    for (name, data), letters in zip(made.items(), packs_of(planned, templates).values(), strict=True):
        st.download_button(
            f"{LETTER_NAMES[letters[0].release.letter]}: one PDF file with {plural(len(letters), 'letter')}",
            data,
            file_name=name,
            mime="application/pdf",
            key=name.removesuffix(".pdf").replace("pack-", "pdf_", 1),
            icon=":material/picture_as_pdf:",
            on_click="ignore",
        )
