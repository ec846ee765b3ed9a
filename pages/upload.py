"""Upload answers: what is loaded, how was it read, and which term is which."""

import streamlit as st

from analysis.terms.refusals import RefusedError
from ui.box import files
from ui.files import show_file_box, show_files, show_taken_out
from ui.meeting_state import current_meeting, loaded_terms
from ui.meeting_words import meeting_title
from ui.plain_text import as_text
from ui.replacing import show_undecided
from ui.same_child import show_pairs_waiting
from ui.settings_card import show_settings_card
from ui.terms import (
    describe,
    holds_attendance,
    show_ready,
    show_term_choice,
    show_undated_files,
    show_waiting_files,
    what_is_lacking,
)
from ui.what_to_export import show_what_to_export

st.title("Load attendance")
answer = st.container()
show_file_box()
if not files():
    answer.markdown(
        "Two exports are enough: last term's and this term's. You then see the termly meeting on one page and the "
        "letters it leads to. **What you load stays on this computer, in the school's records, for next term.**"
    )
    show_settings_card()
    show_taken_out()
    show_what_to_export()
    st.stop()

show_undated_files()
try:
    show_undecided(answer)
    sheets = loaded_terms().sheets
    if holds_attendance():
        show_term_choice(sheets)
    meeting = current_meeting()
except RefusedError as refusal:
    answer.error(as_text(str(refusal)), icon=":material/error:")
else:
    if meeting is None:
        answer.warning(what_is_lacking(), icon=":material/info:")
    else:
        show_waiting_files(answer)
        show_ready(answer, meeting_title(meeting.analysis))
    st.caption(as_text(" · ".join(describe(sheet) for sheet in sheets)))
show_pairs_waiting()
st.subheader("Files")
show_files()
show_settings_card()
show_taken_out()
