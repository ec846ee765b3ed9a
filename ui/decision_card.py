"""The decision card: everything a person needs to decide about one pupil, and the decision itself."""

from datetime import timedelta

import streamlit as st

from analysis.decisions import PupilDecision
from analysis.meeting.card import Card, card_of, spell_in_words
from analysis.meeting.circumstances import circumstances_told
from analysis.meeting.room import Meeting
from analysis.records.decisions import SENT_ALREADY
from analysis.rules.decision import LETTER_NAMES, RULE_SENTENCES, Letter
from analysis.rules.flags import FLAG_MEANINGS
from analysis.rules.policy import per_cent
from analysis.rules.wording import plural, short_date
from ui.decision_day import decision_date
from ui.decisions import (
    history_of,
    holds,
    look_at_decision,
    record_hold,
    record_releases,
    releaser,
    releases,
    take_back,
)
from ui.letter_preview import show_letters_of
from ui.plain_text import as_text
from ui.pupil_choice import show_link
from ui.pupil_table import both_terms, name_and_class
from ui.sending import sent_letters
from ui.state import StateKey, load, store
from ui.stopped import stopped_of
from ui.to_correct import show_wrong_on_card

HOLD_DAYS = 14
"""Two weeks, or the next school day after them, as a first suggestion for when to look again."""


def show_card(meeting: Meeting, one: PupilDecision) -> None:
    """Show why this letter is proposed, what stands against it, what came before, and what can be done."""
    card, policy = card_of(one, meeting.analysis), meeting.analysis.policy
    with st.container(border=True):
        st.markdown(f"#### {as_text(name_and_class(one, one.full_name))}")
        show_link(one.person, one.full_name)
        last, now = both_terms(one)
        letter = LETTER_NAMES[one.proposal.letter] if one.proposal.letter else "No letter"
        st.markdown(f"Last term {as_text(last)}. This term {as_text(now)}.")
        st.markdown(f"**Proposed: {letter}.** {RULE_SENTENCES[one.proposal.rule]}")
        st.caption(f"The target is {per_cent(policy.target)}; red is under {per_cent(policy.red_below)}.")
        show_wrong_on_card(meeting, one.person)
        _show_flags(one)
        _show_circumstances(meeting, one)
        for sentence in card.fairness:
            st.markdown(f":material/balance: {as_text(sentence)}")
        _show_state(meeting, one)
        _show_absence(card)
        with st.expander("What the family will read"):
            show_letters_of(meeting, one)
        with st.expander("Why not another letter"):
            st.markdown("\n".join(f"- **{LETTER_NAMES[other]}.** {why}" for other, why in card.passed_over))


def _show_flags(one: PupilDecision) -> None:
    if one.flags:
        st.markdown("\n".join(f"- **{FLAG_MEANINGS[raised.flag]}.** {as_text(raised.reason)}" for raised in one.flags))
    if one.unchecked:
        names = "; ".join(FLAG_MEANINGS[check.flag].lower() for check in one.unchecked)
        st.caption(f"Could not be checked with these files: {names}.")


def _show_circumstances(meeting: Meeting, one: PupilDecision) -> None:
    told = circumstances_told(meeting.records, one.person, decision_date())
    if told:
        with st.expander(f"What is recorded ({len(told)})"):
            st.markdown("\n".join(f"- {as_text(sentence)}" for sentence in told))


def _show_absence(card: Card) -> None:
    with st.expander("Days missed this term"):
        if card.reasons is None or card.spells is None:
            st.markdown("The file has totals only: neither reasons nor dates are known.")
            return
        reasons = [f"- {meaning}: {plural(count, 'session')}" for meaning, count in card.reasons]
        st.markdown("\n".join(reasons) or "None.")
        st.markdown("\n".join(f"- {as_text(spell_in_words(spell))}" for spell in card.spells))


def _show_state(meeting: Meeting, one: PupilDecision) -> None:
    earlier = history_of(meeting, one.person)
    if earlier:
        st.markdown("\n".join(f"- {as_text(line)}" for line in earlier))
    done, held = releases(meeting).get(one.person), holds(meeting).get(one.person)
    if done is not None:
        by = f"{done.released_by} on {short_date(done.released_on)}"
        st.success(as_text(f"{LETTER_NAMES[done.letter]} released by {by}."), icon=":material/check:")
        letter = sent_letters(meeting)[one.person]
        stopped = stopped_of(meeting, letter)
        if stopped:
            st.error(f"Stopped. {stopped.stop} {stopped.what_to_do}", icon=":material/front_hand:")
        if letter.postings:
            st.caption(f"{as_text(letter.in_words)}. {SENT_ALREADY}")
        else:
            _show_take_back(meeting, one, "Take the release back")
        return
    if held is not None:
        st.info(as_text(f"Held by {held.held_by} until {short_date(held.review_on)}."), icon=":material/pause:")
        _show_take_back(meeting, one, "End the hold")
    _show_actions(meeting, one)


def _show_take_back(meeting: Meeting, one: PupilDecision, label: str) -> None:
    # The press carries the decision that stood when the button was drawn, not the one that stands by now.
    if st.button(
        label,
        key=f"take_back_{one.person}",
        disabled=not releaser(),
        icon=":material/undo:",
        on_click=store,
        args=(StateKey.DECISION_SEEN, look_at_decision(meeting, one.person)),
    ):
        if take_back(meeting, one.person, load(StateKey.DECISION_SEEN)):
            st.rerun()
        st.warning("Somebody else decided about this pupil since you looked, so nothing was taken back.")


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
    if one.waits_for_addressee:
        st.info("In care: choose on the page Families whom the letter goes to, then release it here.")
    cannot = one.waits_for_addressee or not (releaser() and one.can_be_written)
    if which.button("Release this letter", key=f"release_one_{one.person}", type="primary", disabled=cannot):
        record_releases(meeting, [one], letter)
        st.rerun()
    if when.button("Hold until that day", key=f"hold_{one.person}", disabled=not releaser()):
        record_hold(meeting, one, review)
        st.rerun()
