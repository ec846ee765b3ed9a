"""Movement answers: how did pupils move between the categories, term after term."""

import streamlit as st

from ui.meeting_state import require_meeting
from ui.movement_groups import show_groups
from ui.movement_over_terms import NOBODY, ONE_TERM, chosen_paths, paths_of, show_over_terms
from ui.movement_paths import show_paths
from ui.movement_words import terms_basis
from ui.net_movement import show_net
from ui.not_used import show_comparison_warning
from ui.plain_text import as_text
from ui.presenting import show_switch_and_way_back
from ui.school_years import show_closed_years

meeting = require_meeting()
show_switch_and_way_back()
st.title("How did pupils move between the categories?")
everything = paths_of(meeting)
st.caption(as_text(terms_basis(everything, meeting.analysis.policy)))
show_comparison_warning(meeting)
show_closed_years()
if len(everything.sheets) == 1:
    st.info(ONE_TERM)
    st.stop()
paths, chosen = chosen_paths(meeting, everything)
if not paths.pupils:
    st.info(NOBODY)
    st.stop()
show_over_terms(paths, meeting.analysis.policy.target)
show_net(meeting, chosen)
show_paths(paths)
show_groups(paths)
