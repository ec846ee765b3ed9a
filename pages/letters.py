"""Letters answers: which letters went, who decided so, and where are they."""

import streamlit as st

from ui.downloads import show_downloads, show_everything
from ui.meeting_state import require_meeting
from ui.meeting_words import basis_of, meeting_title
from ui.not_posted import show_count_not_posted
from ui.plain_text import as_text
from ui.released import show_changed_since, show_released

meeting = require_meeting()
st.title("Letters")
st.caption(as_text(f"{meeting_title(meeting.analysis)}. {basis_of(meeting.analysis)}"))
show_changed_since(meeting)
show_count_not_posted(meeting)
if show_released(meeting):
    show_downloads(meeting)
    show_everything(meeting)
