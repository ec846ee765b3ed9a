"""Persistent absentees answers: who misses a tenth or more, and what can still be done."""

import streamlit as st

from ui.absentee_lists import show_about_to_become, show_left_untouched, show_persistent, show_severe
from ui.absentees import OnPaper, show_absentees
from ui.meeting_state import require_meeting
from ui.next_actions import next_actions
from ui.on_record import on_record
from ui.support_download import show_support_sheet

meeting = require_meeting()
st.title("Who misses a tenth or more, and what can still be done?")
found, is_shown = show_absentees(meeting)
said = on_record(meeting)
known = OnPaper(said, next_actions(meeting))
persistent, severe, near, untouched = st.tabs(
    ["Persistent absentees", "Severely absent", "About to become", "Left untouched"]
)
with persistent:
    show_persistent(found, known, is_shown)
with severe:
    show_severe(found, known, is_shown)
with near:
    show_about_to_become(found, known, is_shown)
with untouched:
    show_left_untouched(meeting, said, is_shown)
show_support_sheet(meeting, found, said)
