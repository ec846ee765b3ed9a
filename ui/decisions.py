"""What people decided about the proposals: released and held, in the school's records, each at once and for good.

In the sample school the same is kept for the visit only.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import streamlit as st

from analysis.decisions import PupilDecision
from analysis.meeting.deciding import decision_seen, keep_hold, keep_releases, undo_decision
from analysis.meeting.lasting import (
    Hold,
    history_in_words,
    load_holds,
    load_releases,
    term_key,
)
from analysis.meeting.recorded_term import recorded_term
from analysis.meeting.room import Meeting
from analysis.post.correspondence import PlannedLetter, plan_letters
from analysis.post.release import Release, release, says_what_was_released
from analysis.post.stopped import with_addressees
from analysis.rules.decision import Letter
from analysis.rules.wording import plural
from ui.clock import now
from ui.decision_day import decision_date
from ui.loading import records
from ui.pictures import pictures_in_use
from ui.state import StateKey, load, store
from ui.template_shelf import keep_for_releases, language_versions, template_versions


def show_decided_meanwhile(meeting: Meeting) -> None:
    """Tell a person of what somebody else decided since they last looked at this term."""
    decided = frozenset(releases(meeting) | holds(meeting))
    seen: dict[str, frozenset[int]] = load(StateKey.DECIDED_SEEN, {})
    others = decided - seen.get(term_key(meeting.analysis.now), decided)
    _keep(meeting, StateKey.DECIDED_SEEN, decided)
    if others:
        text = f"Since you last looked, somebody else decided about {plural(len(others), 'pupil')}; the list says who."
        st.warning(text, icon=":material/group:")


def _is_own(meeting: Meeting, persons: Iterable[int]) -> None:
    seen = load(StateKey.DECIDED_SEEN, {}).get(term_key(meeting.analysis.now), frozenset())
    _keep(meeting, StateKey.DECIDED_SEEN, seen | frozenset(persons))


def show_decider() -> None:
    """Ask who decides; nothing is released without a name."""
    name = st.text_input(
        "Who is deciding?",
        load(StateKey.RELEASED_BY, ""),
        key="decider",
        placeholder="Your name goes in the record",
    )
    store(StateKey.RELEASED_BY, name)


def releases(meeting: Meeting) -> dict[int, Release]:
    """The letters released in the term on screen, by person. Raises RecordsError."""
    if load(StateKey.IS_SAMPLE):
        return dict(load(StateKey.RELEASES, {}).get(term_key(meeting.analysis.now), {}))
    return load_releases(records(), recorded_term(records(), meeting.analysis.now), meeting.joins)


def holds(meeting: Meeting) -> dict[int, Hold]:
    """The proposals held in the term on screen, by person. Raises RecordsError."""
    if load(StateKey.IS_SAMPLE):
        return dict(load(StateKey.HOLDS, {}).get(term_key(meeting.analysis.now), {}))
    return load_holds(records(), recorded_term(records(), meeting.analysis.now), meeting.joins)


def releaser() -> str:
    """The name of the person who decides, blank until given."""
    return str(load(StateKey.RELEASED_BY, "")).strip()


def record_releases(meeting: Meeting, decisions: Iterable[PupilDecision], letter: Letter | None = None) -> int:
    """Record that letters are released, the proposed ones or another; how many were not released before."""
    versions, languages = template_versions(), language_versions()
    known, pictures = releases(meeting), pictures_in_use()
    new = {
        one.person: with_addressees(
            replace(
                release(one, meeting.analysis, releaser(), decision_date(), versions, letter, languages),
                pictures=pictures,
            ),
            one,
            meeting.records,
        )
        for one in decisions
        if one.person not in known
    }
    if not load(StateKey.IS_SAMPLE):
        keep_for_releases(one.template_version for one in new.values())
        recorded_now = keep_releases(records(), meeting, new, releaser(), now())
        _is_own(meeting, recorded_now)
        return len(recorded_now)
    _is_own(meeting, new)
    _keep(meeting, StateKey.RELEASES, known | new)
    _keep(meeting, StateKey.HOLDS, {person: one for person, one in holds(meeting).items() if person not in new})
    return len(new)


def record_hold(meeting: Meeting, decision: PupilDecision, review_on: date) -> None:
    """Record that a proposal waits until a day; a letter released meanwhile stays released. Raises RecordsError."""
    hold = Hold(decision.person, releaser(), decision_date(), review_on)
    if load(StateKey.IS_SAMPLE):
        _keep(meeting, StateKey.HOLDS, holds(meeting) | {decision.person: hold})
        _is_own(meeting, [decision.person])
        return
    if keep_hold(records(), meeting, hold, releaser(), now()):
        _is_own(meeting, [decision.person])


def look_at_decision(meeting: Meeting, person: int) -> int | None:
    """The number of what stands for a pupil, by which `take_back` knows what was seen; None in the sample school."""
    return None if load(StateKey.IS_SAMPLE) else decision_seen(records(), meeting, person)


def take_back(meeting: Meeting, person: int, seen: int | None) -> bool:
    """Take back the decision that a person saw; False, nothing changed, where it is another. Raises RecordsError."""
    if not load(StateKey.IS_SAMPLE):
        return undo_decision(records(), meeting, person, releaser(), now(), seen)
    for key, kept in ((StateKey.RELEASES, releases(meeting)), (StateKey.HOLDS, holds(meeting))):
        _keep(meeting, key, {other: one for other, one in kept.items() if other != person})
    return True


def history_of(meeting: Meeting, person: int) -> tuple[str, ...]:
    """Say what was decided about a pupil before; nothing in the sample school. Raises RecordsError."""
    return (
        ()
        if load(StateKey.IS_SAMPLE)
        else history_in_words(records(), person, recorded_term(records(), meeting.analysis.now), meeting.joins)
    )


def changed_since(meeting: Meeting) -> int:
    """How many letters were released on other figures than the loaded files and terms now give."""
    decisions = {one.person: one for one in meeting.analysis.decisions}
    kept = releases(meeting)
    return sum(
        person not in decisions or not says_what_was_released(one, decisions[person]) for person, one in kept.items()
    )


def _keep(meeting: Meeting, key: StateKey, kept: object) -> None:
    store(key, load(key, {}) | {term_key(meeting.analysis.now): kept})


def planned_letters(meeting: Meeting, letter: Letter | None = None) -> tuple[PlannedLetter, ...]:
    """The letters that the releases call for, of one type where named."""
    wanted = [one for one in releases(meeting).values() if letter in (None, one.letter)]
    return plan_letters(wanted, meeting.analysis, meeting.records)
