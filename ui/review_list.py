"""The proposals of one letter type: narrowed down, released together, or chosen one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.decisions import PupilDecision
from analysis.meeting.figures import Postbag
from analysis.meeting.lasting import Hold
from analysis.meeting.room import Meeting
from analysis.post.release import Release
from analysis.rules.decision import LETTER_NAMES, Letter
from analysis.rules.flags import FLAG_MEANINGS, flags_read_by
from analysis.rules.wording import plural, short_date
from ui.access import role_at_the_desk
from ui.address import asked_for
from ui.decisions import holds, record_releases, releaser, releases
from ui.filters import choose_filter, show_filter
from ui.plain_text import as_text
from ui.pupil_table import both_terms, status_in_short
from ui.stopped import stopped_persons
from ui.tables import show_table

PIXELS = {"Pupil": 145, "Class": 58, "This term": 174, "State": 226}
STOPPED = "Stopped after its release: the card says why"
ROW, HEIGHT = 84, 930
"""Pixels; only in rows higher than 80 (4 rem) a long text goes on in a second line."""
IN_ADDRESS = "letter"
MOVEMENT_WORDS = {
    "joiner": "New",
    "improved_category": "Better category",
    "same_category": "Same category",
    "declined_category": "Worse category",
    "none": "No last term",
}


@dataclass(frozen=True, slots=True)
class Proposals:
    """The proposals of one letter type: those that are shown, and those that what a person chose keeps out."""

    shown: tuple[PupilDecision, ...]
    hidden: tuple[PupilDecision, ...]


def first_letter(bag: Postbag) -> Letter:
    """Give the type that the visit's address asked for, else the first of which there are any."""
    named = [one for one in Letter if one in asked_for(IN_ADDRESS)]
    return next((one for one in (*named, *Letter) if bag.letters[one]), Letter.CONCERN_AMBER)


def proposals_of(meeting: Meeting, letter: Letter) -> Proposals:
    """Give the proposals of a type, narrowed by year group, class, flag and movement where a person chose any."""
    proposed = [one for one in meeting.analysis.decisions if one.proposal.letter is letter]
    with st.expander("Show only some"):
        places = st.columns(4)
        chosen = choose_filter(meeting, places[:2])
        flags = _choose(places[2], "Look at first", flags_read_by(role_at_the_desk()), FLAG_MEANINGS)
        moves = _choose(places[3], "Movement", [*MOVEMENT_WORDS], MOVEMENT_WORDS)
    show_filter(chosen)
    shown: list[PupilDecision] = []
    hidden: list[PupilDecision] = []
    for one in proposed:
        is_shown = (
            chosen.shows(one)
            and (not flags or {raised.flag for raised in one.flags} & set(flags))
            and (not moves or one.movement in moves)
        )
        (shown if is_shown else hidden).append(one)
    return Proposals(tuple(shown), tuple(hidden))


def _choose(place: DeltaGenerator, label: str, options: Sequence[str], words: Mapping[str, str]) -> list[str]:
    return place.multiselect(
        label, options, format_func=lambda one: words.get(one, one), key=f"only_{label}", placeholder="All"
    )


def show_release_all(meeting: Meeting, letter: Letter, proposals: Proposals, *, checks_seen: bool) -> None:
    """Release the ready ones of those shown in one press, and say how many are not shown.

    Invitations go up to the meetings that can be held.
    """
    done = releases(meeting)
    ready, not_shown = ([one for one in some if _is_waiting(one, done)] for some in (proposals.shown, proposals.hidden))
    if not ready:
        st.markdown(f"Nothing of this type is waiting to be released together{_but(len(not_shown))}.")
        return
    if letter is Letter.MEETING_INVITATION:
        ready = _within_slots(ready)
    label = f"Release the letters of {plural(len(ready), 'pupil')}{_but(len(not_shown))}"
    blocked = not (releaser() and checks_seen and ready)
    if st.button(label, key=f"release_{letter}", type="primary", disabled=blocked):
        count = record_releases(meeting, ready)
        st.toast(f"Letters of {plural(count, 'pupil')} released.")
        st.rerun()
    if not releaser():
        st.caption("Write your name above first: every release is recorded with a name.")
    elif not checks_seen:
        st.caption("Say above that you have seen which checks could not run.")


def _is_waiting(one: PupilDecision, done: Mapping[int, Release]) -> bool:
    return one.status == "ready" and one.person not in done


def _but(not_shown: int) -> str:
    """Say how many a filter keeps out of a press; nothing where it keeps out nobody."""
    return f"; {plural(not_shown, 'other is', 'others are')} ready and not shown" if not_shown else ""


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


def show_list(meeting: Meeting, letter: Letter, proposals: Proposals) -> PupilDecision | None:
    """Show the proposals with what became of each; give the chosen one, else the first still to decide."""
    done, held, shown = releases(meeting), holds(meeting), proposals.shown
    stopped = stopped_persons(meeting)
    rows = [_row(one, done.get(one.person), held.get(one.person), is_stopped=one.person in stopped) for one in shown]
    if not rows:
        st.markdown("Nobody.")
        return None
    event = show_table(
        rows,
        f"{plural(len(rows), 'proposal')}; choose a row to see its card",
        file=f"proposed {LETTER_NAMES[letter].lower()}",
        not_in_file=("State",),
        key=f"list_{letter}",
        on_select="rerun",
        selection_mode="single-row",
        row_height=ROW,
        height=min(HEIGHT, ROW * (len(rows) + 1) + 3),
        column_config={name: st.column_config.TextColumn(width=width) for name, width in PIXELS.items()},
    )
    chosen: list[int] = event["selection"]["rows"]
    if chosen and chosen[0] < len(shown):
        return shown[chosen[0]]
    waiting = (one for one in shown if one.flags and one.person not in done and one.person not in held)
    return next(waiting, shown[0])


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
