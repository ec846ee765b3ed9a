"""One letter: say that it went or came back, keep it as it was sent, and have it again."""

import hashlib

import streamlit as st

from analysis.letters.sent_file import check_sent_file
from analysis.letters.template_error import TemplateError
from analysis.meeting.room import Meeting
from analysis.meeting.sent import SentLetter
from analysis.post.correspondence import plan_letters
from analysis.post.pack import joined_pack
from analysis.records.postings import WAYS, PostingKind
from analysis.rules.decision import LETTER_NAMES
from analysis.rules.wording import short_date
from ui.decisions import releaser
from ui.downloads import WORD
from ui.plain_text import as_text
from ui.sending import file_as_sent, keep_as_sent, record_returned, record_sent, take_sending_back
from ui.sent_answer import sending_day
from ui.sent_table import name_and_class
from ui.stopped import stopped_of
from ui.template_shelf import templates_of

MOST_WORDS = 200


def show_letter(meeting: Meeting, one: SentLetter) -> None:
    """Show what was said of a letter, and what can be said next."""
    with st.container(border=True):
        name = ", ".join(part for part in name_and_class(meeting, one.release.person) if part)
        st.markdown(f"#### {as_text(name)}")
        st.markdown(f"**{LETTER_NAMES[one.release.letter]}.** {as_text(one.in_words)}. Words: {one.record}.")
        for posting in one.postings:
            said = f"{posting.kind} {short_date(posting.day) if posting.day else ''}, {posting.words or 'no reason'}"
            st.caption(as_text(f"{said}: said by {posting.by}"))
        if one.state is PostingKind.SENT:
            show_returned(one)
        else:
            show_sent(one)
        show_unsend(one)
        stopped = stopped_of(meeting, one)
        if stopped:
            st.error(f"{stopped.stop} {stopped.what_to_do}", icon=":material/front_hand:")
        else:
            _show_download(meeting, one)
        _show_attach(one)


def show_unsend(one: SentLetter) -> None:
    """Take back the last that was said of a letter."""
    if one.postings and st.button(
        "Take the last entry back", key=f"unsend_{one.decision}", disabled=not releaser(), icon=":material/undo:"
    ):
        take_sending_back(one)
        st.rerun()


def show_sent(one: SentLetter) -> None:
    """Say of one letter that it went."""
    first = one.postings[-1].day if one.postings else one.release.released_on
    when, how = st.columns(2)
    earliest = first or one.release.released_on
    day = when.date_input(
        "Sent on", max(earliest, sending_day()), earliest, key=f"day_{one.decision}_{earliest}", format="DD/MM/YYYY"
    )
    way = how.selectbox("How", WAYS, key=f"way_{one.decision}")
    label = "This letter went again" if one.postings else "This letter went"
    if st.button(label, key=f"send_{one.decision}", type="primary", disabled=not releaser()):
        record_sent([one], day, way)
        st.rerun()


def show_returned(one: SentLetter) -> None:
    """Say of one letter that it came back."""
    sent = one.postings[-1].day or one.release.released_on
    when, why = st.columns(2)
    day = when.date_input(
        "Came back on", max(sent, sending_day()), sent, key=f"back_{one.decision}_{sent}", format="DD/MM/YYYY"
    )
    words = why.text_input("Why", key=f"why_{one.decision}", max_chars=MOST_WORDS, placeholder="gone away")
    if st.button("This letter came back", key=f"return_{one.decision}", disabled=not releaser()):
        record_returned(one, day, words.strip())
        st.rerun()


def _show_download(meeting: Meeting, one: SentLetter) -> None:
    kept = file_as_sent(one)
    planned = plan_letters([one.release], meeting.analysis, meeting.records)
    if kept is None and not planned:
        st.caption("The pupil is not in the loaded files, so the letter cannot be written again from here.")
        return
    st.download_button(
        "The letter as it was sent" if kept else "The letter as proposed",
        kept or (lambda: joined_pack(planned, templates_of(planned), meeting.settings.school)),
        file_name="letter.docx",
        mime=WORD,
        key=f"sent_download_{one.decision}",
        icon=":material/download:",
        on_click="ignore",
    )


def _show_attach(one: SentLetter) -> None:
    with st.expander("It was edited in Word before it went"):
        st.caption(
            "The file is kept exactly as it is, as the letter that was sent. Two homes: one file with both letters."
        )
        dropped = st.file_uploader("The Word file that went", key=f"sent_file_{one.decision}_{one.as_edited}")
        if dropped is not None:
            _keep_checked(one, dropped.getvalue())
        if one.as_edited and st.button(
            "It went as proposed after all", key=f"as_proposed_{one.decision}", disabled=not releaser()
        ):
            keep_as_sent(one, None)
            st.rerun()


def _keep_checked(one: SentLetter, data: bytes) -> None:
    try:
        check_sent_file(data)
    except TemplateError as error:
        st.error(as_text(f"This file cannot be kept. {error}"))
        return
    name = hashlib.sha256(data).hexdigest()[:12]
    if st.button("Keep it as the one sent", key=f"keep_{one.decision}_{name}", type="primary", disabled=not releaser()):
        keep_as_sent(one, data)
        st.rerun()
