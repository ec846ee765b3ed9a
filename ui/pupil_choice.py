"""Which pupil the Pupil page is about: chosen there by typing, or opened from a card or a table."""

from collections.abc import Sequence

import streamlit as st

from analysis.meeting.pupil import everybody
from analysis.meeting.room import Meeting
from ui.plain_text import as_text
from ui.state import StateKey, load, store

PUPIL_PAGE = "pages/pupil.py"
HINT = "Choose a row to open the pupil."


def choose_pupil(meeting: Meeting) -> int | None:
    """Ask for a pupil by name; the one opened last stands there already."""
    names = everybody(meeting)
    opened = load(StateKey.PUPIL)
    chosen = st.selectbox(
        "Pupil (type to search)",
        list(names),
        index=list(names).index(opened) if opened in names else None,
        format_func=names.__getitem__,
        key=_box(),
        placeholder="Type a name",
    )
    store(StateKey.PUPIL, chosen)
    return chosen


def _box() -> str:
    """Name the box; one that is on the screen keeps what it shows, so a child found from there gets a new one."""
    times = load(StateKey.PUPIL_FOUND, 0)
    return f"pupil_{times}" if times else "pupil"


def open_anew(person: int) -> None:
    """Go to the page of a pupil, from that page too."""
    store(StateKey.PUPIL_FOUND, load(StateKey.PUPIL_FOUND, 0) + 1)
    open_pupil(person)


def open_pupil(person: int) -> None:
    """Go to the page of a pupil."""
    store(StateKey.PUPIL, person)
    st.switch_page(PUPIL_PAGE)


def show_link(person: int, name: str) -> None:
    """Offer the page of a pupil."""
    if st.button(f"Everything about {as_text(name)}", key=f"open_pupil_{person}", icon=":material/person:"):
        open_pupil(person)


def open_chosen(selected_rows: Sequence[int], persons: Sequence[int]) -> None:
    """Open the pupil of the row chosen in a table; a row of a longer table that is gone opens nobody."""
    if selected_rows and selected_rows[0] < len(persons):
        open_pupil(persons[selected_rows[0]])
