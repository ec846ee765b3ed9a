"""What the school knows and did about a pupil: letters, circumstances to who may see them, brothers and sisters."""

import streamlit as st

from analysis.families import families
from analysis.meeting.circumstances import circumstances_told
from analysis.meeting.pupil import Pupil, everybody
from analysis.meeting.room import Meeting
from analysis.rules.decision import LETTER_NAMES, RULE_SENTENCES
from analysis.rules.flags import FLAG_MEANINGS
from analysis.rules.wording import short_date
from ui.decision_day import decision_date
from ui.decisions import history_of, holds, releases
from ui.plain_text import as_text
from ui.pupil_choice import open_pupil
from ui.pupil_table import both_terms


def show_known(meeting: Meeting, pupil: Pupil) -> None:
    """Show letters and decisions, what is recorded, and siblings."""
    st.subheader("What the school did and knows")
    st.markdown("**Letters and decisions**")
    st.markdown("\n".join(f"- {line}" for line in _decided(meeting, pupil)) or "None on record.")
    st.markdown("**Recorded circumstances**")
    told = circumstances_told(meeting.records, pupil.person, decision_date())
    st.markdown("\n".join(f"- {as_text(sentence)}" for sentence in told) or "None that may be shown here.")
    _show_siblings(meeting, pupil)
    st.caption("Calls and meetings with families are not kept by this program yet.")


def _decided(meeting: Meeting, pupil: Pupil) -> list[str]:
    one, lines = pupil.decision, []
    done, held = releases(meeting).get(pupil.person), holds(meeting).get(pupil.person)
    if one is not None:
        letter = LETTER_NAMES[one.proposal.letter] if one.proposal.letter else "No letter"
        lines.append(f"This term, proposed: {letter}. {RULE_SENTENCES[one.proposal.rule]}")
        lines += [f"To look at first: {FLAG_MEANINGS[raised.flag]}. {as_text(raised.reason)}" for raised in one.flags]
    if done is not None:
        by = as_text(f"{done.released_by}, {short_date(done.released_on)}")
        lines.append(f"This term: {LETTER_NAMES[done.letter]} released by {by}.")
    if held is not None:
        lines.append(as_text(f"This term: held by {held.held_by} until {short_date(held.review_on)}."))
    return lines + [as_text(line) for line in history_of(meeting, pupil.person)]


def _show_siblings(meeting: Meeting, pupil: Pupil) -> None:
    st.markdown("**Brothers and sisters**")
    family = next((one for one in families(meeting.records.siblings) if pupil.person in one), ())
    names, decisions = everybody(meeting), {one.person: one for one in meeting.analysis.decisions}
    others = [person for person in family if person != pupil.person and person in names]
    if not others:
        st.markdown("None confirmed. Who lives together is asked on the page Families.")
    for person in others:
        words, button = st.columns([4, 1], vertical_alignment="center")
        term = f": {both_terms(decisions[person])[1]} this term" if person in decisions else ""
        words.markdown(as_text(f"{names[person]}{term}"))
        if button.button("Open", key=f"sibling_{person}"):
            open_pupil(person)
