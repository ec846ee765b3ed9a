"""Groups answers: which groups of pupils attend less than all others, by how much, and could that be chance."""

import streamlit as st

from ui.group_controls import show_controls, show_missing
from ui.group_tables import show_download, show_tables
from ui.groups import show_answer, show_gaps
from ui.meeting_state import require_meeting
from ui.presenting import show_switch_and_way_back

meeting = require_meeting()
show_switch_and_way_back(with_names=False)
st.title("Which groups attend less than all others?")
first = st.container()
table = show_controls(meeting)
show_answer(meeting, table, first)
if table.lines:
    show_gaps(table)
    show_tables(table)
    show_download(meeting, table)
show_missing(meeting)
