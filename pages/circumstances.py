"""Circumstances answers: what should we know before we write."""

import streamlit as st

from ui.circumstance_file import show_list_box
from ui.circumstance_form import show_add
from ui.circumstance_holds import show_holds
from ui.circumstance_lines import answer_first, lines_of, names_of
from ui.circumstance_list import choose_pupil, show_lines
from ui.decision_day import decision_date
from ui.keep_state import show_done
from ui.meeting_state import require_meeting

meeting = require_meeting()
st.title("What should we know before we write?")
lines = lines_of(meeting)
names = names_of(meeting)
st.markdown(f"#### {answer_first(meeting, lines, decision_date())}")
st.caption("What is recorded here makes a letter wait for a person. It changes no figure, and no letter says it.")
show_done()
show_list_box(meeting)
show_add(meeting)
pupil = choose_pupil(lines, names)
show_lines(meeting, [line for line in lines if pupil in (None, line.person)], names)
show_holds(meeting, names)
