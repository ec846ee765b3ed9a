"""After the letters answers: what came after last term's letters, beside what would have come anyway."""

import streamlit as st

from ui.meeting_state import require_meeting
from ui.meeting_words import basis_of, meeting_title
from ui.outcomes import show_outcomes
from ui.plain_text import as_text

meeting = require_meeting()
st.title("What came after last term's letters?")
st.caption(as_text(f"{meeting_title(meeting.analysis)}. {basis_of(meeting.analysis)}"))
show_outcomes(meeting)
