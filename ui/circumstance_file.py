"""A list of circumstances, recorded in one press: a template to fill in, the list, and the rows that were not used."""

from collections import Counter

import streamlit as st

from analysis.ingest.problems import UnusableFileError
from analysis.meeting.circumstance_lists import empty_list, read_list
from analysis.meeting.lasting import filed_as
from analysis.meeting.room import Meeting
from analysis.rules.wording import plural
from ui.circumstance_book import add
from ui.meeting_state import loaded_terms
from ui.plain_text import as_text
from ui.state import StateKey, forget, load, store


def show_list_box(meeting: Meeting) -> None:
    """Offer the template, take a list in, and say what became of it and of each row that was not used."""
    _show_what_became()
    with st.expander("Load a list", icon=":material/upload_file:"):
        st.markdown(
            "One row for each circumstance. Under *note* write where it stands, not what. The file itself is not kept."
        )
        st.download_button(
            "A list to fill in",
            empty_list,
            "circumstances.csv",
            "text/csv",
            key="circumstance_template",
            icon=":material/download:",
            on_click="ignore",
        )
        number = load(StateKey.BOXES, 0)
        dropped = st.file_uploader("Drop the filled-in list here", key=f"circumstance_box_{number}")
        if dropped is not None:
            store(StateKey.LIST_READ, _take_in(meeting, dropped.getvalue(), dropped.name))
            store(StateKey.BOXES, number + 1)
            st.rerun()


def _take_in(meeting: Meeting, data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    here = {one.person for one in meeting.analysis.decisions}
    try:
        read = read_list(data, name, loaded_terms().roll, here)
    except UnusableFileError as refusal:
        return "", (f"{name}: {refusal}",)
    about = [(filed_as(meeting.analysis.now, one.person), one.circumstance, one.note) for one in read.rows]
    counted = Counter(add(about))
    known = f" {plural(counted[False], 'row')} said what was recorded before." if counted[False] else ""
    return f"{plural(counted[True], 'circumstance')} recorded.{known}", read.sentences


def _show_what_became() -> None:
    became, sentences = load(StateKey.LIST_READ, ("", ()))
    forget(StateKey.LIST_READ)
    if became:
        st.success(as_text(became), icon=":material/check_circle:")
    if sentences:
        st.warning("  \n".join(map(as_text, sentences)), icon=":material/info:")
