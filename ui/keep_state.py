"""What stands before everything on the page of what we keep: whose records, and what was just done."""

import streamlit as st

from analysis.records.errors import RecordsError
from ui.loading import records
from ui.plain_text import as_text
from ui.state import StateKey, forget, load, store


def require_own_records() -> bool:
    """Say whether the school's records can be opened; stop where the sample school is open, which keeps nothing."""
    if load(StateKey.IS_SAMPLE):
        st.info("The sample school keeps nothing. Close it on the Upload page to see what your school's records hold.")
        st.page_link("pages/upload.py", label="Close the sample school", icon=":material/upload_file:")
        st.stop()
    try:
        records()
    except RecordsError as error:
        st.error(as_text(str(error)), icon=":material/error:")
        return False
    return True


def done(sentence: str) -> None:
    """Say at the next run of the page what was done, and begin that run now."""
    store(StateKey.DONE, sentence)
    st.rerun()


def show_done() -> None:
    """Show what was just done, once."""
    sentence = load(StateKey.DONE)
    forget(StateKey.DONE)
    if sentence:
        st.success(as_text(sentence), icon=":material/check_circle:")
