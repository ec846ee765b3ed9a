"""A letter on screen as its family will read it."""

import streamlit as st

from analysis.decisions import PupilDecision
from analysis.letters.preview import letter_html
from analysis.meeting.room import Meeting
from analysis.post.correspondence import plan_letters, release
from analysis.post.pack import single_letter
from ui.decision_day import decision_date
from ui.decisions import releaser, releases
from ui.loading import templates


def show_letters_of(meeting: Meeting, one: PupilDecision) -> None:
    """Show the released letters of a pupil, else the proposed ones, one for each addressee."""
    if not one.can_be_written:
        st.markdown("This term's sessions are not known, so there is no letter to read yet.")
        return
    versions = {kind: template.version for kind, template in templates().items()}
    as_released = releases(meeting).get(one.person)
    record = as_released or release(one, meeting.analysis, releaser(), decision_date(), versions)
    st.caption("As released." if as_released else "A preview: this letter is not released yet.")
    for planned in plan_letters([record], meeting.analysis, meeting.records):
        written = single_letter(planned, templates()[record.letter], meeting.settings.school)
        st.html(f'<div class="paper">{letter_html(written)}</div>')
