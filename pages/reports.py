"""Reports answers: what can be taken away from this meeting, and who may read it."""

import streamlit as st

from ui.governors import show_governors
from ui.meeting_state import require_meeting
from ui.meeting_words import basis_of, meeting_title
from ui.minutes import show_minutes_to_take_away
from ui.not_used import show_comparison_warning
from ui.plain_text import as_text
from ui.termly_workbook import show_workbook

meeting = require_meeting()
st.title("What can be taken away?")
st.caption(as_text(f"{meeting_title(meeting.analysis)}. {basis_of(meeting.analysis)}"))
show_comparison_warning(meeting)
show_governors(meeting)
show_workbook(meeting)
show_minutes_to_take_away(meeting)
