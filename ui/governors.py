"""The governors' report, to take away: one A4 page in Word and as PDF, prepared on a press, without small numbers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from analysis.charts.on_paper import SHARPNESS
from analysis.letters.office import office_program, pdfs_of
from analysis.meeting.governors import governors_charts, governors_report
from analysis.meeting.room import Meeting
from analysis.reports.chart_pictures import SECONDS, chart_browser, drawn
from analysis.reports.governors import GovernorsReport, Picture, governors_document
from ui.downloads import WORD
from ui.meeting_words import basis_of
from ui.pack_pdf import NO_ANSWER as NO_PDF
from ui.pack_pdf import WITHOUT_OFFICE
from ui.prepared import Progress, show_prepare
from ui.sending import sent_letters
from ui.state import StateKey

PDF = "application/pdf"
NO_BROWSER = "Charts stand as tables: no Chrome, Edge or Chromium was found on the computer that made this page."
NO_ANSWER = f"Charts stand as tables: the browser of this computer did not draw them within {SECONDS} seconds."


@dataclass(frozen=True, slots=True)
class Made:
    """The report as it can be taken away, and why its charts are tables, blank where they are charts.

    `pdf`: None where LibreOffice is not there or did not answer.
    """

    docx: bytes
    pdf: bytes | None
    without_charts: str


def show_governors(meeting: Meeting) -> None:
    """Offer the report; it is prepared on a press, because drawing the charts takes a few seconds."""
    st.subheader("For governors")
    st.markdown(
        "One A4 page: what changed, attendance beside the targets and England, pupils by category, year groups and "
        "groups of pupils, persistent absence, and letters sent."
    )
    st.caption(
        "Nobody is named. A count of 1 to 4 pupils is written “fewer than 5”, and what would give it away is not shown."
    )
    letters = sent_letters(meeting)
    made = show_prepare(
        meeting,
        StateKey.GOVERNORS,
        "Prepare the governors' report",
        "prepare_governors",
        partial(_make, meeting),
        of_what="steps",
        also=sorted((person, one.in_words) for person, one in letters.items()),
    )
    if made is not None:
        _offer(made)


def _offer(made: Made) -> None:
    if made.without_charts:
        st.info(made.without_charts, icon=":material/table_chart:")
    row = st.container(horizontal=True)
    files = (("docx", "Word", WORD, made.docx), ("pdf", "PDF", PDF, made.pdf))
    for kind, name, mime, data in files:
        if data is not None:
            row.download_button(
                f"Governors' report ({name})",
                data,
                file_name=f"governors-report.{kind}",
                mime=mime,
                key=f"governors_{kind}",
                icon=":material/download:",
                on_click="ignore",
            )
    if made.pdf is None:
        st.caption(WITHOUT_OFFICE if office_program() is None else NO_PDF)


def report_of(meeting: Meeting) -> GovernorsReport:
    """Gather the report, its charts as tables. Raises RecordsError."""
    analysis = meeting.analysis
    return governors_report(analysis, meeting.settings.school.name, basis_of(analysis), sent_letters(meeting).values())


def _make(meeting: Meeting, on_progress: Progress) -> Made:
    program = office_program()
    steps = 2 if program is None else 3
    on_progress(0, steps)
    pictures, why_not = _pictures(meeting, lambda: on_progress(0, steps))
    on_progress(1, steps)
    said = report_of(meeting)
    docx = governors_document(replace(said, pictures=pictures, notes=[*said.notes, *filter(None, [why_not])]))
    on_progress(2, steps)
    pdfs = None if program is None else pdfs_of([docx], program, on_wait=lambda _done: on_progress(2, steps))
    return Made(docx, pdfs[0] if pdfs else None, why_not)


def _pictures(meeting: Meeting, on_wait: Callable[[], None]) -> tuple[dict[str, Picture], str]:
    """Draw the charts; none with the reason where the computer cannot."""
    charts, browser = governors_charts(meeting.analysis), chart_browser()
    if browser is None or not charts:
        return {}, NO_BROWSER if charts else ""
    pngs = drawn([figure for figure, _ in charts.values()], browser, SHARPNESS, on_wait=on_wait)
    if pngs is None:
        return {}, NO_ANSWER
    spoken = (said for _, said in charts.values())
    return {name: Picture(png, words) for name, png, words in zip(charts, pngs, spoken, strict=True)}, ""
