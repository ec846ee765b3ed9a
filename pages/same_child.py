"""Same child answers: which two children in the files may be one, and who said so."""

import streamlit as st

from analysis.records.errors import RecordsError
from analysis.terms.refusals import RefusedError
from ui.box import files
from ui.meeting_state import show_nothing_loaded
from ui.plain_text import as_text
from ui.same_child import open_pairs, pairs_sentence, show_answers, show_pairs

st.title("Is this one child?")
try:
    loaded, pairs = files(), open_pairs()
except (RefusedError, RecordsError) as refusal:
    st.error(as_text(str(refusal)), icon=":material/error:")
    st.stop()
if not loaded:
    show_nothing_loaded()
    show_answers()
    st.stop()
st.markdown(f"#### {pairs_sentence(pairs)}")
st.caption(
    "A child whose name or class has changed can look like one who left and one who joined. Nothing is joined until "
    "you say so; then both terms are compared. Undo brings every figure back as it was."
)
show_pairs(pairs)
show_answers()
