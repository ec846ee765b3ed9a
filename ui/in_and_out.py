"""Who is in and out of concern: a third concern letter in six terms, by name with the terms."""

import streamlit as st

from analysis.meeting.in_and_out import GivenLetter, given_letter, in_and_out, load_given_letters
from analysis.meeting.room import Meeting
from analysis.post.release import last_day_of
from analysis.rules.decision import LETTER_NAMES
from analysis.rules.wording import plural
from ui.loading import records
from ui.sent_table import name_and_class
from ui.state import StateKey, load
from ui.tables import show_table


def show_in_and_out(meeting: Meeting) -> None:
    """List the pupils with a third concern letter in the six terms up to this one. Raises RecordsError."""
    found = in_and_out(_given(meeting), last_day_of(meeting.analysis), meeting.settings.policy.period)
    st.subheader("In and out of concern")
    if not found:
        st.markdown("Nobody had a third amber or red letter in the last six terms.")
        return
    st.markdown(f"{plural(len(found), 'pupil')} had a third amber or red letter in the last six terms.")
    rows = [
        {"Pupil": name, "Class": class_name, "Letters": len(letters), "Terms": _terms(letters)}
        for person, letters in found.items()
        for name, class_name in (name_and_class(meeting, person),)
    ]
    show_table(
        rows,
        "Pupils in and out of concern, with the terms of their letters",
        key="in_and_out",
        file="in and out of concern",
    )


def _terms(letters: tuple[GivenLetter, ...]) -> str:
    return "; ".join(f"{one.term}: {LETTER_NAMES[one.letter]}" for one in letters)


def _given(meeting: Meeting) -> dict[int, list[GivenLetter]]:
    if not load(StateKey.IS_SAMPLE):
        return load_given_letters(records(), meeting.joins)
    given: dict[int, list[GivenLetter]] = {}
    for term, released in load(StateKey.RELEASES, {}).items():
        rights = load(StateKey.CORRECTIONS, {}).get(term, {})
        for person, wrote in released.items():
            letter = given_letter(term, wrote, rights.get(person))
            given.setdefault(person, []).extend([letter] if letter else [])
    return given
