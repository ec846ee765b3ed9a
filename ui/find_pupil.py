"""Finding a pupil from every page: a name or UPN typed in the frame leads to the Pupil page of that child."""

import streamlit as st

from analysis.meeting.finding import Found, find_pupils
from analysis.records.errors import RecordsError
from analysis.rules.wording import plural
from analysis.terms.refusals import RefusedError
from ui.meeting_state import current_meeting
from ui.plain_text import as_text
from ui.presenting import presenting
from ui.pupil_choice import open_anew
from ui.state import StateKey, forget, load, store

MOST = 12
"""Pupils offered at a time; more of a name tells them apart."""


def show_search(page: str) -> None:
    """Ask for a pupil; never while presenting. What was typed stays on its page, and out of address and title."""
    if presenting():
        forget(StateKey.SOUGHT)
        return
    with st.form("find_pupil", clear_on_submit=True, border=False, width=430):
        row = st.container(horizontal=True, horizontal_alignment="right")
        typed = row.text_input(
            "Find a pupil", placeholder="Find a pupil: name or UPN", key="find_typed", label_visibility="collapsed"
        )
        if row.form_submit_button("Find", key="find_press", icon=":material/search:"):
            store(StateKey.SOUGHT, (page, typed.strip()))


def show_found(page: str) -> None:
    """Lead to the one pupil found, or say who was found; an answer given on another page is over."""
    asked_on, typed = load(StateKey.SOUGHT, ("", ""))
    if asked_on != page or not typed:
        forget(StateKey.SOUGHT)
        return
    try:
        meeting = current_meeting()
    except (RefusedError, RecordsError):  # the page itself says why
        return
    if meeting is None:
        st.info("No attendance is loaded yet, so there is nobody to find.", icon=":material/search:")
        return
    found = find_pupils(meeting, typed)
    if len(found) == 1:
        _open(found[0])
    _show_several(found, typed)


def _show_several(found: tuple[Found, ...], typed: str) -> None:
    with st.container(border=True):
        if not found:
            st.markdown(f"Nobody in the loaded terms is called {as_text(typed)}, or has a UPN that begins so.")
        else:
            more = "" if len(found) <= MOST else f" The first {MOST} are shown: type more of the name."
            st.markdown(f"{plural(len(found), 'pupil')} found for {as_text(typed)}.{more}")
        row = st.container(horizontal=True)
        for one in found[:MOST]:
            if row.button(as_text(one.words), key=f"found_{one.person}", icon=":material/person:"):
                _open(one)
        row.button("Close", key="found_close", type="tertiary", on_click=forget, args=(StateKey.SOUGHT,))


def _open(one: Found) -> None:
    forget(StateKey.SOUGHT)
    open_anew(one.person)
