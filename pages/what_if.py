"""What if answers: what another target, threshold or basis would change."""

import streamlit as st

from ui.meeting_state import require_meeting
from ui.meeting_words import basis_of, meeting_title
from ui.not_used import show_comparison_warning
from ui.plain_text import as_text
from ui.what_if import answer, show_groups, show_letters, show_names
from ui.what_if_controls import show_controls

meeting = require_meeting()
st.title("What would another target or threshold change?")
st.caption(as_text(f"{meeting_title(meeting.analysis)}. {basis_of(meeting.analysis)}"))
show_comparison_warning(meeting)
first = st.container()
trial = show_controls(meeting)
st.caption(
    "This is a trial: nothing here is saved, released or printed, and the letters on the other pages stay as they are. "
    "Persistent absence is the DfE's 10% and cannot be moved."
)
if trial is None:
    st.stop()
first.markdown(f"#### {as_text(answer(meeting, trial))}")
show_letters(trial)
show_names(trial)
show_groups(trial)
