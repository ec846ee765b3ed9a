"""Letters that the files no longer bear out: why, by name, and the letter that puts each right."""

import streamlit as st

from analysis.meeting.correcting import WrongLetter, WrongLetters
from analysis.meeting.room import Meeting
from analysis.meeting.sent import SentLetter
from analysis.post.pack import joined_pack
from analysis.post.stopped import StoppedLetter
from analysis.records.postings import PostingKind
from analysis.rules.stops import Stop
from analysis.rules.wording import plural, short_date
from ui.correcting import (
    letters_to_correct,
    planned_correction,
    release_correction,
    stopped_correction,
    take_back_correction,
    waits_for_choice,
)
from ui.decisions import releaser
from ui.downloads import WORD
from ui.plain_text import as_text
from ui.readdressing import addressees_in_words, readdress
from ui.sent_card import show_returned, show_sent, show_unsend
from ui.state import StateKey, load, store
from ui.template_shelf import templates_of

SENT_PAGE = "pages/sent.py"


def still_to_correct(wrong: WrongLetters) -> list[WrongLetter]:
    """Leave out the letters whose correction is released."""
    return [one for one in wrong.found if one.correction is None]


def show_to_correct(meeting: Meeting, wrong: WrongLetters) -> None:
    """List the letters that differ, with what can be done about each."""
    st.subheader("To correct")
    if not wrong.found:
        st.markdown("By the loaded files and the policy of its day every letter would be the same today.")
    for one in wrong.found:
        with st.container(border=True):
            _show(meeting, one)
    if wrong.not_judged:
        st.caption(
            f"{plural(wrong.not_judged, 'letter')} could not be judged again: the pupil is in no loaded file of that "
            "term, the term before is not open, sessions are not known, or totals of another day are loaded."
        )


def _show(meeting: Meeting, one: WrongLetter) -> None:
    st.markdown(f"**{as_text(one.decision.listed_name)}**, {as_text(one.judged.now.full_name)}. {as_text(one.why)}")
    if one.correction is not None:
        _show_correction(meeting, one, one.correction)
    elif not one.letter.postings:
        st.caption(
            "Nobody said that it went. If it did, say so above; if not, take its release back on the Review page and "
            "decide anew: then nothing needs to be corrected."
        )
    elif not one.decision.can_be_written:
        st.caption("There are no sessions to give in a letter, so please talk to the family.")
    elif waits_for_choice(meeting, one):
        st.caption("In care: choose on the page Families whom a correction goes to.")
    else:
        _offer_correction(meeting, one)


def _offer_correction(meeting: Meeting, one: WrongLetter) -> None:
    if one.decision.person in meeting.records.covered_by_hold:
        st.warning("The safeguarding lead asks to be asked before any letter goes.", icon=":material/front_hand:")
    if st.button(
        "Release a correction letter", key=f"correct_{one.letter.decision}", type="primary", disabled=not releaser()
    ):
        release_correction(meeting, one)
        st.rerun()


def _show_correction(meeting: Meeting, one: WrongLetter, correction: SentLetter) -> None:
    right = correction.release
    by = f"Correction released by {right.released_by} on {short_date(right.released_on)}. {correction.in_words}."
    st.markdown(as_text(by))
    stopped = stopped_correction(meeting, one, correction)
    if stopped:
        _show_stopped(stopped, correction)
    else:
        _show_download(meeting, one, correction)
    if correction.state is PostingKind.SENT:
        show_returned(correction)
    else:
        show_sent(correction)
    show_unsend(correction)
    if not correction.postings:
        _show_take_back(one, correction)


def _show_take_back(one: WrongLetter, correction: SentLetter) -> None:
    # The press carries the correction that stood when the button was drawn, not the one that stands by now.
    if st.button(
        "Take the correction back",
        key=f"uncorrect_{one.letter.decision}",
        disabled=not releaser(),
        on_click=store,
        args=(StateKey.DECISION_SEEN, correction.decision),
    ):
        if take_back_correction(one, load(StateKey.DECISION_SEEN)):
            st.rerun()
        st.warning("Somebody else decided about this correction since you looked, so nothing was taken back.")


def _show_stopped(stopped: StoppedLetter, correction: SentLetter) -> None:
    st.error(f"Stopped. {stopped.stop} {stopped.what_to_do}", icon=":material/front_hand:")
    if stopped.stop is not Stop.CHANGED:
        return
    before = stopped.release.addressed.addressees if stopped.release.addressed else ()
    then, now = addressees_in_words(before), addressees_in_words(stopped.addressed.addressees)
    st.markdown(as_text(f"Released for: {then}. By the contacts of today: {now}."))
    if st.button("The new address is right", key=f"readdress_{correction.decision}", disabled=not releaser()):
        readdress(correction, stopped.addressed)
        st.rerun()


def _show_download(meeting: Meeting, one: WrongLetter, correction: SentLetter) -> None:
    planned = planned_correction(meeting, one)
    st.download_button(
        "The correction letter",
        lambda: joined_pack(planned, templates_of(planned), meeting.settings.school),
        file_name="correction.docx",
        mime=WORD,
        key=f"correction_{correction.decision}",
        icon=":material/download:",
        on_click="ignore",
    )


def show_who_was_written_to_wrongly(meeting: Meeting) -> None:
    """Name the pupils whose letters are still to correct: some have no card this term."""
    waiting = still_to_correct(letters_to_correct(meeting))
    if waiting:
        names = "; ".join(dict.fromkeys(one.decision.listed_name for one in waiting))
        text = f"{plural(len(waiting), 'letter')} to correct: {as_text(names)}."
        st.warning(text, icon=":material/edit_document:")
        st.page_link(SENT_PAGE, label="Put them right on the page Sent", icon=":material/send:")


def show_wrong_on_card(meeting: Meeting, person: int) -> None:
    """Say on a pupil's card that an earlier letter was wrong, and whether it is put right."""
    for one in letters_to_correct(meeting).found:
        if one.letter.release.person == person:
            done = "A correction is released." if one.correction else "To correct: see the page Sent."
            st.warning(as_text(f"{one.judged.now.full_name}: {one.why} {done}"), icon=":material/edit_document:")
