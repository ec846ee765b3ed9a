"""Letters answers: which letters went, who decided so, and where are they."""

import streamlit as st

from ui.downloads import show_downloads
from ui.envelopes import show_envelopes
from ui.everything import show_everything
from ui.meeting_state import require_meeting
from ui.meeting_words import basis_of, meeting_title
from ui.not_posted import show_count_not_posted
from ui.office_lists import show_lists
from ui.plain_text import as_text
from ui.readdressing import show_new_addresses
from ui.released import show_changed_since, show_released
from ui.siblings_share import show_siblings_share
from ui.stopped import show_stopped
from ui.template_shelf import templates_of

meeting = require_meeting()
st.title("Letters")
st.caption(as_text(f"{meeting_title(meeting.analysis)}. {basis_of(meeting.analysis)}"))
show_stopped(meeting)
show_new_addresses(meeting)
show_changed_since(meeting)
show_count_not_posted(meeting)
if show_released(meeting):
    by_envelope = show_siblings_share(meeting)
    planned = [one for _, one in by_envelope]
    templates = templates_of(planned)
    show_downloads(meeting, planned, templates)
    show_envelopes(by_envelope, templates)
    show_lists(meeting, planned)
    show_everything(meeting, by_envelope, templates)
