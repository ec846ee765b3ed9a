"""Released letters to take away: a joined pack for each type, one letter, or everything as a ZIP."""

from collections.abc import Sequence

import streamlit as st

from analysis.meeting.room import Meeting
from analysis.post.correspondence import PlannedLetter
from analysis.post.pack import Templates, joined_pack, pack_files, packs_of, release_record, single_letter, zipped
from analysis.rules.decision import LETTER_NAMES
from analysis.rules.school import School
from analysis.rules.wording import plural
from ui.decisions import planned_letters, releases
from ui.languages import show_languages
from ui.meeting_state import meeting_key
from ui.state import StateKey, load, store
from ui.template_shelf import templates_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show_downloads(meeting: Meeting) -> None:
    """Offer the released letters, joined by type and one by one. Nothing unreleased is offered."""
    st.subheader("For the printer")
    planned = planned_letters(meeting)
    show_languages(planned)
    templates = templates_of(planned)
    for name, letters in packs_of(planned, templates).items():
        _offer_pack(name, letters, templates, meeting.settings.school)
    single = st.selectbox(
        "or one letter",
        planned,
        format_func=lambda one: f"{one.decision.listed_name}: {one.addressee.names}",
        key="single",
        index=None,
        placeholder="Choose a pupil and addressee",
    )
    if single is not None:
        st.download_button(
            "This letter",
            lambda: single_letter(single, templates, meeting.settings.school),
            file_name="letter.docx",
            mime=WORD,
            key="single_download",
            icon=":material/download:",
            on_click="ignore",
        )


def _offer_pack(name: str, planned: Sequence[PlannedLetter], templates: Templates, school: School) -> None:
    st.download_button(
        f"{LETTER_NAMES[planned[0].release.letter]}: one Word file with {plural(len(planned), 'letter')}",
        lambda: joined_pack(planned, templates, school),
        file_name=name,
        mime=WORD,
        key=name.removesuffix(".docx").replace("pack-", "pack_", 1),
        icon=":material/download:",
        on_click="ignore",
    )


def show_everything(meeting: Meeting) -> None:
    """Prepare everything released as one ZIP, with progress, and offer it."""
    count = len(releases(meeting))
    st.subheader("Everything released")
    st.markdown("All letters, a joined file for each type, the list of decisions, and who released what.")
    st.download_button(
        "Who released what (CSV)",
        lambda: release_record(planned_letters(meeting)),
        file_name="release.csv",
        mime="text/csv",
        key="release_record",
        icon=":material/download:",
        on_click="ignore",
    )
    if st.button(f"Prepare a ZIP of {plural(count, 'release')}", key="prepare_zip"):
        store(StateKey.ZIP, (_what_it_holds(meeting), _zip(meeting)))
    ready = load(StateKey.ZIP)
    if ready and ready[0] == _what_it_holds(meeting):
        st.download_button(
            "Download the ZIP",
            ready[1],
            file_name="letters.zip",
            mime="application/zip",
            key="zip",
            icon=":material/download:",
            on_click="ignore",
            type="primary",
        )


def _what_it_holds(meeting: Meeting) -> tuple[object, ...]:
    """Everything a ZIP depends on, so that an old one is never offered for what it is not."""
    return (*meeting_key(), frozenset(releases(meeting).items()))


def _zip(meeting: Meeting) -> bytes:
    bar = st.progress(0.0, "Writing letters …")

    def on_progress(done: int, of: int) -> None:
        bar.progress(done / of, f"{done} of {of} letters written")

    planned = planned_letters(meeting)
    files = pack_files(
        meeting.analysis.decisions,
        planned,
        meeting.problems,
        templates_of(planned),
        meeting.settings.school,
        on_progress,
    )
    data = zipped(files)
    bar.empty()
    return data
