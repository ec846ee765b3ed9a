"""Sent answers: which letters went, which came back, and which must be put right."""

import streamlit as st

from ui.decisions import show_decider
from ui.meeting_state import require_meeting
from ui.meeting_words import basis_of, meeting_title
from ui.plain_text import as_text
from ui.sending import sent_letters
from ui.sent_answer import show_answer, show_press
from ui.sent_card import show_letter
from ui.sent_table import show_letters

meeting = require_meeting()
letters = sent_letters(meeting)
st.title("Sent")
st.caption(as_text(f"{meeting_title(meeting.analysis)}. {basis_of(meeting.analysis)}"))
if show_answer(letters, 0):
    show_decider()
    show_press(meeting, letters)
    listed, card = st.columns([3, 2], gap="large")
    with listed:
        chosen = show_letters(meeting, letters)
    with card:
        if chosen is None:
            st.caption("Choose a letter in the table to say what became of it, or to keep it as it was sent.")
        else:
            show_letter(meeting, chosen)
