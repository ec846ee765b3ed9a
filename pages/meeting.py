"""Meeting answers: what does this term's attendance ask of us."""

import streamlit as st

from ui.actions import show_new_actions, show_open_actions
from ui.headline import show_categories, show_headline
from ui.meeting_state import require_meeting
from ui.meeting_words import basis_of, meeting_title
from ui.movement import show_movement
from ui.not_used import show_comparison_warning, show_problems
from ui.plain_text import as_text
from ui.postbag import show_postbag
from ui.proposals import show_proposals, show_unclear, show_without_sessions

meeting = require_meeting()
st.title(as_text(meeting_title(meeting.analysis)))
st.caption(as_text(basis_of(meeting.analysis)))
show_comparison_warning(meeting)
show_open_actions(meeting)
show_postbag(meeting)
if st.button("Decide and release letters", key="go_to_review", type="primary", icon=":material/mail:"):
    st.switch_page("pages/review.py")
show_headline(meeting.analysis)
show_categories(meeting.analysis)
show_movement(meeting.analysis)
show_proposals(meeting.analysis)
show_unclear(meeting.analysis)
show_without_sessions(meeting.analysis)
show_new_actions(meeting)
show_problems(meeting)
