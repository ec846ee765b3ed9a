"""The answer of the page Sent, and one press for all letters of a type."""

from datetime import date

import streamlit as st

from analysis.meeting.sent import SentLetter, how_many, not_sent_yet
from analysis.records.postings import WAYS, PostingKind
from analysis.rules.decision import LETTER_NAMES, Letter
from analysis.rules.wording import plural, short_date
from ui.clock import today
from ui.decision_day import decision_date
from ui.decisions import releaser
from ui.sending import record_sent
from ui.state import StateKey, load

REVIEW_PAGE = "pages/review.py"


def show_answer(letters: dict[int, SentLetter], to_correct: int) -> bool:
    """Say how many letters went, came back, wait, and must be put right; False where none is released."""
    if not letters:
        st.markdown("#### No letter is released yet, so none can have been sent.")
        if st.button("Decide and release letters", key="go_to_review", type="primary", icon=":material/fact_check:"):
            st.switch_page(REVIEW_PAGE)
        return False
    count = how_many(letters.values())
    st.markdown(
        f"#### Letters about {plural(len(letters), 'pupil')} released: {count[PostingKind.SENT]} sent, "
        f"{count[PostingKind.RETURNED]} came back, {count[None]} not sent yet. {to_correct} to correct."
    )
    return True


def sending_day() -> date:
    """The day that a person most likely means: today, in the sample school the day of its meeting."""
    return decision_date() if load(StateKey.IS_SAMPLE) else today()


def show_press(letters: dict[int, SentLetter]) -> None:
    """Say in one press that all letters of a type went."""
    waiting = [letter for letter in Letter if any(_waits(one, letter) for one in letters.values())]
    if not waiting:
        st.markdown("No letter waits to be sent.")
        return
    which, when, how = st.columns([2, 1, 1])
    letter = which.selectbox("Letters", waiting, format_func=LETTER_NAMES.__getitem__, key="sent_type")
    first = min(one.release.released_on for one in letters.values())
    day = when.date_input("Sent on", max(first, sending_day()), first, key=f"sent_day_{first}", format="DD/MM/YYYY")
    way = how.selectbox("How", WAYS, key="sent_way")
    going = not_sent_yet(letters, letter, day)
    label = f"{LETTER_NAMES[letter]}: all {len(going)} went {way} on {short_date(day)}"
    if st.button(label, key="sent_all", type="primary", disabled=not (going and releaser()), icon=":material/send:"):
        count = record_sent(going, day, way)
        st.toast(f"{plural(count, 'letter')} recorded as sent.")
        st.rerun()
    if not releaser():
        st.caption("Write your name above first: what you say is recorded with a name.")
    elif not going:
        st.caption("Each of these was released after that day.")


def _waits(one: SentLetter, letter: Letter) -> bool:
    return one.release.letter is letter and not one.postings
