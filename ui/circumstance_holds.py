"""The safeguarding lead asks: no letter without me. A tick and a day to look again, and no reason."""

from collections.abc import Mapping

import streamlit as st

from analysis.meeting.lasting import filed_as
from analysis.meeting.room import Meeting
from analysis.rules.wording import plural, short_date
from ui.circumstance_book import end_hold, hold, holds
from ui.circumstance_form import next_review
from ui.circumstance_lines import on_roll
from ui.decision_day import decision_date
from ui.keep_state import done
from ui.plain_text import as_text

TICK = "The DSL asks: no letter without me"


def show_holds(meeting: Meeting, names: Mapping[int, str]) -> None:
    """List who waits for the safeguarding lead, past review first, and let the tick be set or taken away."""
    st.subheader("The safeguarding lead asks first")
    st.caption(
        "A tick and a day to look again; the reason stays in the safeguarding system. It covers confirmed siblings and "
        "everybody at the same address. On every other page it reads: the safeguarding lead is asked first."
    )
    held = holds(meeting.joins)
    for person, review in sorted(held.items(), key=lambda item: item[1]):
        late = "Its review is past: " if review < decision_date() else "look again on "
        st.markdown(f"- **{as_text(names.get(person, 'a pupil who is erased'))}**: {late}{short_date(review)}.")
    if held:
        covered = len(meeting.records.covered_by_hold) - len(held)
        also = f", and {plural(covered, 'more child', 'more children')} with them" if covered else ""
        st.markdown(f"No letter without asking for {plural(len(held), 'child', 'children')}{also}.")
    pupils = on_roll(meeting) | {person: names.get(person, "") for person in held}
    with st.container(border=True):
        _show_tick(meeting, pupils)


def _show_tick(meeting: Meeting, pupils: Mapping[int, str]) -> None:
    person = st.selectbox("Pupil", list(pupils), None, pupils.__getitem__, key="held_pupil", placeholder="Type a name")
    if person is None:
        return
    review = holds(meeting.joins).get(person)
    is_held = st.checkbox(TICK, review is not None, key=f"dsl_{person}")
    day = st.date_input(
        "Look again on",
        review or next_review(meeting),
        format="DD/MM/YYYY",
        key=f"dsl_review_{person}",
        disabled=not is_held,
    )
    if st.button("Keep it so", key=f"dsl_keep_{person}", type="primary"):
        if is_held:
            hold(filed_as(meeting.analysis.now, person), day)
        else:
            end_hold(person, meeting.joins)
        done(f"{pupils[person]}: {'no letter without the DSL' if is_held else 'no hold any more'}.")
