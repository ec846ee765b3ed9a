"""A letter on screen as its family will read it."""

from dataclasses import replace

import streamlit as st

from analysis.decisions import PupilDecision
from analysis.letters.preview import letter_html
from analysis.meeting.room import Meeting
from analysis.post.correspondence import plan_letters
from analysis.post.pack import single_letter
from analysis.post.release import release
from ui.decision_day import decision_date
from ui.decisions import releaser, releases
from ui.languages import show_languages
from ui.pictures import pictures_in_use
from ui.printed_page import show_printed_page
from ui.template_shelf import is_kept, language_versions, template_versions, templates_of


def show_letters_of(meeting: Meeting, one: PupilDecision) -> None:
    """Show the released letters of a pupil, else the proposed ones, one for each addressee."""
    if not one.can_be_written:
        st.markdown("This term's sessions are not known, so there is no letter to read yet.")
        return
    as_released = releases(meeting).get(one.person)
    now, versions, languages = decision_date(), template_versions(), language_versions()
    record = as_released or replace(
        release(one, meeting.analysis, releaser(), now, versions, languages=languages), pictures=pictures_in_use()
    )
    st.caption("As released." if as_released else "A preview: this letter is not released yet.")
    if as_released and not is_kept(as_released.template_version):
        st.caption("The template it was released with was not kept, so this is today's.")
    planned = plan_letters([record], meeting.analysis, meeting.records)
    show_languages(planned)
    for number, one_letter in enumerate(planned, 1):
        written = single_letter(one_letter, templates_of(planned), meeting.settings.school)
        st.html(f'<div class="paper">{letter_html(written)}</div>')
        show_printed_page(written, f"page_{one.person}_{number}")
