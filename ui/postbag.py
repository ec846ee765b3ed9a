"""The postbag: what the proposals mean for the office, in one sentence and five numbers."""

import streamlit as st

from analysis.meeting.figures import Postbag, postbag
from analysis.meeting.room import Meeting
from analysis.rules.decision import LETTER_NAMES
from analysis.rules.wording import percentage, plural
from ui.measure_words import MEASURES
from ui.presenting import presenting


def show_postbag(meeting: Meeting) -> None:
    """Show the letters proposed, by type, with how many are ready and how many wait for a person."""
    bag = postbag(meeting.analysis, meeting.records)
    st.subheader("The postbag")
    for column, (letter, count) in zip(st.columns(len(bag.letters)), bag.letters.items(), strict=True):
        waiting = count - bag.ready[letter]
        name = LETTER_NAMES[letter]
        column.metric(name, count, border=True, height="stretch", help=MEASURES[name])
        if not presenting():  # with names beside it, it could tell of whom something is known
            column.caption(f"{bag.ready[letter]} ready, {waiting} to decide" if count else "none this term")


def postbag_sentence(bag: Postbag) -> str:
    """Say the postbag in a sentence: "98 letters proposed: for 23.1% of the 424 pupils on roll, to 90 families."."""
    if not bag.pupils:
        return f"No letters this term: nobody of the {plural(bag.on_roll, 'pupil')} on roll needs one."
    share = f"{percentage(bag.pupils, bag.on_roll)} of the {plural(bag.on_roll, 'pupil')} on roll"
    families = "" if bag.families is None else f", to {plural(bag.families, 'family', 'families')}"
    return (
        f"{plural(bag.pupils, 'letter')} proposed: for {share}{families}. {plural(bag.meetings, 'meeting')} to arrange."
    )
