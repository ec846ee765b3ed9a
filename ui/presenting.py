"""Presenting: the pages of the meeting for a projector, large, and with no pupil's name until somebody asks.

What it never shows, names or not: circumstances, why a letter waits, and the safeguarding lead's holds.
"""

import re
from collections.abc import Callable

import streamlit as st

from analysis.decisions import PupilDecision
from ui.state import StateKey, forget, load, store

PAGES = ("Meeting", "Movement", "Groups")
MEETING_PAGE = "pages/meeting.py"
HIDDEN = "…"


def presenting() -> bool:
    """Say whether the page is on the projector."""
    return bool(load(StateKey.PRESENTING, False))


def names_are_shown() -> bool:
    """Say whether pupils may be named on the screen: always at the desk, on the projector when somebody asked."""
    return not presenting() or bool(load(StateKey.NAMES_SHOWN, False))


def page_or_sentence(title: str, page: Callable[[], None]) -> Callable[[], None]:
    """Give the page, or on the projector a sentence in the place of every page but those of the meeting."""
    return page if title in PAGES or not presenting() else _show_closed


def _show_closed() -> None:
    st.info("This page names pupils, so it is closed while you present.", icon=":material/visibility_off:")
    _show_stop()
    _show_way_back()


def _show_way_back() -> None:
    st.page_link(MEETING_PAGE, label="Back to the Meeting page", icon=":material/groups:")


def show_switch_and_way_back(*, with_names: bool = True) -> None:
    """Show the same on another page of the meeting, with the way back: on the projector there is no menu."""
    if presenting():
        _show_way_back()
        show_switch(with_names=with_names)


def show_switch(*, with_names: bool = True) -> None:
    """Let a person begin to present, ask for names where the page has some, and stop; the Escape key stops too."""
    with st.container(horizontal=True, horizontal_alignment="right"):
        if not presenting():
            st.button("Present on a projector", key="present", icon=":material/present_to_all:", on_click=_begin)
            return
        if with_names:
            shown = names_are_shown()
            label, icon = ("Hide names", "visibility_off") if shown else ("Show names", "visibility")
            st.button(label, key="show_names", icon=f":material/{icon}:", on_click=_set_names, args=(not shown,))
        _show_stop()


def _show_stop() -> None:
    st.button("Stop presenting", key="stop_presenting", icon=":material/close:", shortcut="Esc", on_click=_stop)


def _begin() -> None:
    forget(StateKey.NAMES_SHOWN)
    store(StateKey.PRESENTING, True)


def _set_names(shown: bool) -> None:
    store(StateKey.NAMES_SHOWN, shown)


def _stop() -> None:
    forget(StateKey.PRESENTING, StateKey.NAMES_SHOWN)


def without_names(text: str, pupils: tuple[PupilDecision, ...]) -> str:
    """Take every pupil's surname, and name in full, out of typed words."""
    names = {word for one in pupils for word in (one.text("surname"), one.full_name, one.listed_name) if word}
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    return re.sub(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", HIDDEN, text, flags=re.IGNORECASE)
