"""The letters of a term with what became of each; a chosen row has its card beside the table."""

from collections.abc import Mapping

import streamlit as st

from analysis.meeting.room import Meeting
from analysis.meeting.sent import SentLetter
from analysis.records.postings import PostingKind
from analysis.rules.decision import LETTER_NAMES
from analysis.rules.wording import plural
from ui.tables import show_table

STATES = {"not sent yet": None, "sent": PostingKind.SENT, "came back": PostingKind.RETURNED}
PIXELS = {"Pupil": 135, "Class": 55, "Letter": 120, "State": 175, "Words": 100}
ROW, HEIGHT = 46, 760


def show_letters(meeting: Meeting, letters: Mapping[int, SentLetter]) -> SentLetter | None:
    """List the letters, of some states where a person chose any; give the chosen one."""
    wanted = st.pills("Show only", [*STATES], key="sent_only", selection_mode="multi")
    decided = {one.person: one for one in meeting.analysis.decisions}
    listed = [person for person in decided if person in letters] + [one for one in letters if one not in decided]
    shown = [letters[one] for one in listed if not wanted or letters[one].state in {STATES[name] for name in wanted}]
    if not shown:
        st.markdown("None.")
        return None
    event = show_table(
        [_row(meeting, one) for one in shown],
        f"{plural(len(shown), 'released letter')}; choose a row to say what became of it",
        file="letters sent",
        key="sent_list",
        on_select="rerun",
        selection_mode="single-row",
        row_height=ROW,
        height=min(HEIGHT, ROW * (len(shown) + 1) + 3),
        column_config={name: st.column_config.TextColumn(width=width) for name, width in PIXELS.items()},
    )
    chosen = event["selection"]["rows"]
    return shown[chosen[0]] if chosen and chosen[0] < len(shown) else None


def name_and_class(meeting: Meeting, person: int) -> tuple[str, str]:
    """Name a pupil, by number where the loaded files do not have the pupil."""
    found = next((one for one in meeting.analysis.decisions if one.person == person), None)
    return (found.listed_name, found.text("class_name")) if found else (f"pupil number {person}", "")


def _row(meeting: Meeting, one: SentLetter) -> dict[str, str]:
    name, class_name = name_and_class(meeting, one.release.person)
    return {
        "Pupil": name,
        "Class": class_name,
        "Letter": LETTER_NAMES[one.release.letter],
        "State": one.in_words,
        "Words": one.record,
    }
