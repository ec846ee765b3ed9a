"""A letter on screen as its family will read it."""

import streamlit as st

from analysis.decisions import PupilDecision
from analysis.letters.preview import letter_html
from analysis.meeting.room import Meeting
from analysis.post.correspondence import plan_letters, release
from analysis.post.pack import single_letter
from analysis.rules.decision import Letter
from ui.decision_day import decision_date
from ui.decisions import releaser, releases
from ui.loading import templates
from ui.pupil_table import name_and_class


def show_preview(meeting: Meeting, letter: Letter) -> None:
    """Let a person read any proposed letter of a type before it is released."""
    proposed = [one for one in meeting.analysis.decisions if one.proposal.letter is letter and one.can_be_written]
    chosen = st.selectbox(
        "Read the letter of",
        proposed,
        format_func=lambda one: name_and_class(one, one.listed_name),
        key=f"preview_{letter}",
        index=None,
        placeholder="Choose a pupil",
    )
    if chosen:
        _show_letters(meeting, chosen, letter)


def _show_letters(meeting: Meeting, one: PupilDecision, letter: Letter) -> None:
    versions = {kind: template.version for kind, template in templates().items()}
    as_released = releases(meeting).get(one.person)
    record = as_released or release(one, meeting.analysis, releaser(), decision_date(), versions)
    st.caption("As released." if as_released else "A preview: this letter is not released yet.")
    for planned in plan_letters([record], meeting.analysis, meeting.records):
        written = single_letter(planned, templates()[record.letter], meeting.settings.school)
        st.html(f'<div class="paper">{letter_html(written)}</div>')
