"""Lists that go with the released letters: for the office's records, for a mail merge, and for the minutes."""

from collections.abc import Callable, Sequence

import streamlit as st

from analysis.meeting.room import Meeting
from analysis.post.correspondence import PlannedLetter
from analysis.post.letter_log import letter_log
from analysis.post.mail_merge import mail_merge_csv
from analysis.post.pack import release_record
from ui.meeting_words import basis_of
from ui.stopped import stopped_letters

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"


def show_lists(meeting: Meeting, planned: Sequence[PlannedLetter]) -> None:
    """Offer the letter log, the mail merge and the record of releases."""
    st.subheader("For the office")
    _offer(
        "Letter log (Excel)",
        "letter-log.xlsx",
        EXCEL,
        lambda: log_of(meeting, planned),
        "Who gets which letter, why, and where to. No flags and no circumstances.",
    )
    _offer(
        "Mail merge (CSV)",
        "mail-merge.csv",
        CSV,
        lambda: mail_merge_csv(planned),
        "A row for each letter, for messages that your MIS sends or for a merge in Word.",
    )
    _offer(
        "Who released what (CSV)",
        "release.csv",
        CSV,
        lambda: release_record(planned),
        "For the minutes: by whom, when, by which rule and on which numbers. It has the flags, so keep it close.",
    )


def log_of(meeting: Meeting, planned: Sequence[PlannedLetter]) -> bytes:
    """Write the letter log of a meeting."""
    return letter_log(planned, meeting.settings.school, basis_of(meeting.analysis), stopped_letters(meeting))


def _offer(label: str, file_name: str, mime: str, make: Callable[[], bytes], what: str) -> None:
    st.download_button(
        label,
        make,
        file_name=file_name,
        mime=mime,
        key=file_name.partition(".")[0].replace("-", "_"),
        icon=":material/download:",
        on_click="ignore",
    )
    st.caption(what)
