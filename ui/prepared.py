"""What takes a while: prepared on a press with a count and a Stop, and offered until it no longer says what is so."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from analysis.meeting.room import Meeting
from ui.decisions import releases
from ui.meeting_state import meeting_key
from ui.siblings_share import siblings_share
from ui.state import StateKey, forget, load, store
from ui.stopped import stopped_letters

Progress = Callable[[int, int], None]
"""Told how many letters, or steps, are done, of how many."""

Made = TypeVar("Made")


def show_prepare(
    meeting: Meeting,
    state: StateKey,
    label: str,
    key: str,
    work: Callable[[Progress], Made],
    *,
    of_what: str = "letters",
    also: object = None,
) -> Made | None:
    """Offer to prepare something from the released letters, and give it once it is there and while it holds.

    `of_what`: what the progress counts. `also`: what else it depends on.
    """
    holds = (_what_it_holds(meeting), also)
    if st.button(label, key=key):
        forget(state)
        store(state, (holds, _with_progress(key, work, of_what)))
    ready: tuple[object, Made] | None = load(state)
    return ready[1] if ready is not None and ready[0] == holds else None


def _with_progress(key: str, work: Callable[[Progress], Made], of_what: str) -> Made:
    bar, stop = st.empty(), st.empty()
    bar.progress(0.0, f"No {of_what} done yet …")
    # A press ends this run at its next word to the browser. Nothing is kept before all is done.
    stop.button("Stop", key=f"stop_{key}", icon=":material/stop_circle:", on_click=_say_stopped)

    def on_progress(done: int, of: int) -> None:
        bar.progress(done / of, f"{done} of {of} {of_what} done")

    made = work(on_progress)
    bar.empty()
    stop.empty()
    return made


def _say_stopped() -> None:
    st.toast("Stopped. Nothing was made, and nothing half done is left.")


def _what_it_holds(meeting: Meeting) -> tuple[object, ...]:
    """Everything it depends on, so that an old one is never offered for what it is not."""
    return (*meeting_key(), siblings_share(), frozenset(releases(meeting).items()), stopped_letters(meeting))
