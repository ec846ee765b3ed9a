"""Everything released as one ZIP."""

from collections.abc import Iterator

import streamlit as st

from analysis.meeting.room import Meeting
from analysis.post.mail_merge import mail_merge_csv
from analysis.post.not_posted import not_posted_csv
from analysis.post.pack import Templates, pack_files, zipped
from analysis.post.stopped import stopped_csv
from analysis.rules.wording import plural
from ui.not_posted import letters_not_posted
from ui.office_lists import log_of
from ui.prepared import Progress, show_prepare
from ui.siblings_share import ByEnvelope, siblings_share
from ui.state import StateKey
from ui.stopped import stopped_letters


def show_everything(meeting: Meeting, by_envelope: ByEnvelope, templates: Templates) -> None:
    """Prepare everything released as one ZIP, with progress and a stop, and offer it."""
    st.subheader("Everything released")
    st.markdown(
        "All letters, a joined file for each type, the lists above, every decision, and what was not understood."
    )
    made = show_prepare(
        meeting,
        StateKey.ZIP,
        f"Prepare a ZIP of {plural(len({one.release.person for _, one in by_envelope}), 'release')}",
        "prepare_zip",
        lambda on_progress: zipped(_files(meeting, by_envelope, templates, on_progress)),
    )
    if made is not None:
        st.download_button(
            "Download the ZIP",
            made,
            file_name="letters.zip",
            mime="application/zip",
            key="zip",
            icon=":material/download:",
            on_click="ignore",
            type="primary",
        )


def _files(
    meeting: Meeting, by_envelope: ByEnvelope, templates: Templates, on_progress: Progress
) -> Iterator[tuple[str, bytes]]:
    school, planned = meeting.settings.school, [one for _, one in by_envelope]
    envelopes = [number for number, _ in by_envelope] if siblings_share() else ()
    yield from pack_files(
        meeting.analysis.decisions, planned, meeting.problems, templates, school, on_progress, envelopes
    )
    yield "mail-merge.csv", mail_merge_csv(planned)
    yield "letter-log.xlsx", log_of(meeting, planned)
    if stopped := stopped_letters(meeting):
        yield "stopped.csv", stopped_csv(stopped)
    if lines := letters_not_posted(meeting):
        yield "not_by_post.csv", not_posted_csv(lines)
