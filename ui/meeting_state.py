"""The one meeting made from the files in the box, kept for this visit until something it depends on changes."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from analysis.measures.term_sheet import TermSheet
from analysis.meeting.room import Meeting, Terms, prepare_meeting, terms_in
from analysis.records.errors import RecordsError
from analysis.terms.choice import RefusedError
from ui.box import corrections, file_notes, files, joined_pairs, named_terms
from ui.clock import today
from ui.plain_text import as_text
from ui.state import StateKey, forget, load, store

UPLOAD_PAGE = "pages/upload.py"


def decision_date() -> date:
    """The day of the decision: the one chosen, else today."""
    chosen: date | None = load(StateKey.DECISION_DATE)
    return chosen or today()


def loaded_terms() -> Terms:
    """The terms that the files in the box hold. Raises RefusedError."""
    return terms_in(files(), file_notes())


def chosen_terms(sheets: Sequence[TermSheet]) -> tuple[TermSheet | None, TermSheet | None]:
    """This term and last term as chosen; without a choice the latest, and the one before it."""
    by_name = {sheet.full_name: sheet for sheet in sheets}
    now_name, before_name = load(StateKey.NOW), load(StateKey.BEFORE)
    now = by_name.get(now_name) if now_name else (sheets[-1] if sheets else None)
    if now is None or before_name:
        return now, by_name.get(before_name or "")
    earlier = sheets[: list(sheets).index(now)]
    return now, earlier[-1] if earlier else None


def meeting_key() -> tuple[object, ...]:
    """Everything the meeting depends on, to know when it must be made anew."""
    chosen = (StateKey.NOW, StateKey.BEFORE, StateKey.LETTERS_SENT)
    said = (tuple(sorted(named_terms().items())), corrections(), joined_pairs())
    return (*(file.fingerprint for file in files()), *said, *map(load, chosen), decision_date())


def current_meeting() -> Meeting | None:
    """The meeting made from the box, from the last run where nothing changed; None without attendance.

    Raises RefusedError where the terms cannot be compared.
    """
    key, meeting = load(StateKey.MEETING, (None, None))
    if key == meeting_key():
        made: Meeting | None = meeting
        return made
    terms = loaded_terms()
    now, before = chosen_terms(terms.sheets)
    if now is None:
        return None
    made = prepare_meeting(files(), terms, now, before, decision_date(), load(StateKey.LETTERS_SENT))
    store(StateKey.MEETING, (meeting_key(), made))
    return made


def require_meeting() -> Meeting:
    """The meeting, or an empty page that says what to do, and stops."""
    forget(StateKey.MESSAGES, StateKey.NOTES)
    try:
        meeting = current_meeting()
    except (RefusedError, RecordsError) as refusal:
        st.error(as_text(str(refusal)), icon=":material/error:")
        st.page_link(UPLOAD_PAGE, label="Choose other files or terms", icon=":material/upload_file:")
        st.stop()
    if meeting is None:
        st.info("No attendance is loaded yet. Load this term's and last term's export first.")
        st.page_link(UPLOAD_PAGE, label="Load attendance, or open the sample school", icon=":material/upload_file:")
        st.stop()
    return meeting
