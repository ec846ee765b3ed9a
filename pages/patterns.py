"""Patterns answers: when is school missed, and which marks should be put right."""

import streamlit as st

from ui.meeting_state import require_meeting
from ui.pattern_week import show_week
from ui.patterns import show_choice

meeting = require_meeting()
st.title("When is school missed?")
found = show_choice(meeting)
if found is None:
    st.stop()
st.subheader("By weekday")
show_week(found)
