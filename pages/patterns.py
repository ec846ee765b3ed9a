"""Patterns answers: when is school missed, and which marks should be put right."""

import streamlit as st

from ui.meeting_state import require_meeting
from ui.pattern_days import show_days, show_weeks
from ui.pattern_marks import show_last_days, show_marks
from ui.pattern_reasons import show_lates, show_reasons
from ui.pattern_week import show_week
from ui.patterns import show_answer, show_choice

meeting = require_meeting()
st.title("When is school missed, and which marks should be put right?")
first = st.container()
found = show_choice(meeting)
if found is None:
    st.stop()
with first:
    show_answer(found)
weekdays, days, why, marks = st.tabs(["By weekday", "In the term", "Reasons and lates", "Marks to put right"])
with weekdays:
    show_week(found)
with days:
    st.subheader("Weeks of the term")
    show_weeks(found)
    st.subheader("Days beside holidays and closed days")
    show_days(found)
with why:
    st.subheader("Reasons over time")
    show_reasons(found)
    st.subheader("Late arrivals")
    show_lates(found)
with marks:
    show_marks(found)
    st.subheader("Days that may still change")
    show_last_days(found)
