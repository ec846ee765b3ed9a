"""Decisions in the meeting: how far they are, and the way to the Review page."""

from collections import Counter

import streamlit as st

from analysis.meeting.room import Meeting
from analysis.rules.decision import LETTER_NAMES, Letter
from analysis.rules.wording import plural
from ui.decisions import holds, releases
from ui.presenting import names_are_shown, presenting
from ui.proposals import show_proposals, show_unclear, show_without_sessions
from ui.tables import show_plain_table


def show_decided(meeting: Meeting) -> None:
    """Show what is decided of each type of letter; pupils by name only where names are shown."""
    st.subheader("Decisions")
    rows = decided_rows(meeting)
    released, held = (sum(row[name] for row in rows.values()) for name in ("Released", "Held"))
    proposed = sum(row["Proposed"] for row in rows.values())
    st.markdown(f"#### {plural(released, 'letter')} released and {held} held of {proposed} proposed.")
    if presenting():
        show_plain_table(
            [{"Letter": LETTER_NAMES[letter], **row} for letter, row in rows.items()],
            "Letters proposed, released and held, by type",
            key="decided",
        )
    elif st.button("Decide and release letters", key="go_to_review", type="primary", icon=":material/mail:"):
        st.switch_page("pages/review.py")
    if names_are_shown():
        show_proposals(meeting.analysis)
        show_unclear(meeting.analysis)
        show_without_sessions(meeting.analysis)


def decided_rows(meeting: Meeting) -> dict[Letter, dict[str, int]]:
    """Count the letters proposed, released and held, by the type that was proposed."""
    of = {one.person: one.proposal.letter for one in meeting.analysis.decisions if one.proposal.letter}
    proposed, released, held = (
        Counter(of[person] for person in persons if person in of) for persons in (of, releases(meeting), holds(meeting))
    )
    return {
        letter: {"Proposed": proposed[letter], "Released": released[letter], "Held": held[letter]} for letter in Letter
    }
