"""Sent answers: which letters went, which came back, and which must be put right."""

import streamlit as st

from ui.correcting import letters_to_correct
from ui.decisions import show_decider
from ui.in_and_out import show_in_and_out
from ui.meeting_state import require_meeting
from ui.meeting_words import basis_of, meeting_title
from ui.plain_text import as_text
from ui.sending import sent_letters
from ui.sent_answer import show_answer, show_press
from ui.sent_card import show_letter
from ui.sent_table import show_letters
from ui.stopped import show_stopped, stopped_persons
from ui.to_correct import show_to_correct, still_to_correct

meeting = require_meeting()
letters, wrong = sent_letters(meeting), letters_to_correct(meeting)
st.title("Sent")
st.caption(as_text(f"{meeting_title(meeting.analysis)}. {basis_of(meeting.analysis)}"))
show_stopped(meeting)
is_any = show_answer(letters, len(still_to_correct(wrong)))
if is_any or wrong.found:
    show_decider()
if is_any:
    stopped = stopped_persons(meeting)
    show_press({person: letter for person, letter in letters.items() if person not in stopped})
    listed, card = st.columns([3, 2], gap="large")
    with listed:
        chosen = show_letters(meeting, letters)
    with card:
        if chosen is None:
            st.caption("Choose a letter in the table to say what became of it, or to keep it as it was sent.")
        else:
            show_letter(meeting, chosen)
show_to_correct(meeting, wrong)
show_in_and_out(meeting)
