"""Families answers: whom the post does not reach, who lives together, and who are siblings."""

import streamlit as st

from ui.care import show_children_in_care
from ui.families import show_answered, show_households
from ui.meeting_state import require_meeting
from ui.not_posted import show_not_posted

meeting = require_meeting()
st.title("Families")
show_not_posted(meeting)
show_children_in_care(meeting)
st.subheader("Who lives together?")
st.caption(
    "A shared address is a hint and no proof: say who are siblings. Your answer changes no figure. What the "
    "safeguarding lead asks, a court order and the time since the last letter then count for brothers and sisters "
    "too. It stays in the school's records, and can be taken back at any time."
)
show_households(meeting)
show_answered(meeting)
