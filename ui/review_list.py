"""The proposals of one letter type: narrowed down, released together, or chosen one by one."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.decisions import PupilDecision
from analysis.meeting.lasting import Hold
from analysis.meeting.room import Meeting
from analysis.post.release import Release
from analysis.rules.decision import LETTER_NAMES, Letter
from analysis.rules.flags import FLAG_MEANINGS, flags_read_by
from analysis.rules.wording import plural, short_date
from ui.access import role_at_the_desk
from ui.decisions import holds, record_releases, releaser, releases
from ui.plain_text import as_text
from ui.pupil_table import both_terms, status_in_short
from ui.stopped import stopped_persons

PIXELS = {"Pupil": 145, "Class": 58, "This term": 174, "State": 226}
STOPPED = "Stopped after its release: the card says why"
ROW, HEIGHT = 84, 930
"""Pixels; only in rows higher than 80 (4 rem) a long text goes on in a second line."""
MOVEMENT_WORDS = {
    "joiner": "New",
    "improved_category": "Better category",
    "same_category": "Same category",
    "declined_category": "Worse category",
    "none": "No last term",
}


def proposals_of(meeting: Meeting, letter: Letter) -> list[PupilDecision]:
    """Give the proposals of a type, narrowed by year group, class, flag and movement where a person chose any."""
    proposed = [one for one in meeting.analysis.decisions if one.proposal.letter is letter]
    with st.expander("Show only some"):
        places = st.columns(4)
        years = _choose(places[0], "Year group", sorted({one.text("year_group") for one in proposed} - {""}))
        classes = _choose(places[1], "Class", sorted({one.text("class_name") for one in proposed} - {""}))
        flags = _choose(places[2], "Look at first", flags_read_by(role_at_the_desk()), FLAG_MEANINGS)
        moves = _choose(places[3], "Movement", [*MOVEMENT_WORDS], MOVEMENT_WORDS)
    return [
        one
        for one in proposed
        if (not years or one.text("year_group") in years)
        and (not classes or one.text("class_name") in classes)
        and (not flags or {raised.flag for raised in one.flags} & set(flags))
        and (not moves or one.movement in moves)
    ]


def _choose(
    place: DeltaGenerator, label: str, options: Sequence[str], words: Mapping[str, str] = MappingProxyType({})
) -> list[str]:
    return place.multiselect(
        label, options, format_func=lambda one: words.get(one, one), key=f"only_{label}", placeholder="All"
    )


def show_release_all(
    meeting: Meeting, letter: Letter, proposals: Sequence[PupilDecision], *, checks_seen: bool
) -> None:
    """Release the ready ones of those shown in one press; invitations up to the meetings that can be held."""
    done = releases(meeting)
    ready = [one for one in proposals if one.status == "ready" and one.person not in done]
    if not ready:
        st.markdown("Nothing of this type is waiting to be released together.")
        return
    if letter is Letter.MEETING_INVITATION:
        ready = _within_slots(ready)
    label = f"Release the letters of {plural(len(ready), 'pupil')}"
    blocked = not (releaser() and checks_seen and ready)
    if st.button(label, key=f"release_{letter}", type="primary", disabled=blocked):
        count = record_releases(meeting, ready)
        st.toast(f"Letters of {plural(count, 'pupil')} released.")
        st.rerun()
    if not releaser():
        st.caption("Write your name above first: every release is recorded with a name.")
    elif not checks_seen:
        st.caption("Say above that you have seen which checks could not run.")


def _within_slots(ready: Sequence[PupilDecision]) -> list[PupilDecision]:
    """Keep as many invitations as there are meetings, lowest attendance first."""
    slots = st.number_input(
        "Meetings you can hold, lowest attendance first", 0, len(ready), len(ready), key="meeting_slots"
    )
    worst_first = sorted(ready, key=lambda one: Fraction(one.now.attended, one.now.possible) if one.now else 1)
    waiting = worst_first[slots:]
    if waiting:
        names = "; ".join(one.listed_name for one in waiting)
        st.caption(as_text(f"Waiting, listed for the next meetings: {names}."))
    return worst_first[:slots]


def show_list(meeting: Meeting, letter: Letter, proposals: Sequence[PupilDecision]) -> PupilDecision | None:
    """Show the proposals with what became of each; give the chosen one, else the first still to decide."""
    done, held = releases(meeting), holds(meeting)
    stopped = stopped_persons(meeting)
    rows = [
        _row(one, done.get(one.person), held.get(one.person), is_stopped=one.person in stopped) for one in proposals
    ]
    if not rows:
        st.markdown("Nobody.")
        return None
    event = st.dataframe(
        rows,
        hide_index=True,
        key=f"list_{letter}",
        on_select="rerun",
        selection_mode="single-row",
        row_height=ROW,
        height=min(HEIGHT, ROW * (len(rows) + 1) + 3),
        column_config={name: st.column_config.TextColumn(width=width) for name, width in PIXELS.items()},
        alt=f"{plural(len(rows), 'proposal')}; choose a row to see its card",
    )
    chosen = event["selection"]["rows"]
    if chosen and chosen[0] < len(proposals):
        return proposals[chosen[0]]
    waiting = (one for one in proposals if one.flags and one.person not in done and one.person not in held)
    return next(waiting, proposals[0])


def _row(one: PupilDecision, done: Release | None, held: Hold | None, *, is_stopped: bool) -> dict[str, str]:
    _, now = both_terms(one)
    row = {"Pupil": one.listed_name, "Class": one.text("class_name"), "This term": now}
    return row | {"State": STOPPED if is_stopped else _state(one, done, held)}


def _state(one: PupilDecision, done: Release | None, held: Hold | None) -> str:
    if done is not None:
        other = "" if done.letter == done.proposed_letter else f" {LETTER_NAMES[done.letter]}"
        return f"✓ Released{other} by {done.released_by}"
    if held is not None:
        return f"Held until {short_date(held.review_on)} by {held.held_by}"
    return status_in_short(one)
