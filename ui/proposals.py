"""The list of proposed letters, by type."""

import streamlit as st

from analysis.rules.decision import LETTER_NAMES, Letter, Rule
from analysis.rules.wording import plural
from analysis.termly import TermlyAnalysis
from ui.presenting import presenting
from ui.pupil_table import show_pupils

EVERY_LETTER = "Every letter"


def show_without_sessions(analysis: TermlyAnalysis) -> None:
    """List pupils on roll who have no possible sessions this term: they have no rate and no letter."""
    without = [one for one in analysis.decisions if one.proposal.rule is Rule.NO_SESSIONS]
    if without:
        with st.expander(f"On roll, no sessions: {plural(len(without), 'pupil')}"):
            show_pupils(without, key="without_sessions")


def show_unclear(analysis: TermlyAnalysis) -> None:
    """List pupils whose figures do not tell which letter is due, if any: a person looks before anything is decided."""
    unclear = [one for one in analysis.decisions if one.proposal.rule is Rule.FIGURES_UNCLEAR]
    if unclear:
        text = "A letter gives sessions. Load an export that has them, or correct the figures in your MIS."
        with st.expander(f"Sessions not known, so look yourself: {plural(len(unclear), 'pupil')}", expanded=True):
            st.markdown(text)
            show_pupils(unclear, key="figures_unclear")


def show_proposals(analysis: TermlyAnalysis) -> None:
    """Show who is proposed which letter and why, narrowed to one type where chosen."""
    st.markdown("#### Proposed letters")
    options = [EVERY_LETTER, *Letter]
    chosen = st.pills(
        "Show", options, default=EVERY_LETTER, format_func=lambda one: LETTER_NAMES.get(one, one), key="letter_shown"
    )
    wanted = [
        one
        for one in analysis.decisions
        if one.proposal.letter is not None and chosen in (None, EVERY_LETTER, one.proposal.letter)
    ]
    waiting = sum(one.status == "review" for one in wanted)
    if not presenting():
        st.markdown(f"{plural(len(wanted), 'letter')}, {waiting} of them to be decided by a person first.")
    show_pupils(wanted, key="proposals")
