"""Letters answers: which letters go, who decided so, and where are they."""

import streamlit as st

from analysis.meeting.figures import postbag
from analysis.rules.decision import LETTER_NAMES, Letter
from ui.downloads import show_downloads, show_everything
from ui.letter_preview import show_preview
from ui.letter_release import show_ready, show_releaser, show_to_decide
from ui.meeting_state import require_meeting
from ui.meeting_words import basis_of, meeting_title
from ui.not_used import show_comparison_warning
from ui.plain_text import as_text
from ui.postbag import postbag_sentence

meeting = require_meeting()
bag = postbag(meeting.analysis, meeting.records)
st.title("Letters")
st.caption(as_text(f"{meeting_title(meeting.analysis)}. {basis_of(meeting.analysis)}"))
st.markdown(f"#### {postbag_sentence(bag)}")
if not show_comparison_warning(meeting):
    st.stop()
show_releaser()
letter = st.segmented_control(
    "Letter",
    list(Letter),
    default=next((one for one in Letter if bag.letters[one]), Letter.CONCERN_AMBER),
    format_func=lambda one: f"{LETTER_NAMES[one]} ({bag.letters[one]})",
    key="letter_type",
    required=True,
)
ready, decide, read, take = st.tabs(["Ready", "To decide", "Read a letter", "Download"])
with ready:
    show_ready(meeting, letter)
with decide:
    show_to_decide(meeting, letter)
with read:
    show_preview(meeting, letter)
with take:
    show_downloads(meeting, letter)
show_everything(meeting)
