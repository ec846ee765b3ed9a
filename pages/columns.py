"""Columns answers: how was this file read, what of it was not used, and what should be read another way."""

import streamlit as st

from analysis.rules.wording import plural
from ui.box import sayings
from ui.correction import show_correction
from ui.files import UPLOAD_PAGE
from ui.looked_at import choose_file
from ui.mark_meanings import show_mark_meanings
from ui.meeting_state import show_nothing_loaded
from ui.plain_text import as_text
from ui.reading_shown import show_columns, show_reading
from ui.state import StateKey, forget, load

st.title("How was this file read?")
looked_at = choose_file()
for sentence in load(StateKey.READ_ANEW, []):
    st.warning(as_text(sentence), icon=":material/warning:")
forget(StateKey.READ_ANEW, StateKey.MESSAGES)
if looked_at is None:
    show_nothing_loaded()
    st.stop()
if dropped := sayings().dropped:
    lost = plural(dropped, "answer about columns or marks was", "answers about columns or marks were")
    st.warning(f"{lost} kept by another release of this program and cannot be used: please say it again.")

if looked_at.export is not None:
    show_reading(looked_at.export, looked_at.name)
elif looked_at.file is not None:
    st.error(as_text(str(looked_at.file.refusal)), icon=":material/error:")
    st.markdown("Say below which row has the headings and what each column holds. Until then nothing of it is kept.")
if looked_at.file is not None:
    show_correction(looked_at.file)
elif looked_at.export is not None:
    st.info(as_text(looked_at.why_not))
    show_columns(looked_at.export, looked_at.name)
if looked_at.export is not None and not load(StateKey.IS_SAMPLE):
    show_mark_meanings(looked_at.export)
st.page_link(UPLOAD_PAGE, label="Back to the files", icon=":material/arrow_back:")
