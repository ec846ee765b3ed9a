"""Review answers: who gets which letter, and why."""

import streamlit as st

from analysis.meeting.figures import postbag
from analysis.rules.decision import LETTER_NAMES, Letter
from ui.address import say_in_address
from ui.decision_card import show_card
from ui.decisions import show_decided_meanwhile, show_decider
from ui.meeting_state import require_meeting
from ui.meeting_words import basis_of, meeting_title
from ui.not_used import show_checks_not_run, show_comparison_warning
from ui.plain_text import as_text
from ui.postbag import postbag_sentence
from ui.review_list import IN_ADDRESS, first_letter, proposals_of, show_list, show_release_all
from ui.to_correct import show_who_was_written_to_wrongly

meeting = require_meeting()
bag = postbag(meeting.analysis, meeting.records)
st.title("Review")
st.caption(as_text(f"{meeting_title(meeting.analysis)}. {basis_of(meeting.analysis)}"))
st.markdown(f"#### {postbag_sentence(bag)}")
if not show_comparison_warning(meeting):
    st.stop()
checks_seen = show_checks_not_run(meeting)
show_who_was_written_to_wrongly(meeting)
show_decider()
show_decided_meanwhile(meeting)
letter = st.segmented_control(
    "Letter",
    list(Letter),
    default=first_letter(bag),
    format_func=lambda one: f"{LETTER_NAMES[one]} ({bag.letters[one]})",
    key="letter_type",
    required=True,
)
say_in_address(IN_ADDRESS, (str(letter),))
proposals = proposals_of(meeting, letter)
show_release_all(meeting, letter, proposals, checks_seen=checks_seen)
listed, card = st.columns([3, 2], gap="large")
with listed:
    chosen = show_list(meeting, letter, proposals)
if chosen is not None:
    with card:
        show_card(meeting, chosen)
