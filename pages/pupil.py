"""Pupil answers: what is this child's attendance, and what do we know."""

import streamlit as st

from analysis.meeting.pupil import pupil_of
from analysis.meeting.pupil_words import answer
from ui.meeting_state import require_meeting
from ui.meeting_words import basis_of, meeting_title
from ui.plain_text import as_text
from ui.pupil_calendar import show_calendar
from ui.pupil_choice import choose_pupil
from ui.pupil_family_page import show_family_page
from ui.pupil_known import show_known
from ui.pupil_patterns import show_threshold, show_weekdays
from ui.pupil_terms import show_reasons, show_terms, show_year

meeting = require_meeting()
st.title("Pupil")
st.caption(as_text(f"{meeting_title(meeting.analysis)}. {basis_of(meeting.analysis)}"))
chosen = choose_pupil(meeting)
if chosen is None:
    st.info("Type a pupil's name above. Pupils can be opened from the Meeting and Review pages too.")
    st.stop()
pupil = pupil_of(meeting, chosen)
st.markdown(f"#### {as_text(answer(pupil))}")
show_family_page(meeting, pupil)
show_terms(pupil)
show_calendar(pupil)
left, right = st.columns(2, gap="large")
with left:
    show_reasons(pupil)
    show_weekdays(pupil)
with right:
    show_known(meeting, pupil)
    show_threshold(meeting, pupil)
show_year(meeting, pupil)
