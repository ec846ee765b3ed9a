"""Meeting answers: what does this term's attendance ask of us. In the order of the agenda, the answer first."""

import streamlit as st

from ui.absentee_counts import show_absentee_counts
from ui.actions import show_new_actions, show_open_actions
from ui.answer import show_answer
from ui.cohorts import show_cohorts
from ui.decided import show_decided
from ui.headline import show_categories, show_headline
from ui.meeting_state import require_meeting
from ui.meeting_words import basis_of, meeting_title
from ui.minutes import show_minutes
from ui.movement import show_movement
from ui.not_used import show_comparison_warning, show_problems
from ui.plain_text import as_text
from ui.postbag import show_postbag
from ui.presenting import presenting, show_switch

meeting = require_meeting()
show_switch()
st.title(as_text(meeting_title(meeting.analysis)))
st.caption(as_text(basis_of(meeting.analysis)))
show_comparison_warning(meeting)
sentences = show_answer(meeting)
show_open_actions(meeting)
show_postbag(meeting)
show_headline(meeting.analysis)
show_categories(meeting.analysis)
show_movement(meeting)
show_cohorts(meeting.analysis)
show_absentee_counts(meeting.analysis)
show_decided(meeting)
show_new_actions(meeting)
show_minutes(meeting, sentences)
if not presenting():
    show_problems(meeting)
