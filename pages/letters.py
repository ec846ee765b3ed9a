"""Letters answers: which letters went, who decided so, and where are they."""

import streamlit as st

from ui.decisions import planned_letters
from ui.downloads import show_downloads
from ui.envelopes import show_envelopes
from ui.everything import show_everything
from ui.meeting_state import require_meeting
from ui.meeting_words import basis_of, meeting_title
from ui.office_lists import show_lists
from ui.plain_text import as_text
from ui.released import show_changed_since, show_released
from ui.template_shelf import templates_of

meeting = require_meeting()
st.title("Letters")
st.caption(as_text(f"{meeting_title(meeting.analysis)}. {basis_of(meeting.analysis)}"))
show_changed_since(meeting)
if show_released(meeting):
    planned = planned_letters(meeting)
    templates = templates_of(planned)
    show_downloads(meeting, planned, templates)
    show_envelopes(planned, templates)
    show_lists(meeting, planned)
    show_everything(meeting, planned, templates)
