"""What is recorded of children: past review first, each to be changed, ended or removed."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from analysis.meeting.room import Meeting
from analysis.rules.circumstances import Circumstance, is_past_review
from analysis.rules.wording import plural
from ui.circumstance_book import remove
from ui.circumstance_form import keep, show_change
from ui.circumstance_lines import Line, goes_on_after, is_over
from ui.decision_day import decision_date
from ui.keep_state import done
from ui.plain_text import as_text

SHOWN = 25
"""Circumstances on the page at a time; the filter finds the others."""
TAKE_OUT = (
    "Nothing of child protection is kept here: tick below for the safeguarding lead, and delete the list on Upload."
)
GONE = "a pupil who is erased"


def choose_pupil(lines: list[Line], names: Mapping[int, str]) -> int | None:
    """Narrow the page down to one pupil where something is recorded; None for all."""
    about = {line.person for line in lines}
    options = [person for person in names if person in about]
    if not options:
        return None
    return st.selectbox(
        "Show one pupil", options, None, names.__getitem__, key="circumstances_of", placeholder="Everybody"
    )


def show_lines(meeting: Meeting, lines: list[Line], names: Mapping[int, str]) -> None:
    """Show circumstances: past review, then those that go on, then those that are over."""
    day = decision_date()
    ordered = sorted(lines, key=lambda line: names.get(line.person, GONE).casefold())
    late = [line for line in ordered if is_past_review(line.circumstance, day)]
    over = [line for line in ordered if is_over(line, day)]
    going_on = [line for line in ordered if line not in late and line not in over]
    for title, some in (("Past review", late), ("Goes on", going_on)):
        if some:
            st.subheader(f"{title} ({len(some)})")
            _show_some(meeting, some, names)
    if over:
        with st.expander(f"Over ({len(over)})"):
            _show_some(meeting, over, names)


def _show_some(meeting: Meeting, lines: list[Line], names: Mapping[int, str]) -> None:
    for line in lines[:SHOWN]:
        _show_line(meeting, line, as_text(names.get(line.person, GONE)))
    if len(lines) > SHOWN:
        st.caption(f"{plural(len(lines) - SHOWN, 'more circumstance')}: choose a pupil above to see them.")


def _show_line(meeting: Meeting, line: Line, name: str) -> None:
    with st.container(border=True):
        words, buttons = st.columns([3, 2], vertical_alignment="center")
        where = f" Recorded in: {as_text(line.note)}." if line.note and line.is_readable else ""
        words.markdown(f"**{name}**  \n{as_text(line.words(decision_date()))}{where}")
        words.caption(as_text(line.said))
        if line.is_never_kept:
            words.caption(TAKE_OUT)
            return
        row = buttons.container(horizontal=True)
        with row:
            if line.is_readable:
                show_change(meeting, line)
        if goes_on_after(line, decision_date()) and row.button("End today", key=f"end_today_{line.key}"):
            keep(meeting, line, (_ended(line), line.note))
        if line.number is not None and row.button("Remove", key=f"remove_circumstance_{line.key}"):
            remove(line.number)
            done("Removed. Who recorded it and who removed it stays in the records.")


def _ended(line: Line) -> Circumstance:
    """One that has not begun yet ends on its first day."""
    return replace(line.circumstance, end=max(decision_date(), line.circumstance.start))
