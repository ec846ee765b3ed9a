"""The minutes of the meeting, to take away as a Word file."""

from collections.abc import Sequence

import streamlit as st

from analysis.meeting.agreed import of_this_meeting, open_from_before
from analysis.meeting.room import Meeting
from analysis.records.actions import Action
from analysis.reports.minutes import ActionLine, Minutes, minutes_document
from analysis.rules.decision import LETTER_NAMES
from analysis.rules.wording import short_date
from ui.action_book import actions_of, term_of
from ui.actions import text_of
from ui.answer import answer_sentences
from ui.decided import decided_rows
from ui.downloads import WORD
from ui.meeting_words import basis_of, meeting_title
from ui.presenting import names_are_shown


def show_minutes(meeting: Meeting, sentences: Sequence[str]) -> None:
    """Offer the minutes with the answer's sentences; they name pupils only where a person ticks it."""
    named = names_are_shown() and st.checkbox("Name pupils in the minutes", key="minutes_named")
    said = minutes_of(meeting, sentences, named=named)
    st.download_button(
        "Minutes of this meeting (Word)",
        lambda: minutes_document(said),
        file_name="minutes.docx",
        mime=WORD,
        key="minutes",
        icon=":material/download:",
        on_click="ignore",
    )


def show_minutes_to_take_away(meeting: Meeting) -> None:
    """Offer the minutes under a heading that says what is in them."""
    st.subheader("For those at the meeting")
    st.markdown(
        "The minutes: what was seen, how far the decisions are, open actions of earlier meetings and of this one. "
        "They name a pupil only where you tick it."
    )
    show_minutes(meeting, answer_sentences(meeting))


def minutes_of(meeting: Meeting, sentences: Sequence[str], *, named: bool) -> Minutes:
    """Gather what the minutes say. Raises RecordsError."""
    actions, term = actions_of(meeting), term_of(meeting)

    def lines(found: list[Action]) -> list[ActionLine]:
        return [ActionLine(text_of(meeting, one, named=named), one.task.owner, _by_when(one)) for one in found]

    return Minutes(
        school=meeting.settings.school.name,
        title=meeting_title(meeting.analysis),
        basis=basis_of(meeting.analysis),
        sentences=sentences,
        decisions=[
            (LETTER_NAMES[letter], str(row["Proposed"]), str(row["Released"]), str(row["Held"]))
            for letter, row in decided_rows(meeting).items()
        ],
        earlier=lines(open_from_before(actions, term)),
        agreed=lines(of_this_meeting(actions, term)),
    )


def _by_when(one: Action) -> str:
    return short_date(one.task.due) if one.is_open else "done"
