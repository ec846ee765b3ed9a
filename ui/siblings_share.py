"""Siblings in one envelope: the school's choice, kept with its day, and the letters in the order of their envelopes."""

import streamlit as st

from analysis.meeting.room import Meeting
from analysis.post.correspondence import PlannedLetter
from analysis.post.envelopes import in_envelopes
from analysis.records.choices import load_choices, record_choice
from analysis.rules.wording import plural
from ui.access import person_at_the_desk
from ui.clock import now
from ui.families import sibling_answers
from ui.loading import records
from ui.state import StateKey, load, store
from ui.stopped import letters_to_print

ByEnvelope = tuple[tuple[int, PlannedLetter], ...]
"""The letters to print in order, each with the number of its envelope."""
_CHOICE = "one envelope for siblings"


def siblings_share() -> bool:
    """Whether the school puts letters about siblings in one envelope; no, until somebody says so."""
    if load(StateKey.IS_SAMPLE):
        return bool(load(StateKey.ONE_ENVELOPE))
    return bool(load_choices(records()).get(_CHOICE))


def _letters_by_envelope(meeting: Meeting) -> ByEnvelope:
    """The letters to print with the number of each one's envelope, siblings together where the school says so."""
    siblings = sibling_answers(meeting.joins) if siblings_share() else {}
    return in_envelopes(letters_to_print(meeting), siblings)


def show_siblings_share(meeting: Meeting) -> ByEnvelope:
    """Ask whether siblings share an envelope, say how many envelopes that makes, and give the letters in order."""
    share = st.checkbox("Siblings in one envelope", siblings_share(), key="one_envelope")
    if share != siblings_share():
        _keep(share=share)
    by_envelope = _letters_by_envelope(meeting)
    if share:
        count = len({number for number, _ in by_envelope})
        st.caption(
            f"{plural(len(by_envelope), 'letter')} in {plural(count, 'envelope')}. Letters about confirmed siblings to "
            "the same people stand together; the list of letters numbers the envelopes."
        )
    return by_envelope


def _keep(*, share: bool) -> None:
    if load(StateKey.IS_SAMPLE):
        store(StateKey.ONE_ENVELOPE, share)
    else:
        record_choice(records(), _CHOICE, share, person_at_the_desk(), now())
