"""Releasing letters: the ready ones of a type in one press, flagged ones one by one."""

from datetime import timedelta

import streamlit as st

from analysis.decisions import PupilDecision
from analysis.meeting.room import Meeting
from analysis.rules.decision import LETTER_NAMES, RULE_SENTENCES, Letter
from analysis.rules.flags import FLAG_MEANINGS
from analysis.rules.wording import plural, short_date
from ui.decision_day import decision_date
from ui.decisions import changed_since, holds, record_hold, record_releases, releaser, releases
from ui.plain_text import as_text
from ui.pupil_table import SAME_FOR_ALL, both_terms, name_and_class, pupil_rows, show_pupils
from ui.state import StateKey, load, store

HOLD_DAYS = 14
"""Two weeks, or the next school day after them, as a first suggestion for when to look again."""


def show_releaser() -> None:
    """Ask who decides; nothing is released without a name."""
    name = st.text_input(
        "Who is deciding?",
        load(StateKey.RELEASED_BY, ""),
        key="decider",
        placeholder="Your name goes in the record",
    )
    store(StateKey.RELEASED_BY, name)


def show_changed_since(meeting: Meeting) -> None:
    """Say how many released letters stand on other figures than the files give by now."""
    count = changed_since(meeting)
    if count:
        st.warning(
            f"{plural(count, 'letter')} went out on other figures than the files or terms now give. Each keeps the "
            "figures of its release and lists no reasons or dates; none is written for a pupil no longer in the file.",
            icon=":material/warning:",
        )


def show_ready(meeting: Meeting, letter: Letter) -> None:
    """Show the ready letters of a type, and release them all in one press."""
    released = releases(meeting)
    ready = [one for one in _proposed(meeting, letter, "ready") if one.person not in released]
    if not ready:
        st.markdown("No letters of this type are waiting to be released together.")
        return
    label = f"Release the letters of {plural(len(ready), 'pupil')}"
    if st.button(label, key=f"release_{letter}", type="primary", disabled=not releaser()):
        count = record_releases(meeting, ready)
        st.toast(f"Letters of {plural(count, 'pupil')} released.")
        st.rerun()
    if not releaser():
        st.caption("Write your name above first: every release is recorded with a name.")
    show_pupils(pupil_rows(ready), key=f"ready_{letter}", without=SAME_FOR_ALL)


def show_to_decide(meeting: Meeting, letter: Letter) -> None:
    """Show the flagged proposals of a type, one card at a time."""
    released = releases(meeting)
    waiting = [one for one in _proposed(meeting, letter, "review") if one.person not in released]
    if not waiting:
        st.markdown("Nobody of this type is waiting for a decision.")
        return
    held = holds(meeting)
    chosen = st.selectbox(
        f"{plural(len(waiting), 'pupil')} to decide, one at a time",
        waiting,
        format_func=lambda one: name_and_class(one, one.listed_name) + (" (held)" if one.person in held else ""),
        key=f"decide_{letter}",
    )
    if chosen:
        _show_card(meeting, chosen)


def _show_card(meeting: Meeting, one: PupilDecision) -> None:
    with st.container(border=True):
        st.markdown(f"#### {as_text(name_and_class(one, one.full_name))}")
        last, now = both_terms(one)
        st.markdown(f"Last term {as_text(last)}. This term {as_text(now)}.  \n{RULE_SENTENCES[one.proposal.rule]}")
        reasons = [f"- **{FLAG_MEANINGS[raised.flag]}.** {as_text(raised.reason)}" for raised in one.flags]
        st.markdown("\n".join(reasons))
        hold = holds(meeting).get(one.person)
        if hold:
            st.markdown(f"Held by {as_text(hold.held_by)} until {short_date(hold.review_on)}.")
        _show_actions(meeting, one)


def _show_actions(meeting: Meeting, one: PupilDecision) -> None:
    which, when = st.columns(2)
    letter = which.selectbox(
        "Letter",
        list(Letter),
        index=list(Letter).index(one.proposal.letter or Letter.CONCERN_AMBER),
        format_func=LETTER_NAMES.__getitem__,
        key=f"letter_for_{one.person}",
    )
    review = when.date_input(
        "Look again on",
        meeting.calendar.next_school_day(decision_date() + timedelta(days=HOLD_DAYS)),
        min_value=decision_date(),
        format="DD/MM/YYYY",
        key=f"review_{one.person}",
    )
    if not one.can_be_written:
        st.info("This term's sessions are not known, so no letter can be written: load an export that has them.")
    cannot = not (releaser() and one.can_be_written)
    send, wait = st.columns(2)
    if send.button("Release this letter", key=f"release_one_{one.person}", type="primary", disabled=cannot):
        record_releases(meeting, [one], letter)
        st.rerun()
    if wait.button("Hold until that day", key=f"hold_{one.person}", disabled=not releaser()):
        record_hold(meeting, one, review)
        st.rerun()


def _proposed(meeting: Meeting, letter: Letter, status: str) -> list[PupilDecision]:
    return [one for one in meeting.analysis.decisions if one.proposal.letter is letter and one.status == status]
