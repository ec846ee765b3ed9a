"""The one meeting made from the files in the box, kept for this visit until something it depends on changes."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analysis.joins import Joins
from analysis.measures.term_sheet import TermSheet
from analysis.meeting.circumstances import Kept
from analysis.meeting.last_letters import had_letter, last_letters
from analysis.meeting.room import Meeting, Terms, prepare_meeting, terms_in
from analysis.records.errors import RecordsError
from analysis.terms.choice import latest_begun
from analysis.terms.refusals import RefusedError
from ui.box import box_key, file_notes, files_and_settings, joined_pairs
from ui.circumstance_book import kept
from ui.decision_day import decision_date
from ui.loading import records
from ui.plain_text import as_text
from ui.state import StateKey, forget, load, store

UPLOAD_PAGE = "pages/upload.py"


def loaded_terms() -> Terms:
    """The terms that the files in the box hold, from the last run where nothing changed. Raises RefusedError."""
    wanted = box_key()
    key, terms = load(StateKey.TERMS, (None, None))
    if key != wanted:
        with st.spinner("Sorting the files into terms …"):
            terms = terms_in(files_and_settings(), file_notes(), decision_date())
        store(StateKey.TERMS, (box_key(), terms))
    read: Terms = terms
    return read


def chosen_terms(sheets: Sequence[TermSheet]) -> tuple[TermSheet | None, TermSheet | None]:
    """This term and last term as chosen; without a choice the latest begun, and the one before it."""
    by_name = {sheet.full_name: sheet for sheet in sheets}
    now_name, before_name = load(StateKey.NOW), load(StateKey.BEFORE)
    now = by_name.get(now_name or "") or latest_begun(sheets, decision_date())
    if now is None or before_name:
        return now, by_name.get(before_name or "")
    earlier = sheets[: list(sheets).index(now)]
    return now, earlier[-1] if earlier else None


def meeting_key() -> tuple[object, ...]:
    """Everything the meeting depends on, to know when it must be made anew."""
    chosen = (StateKey.NOW, StateKey.BEFORE, StateKey.LETTERS_SENT)
    return (*box_key(), kept(Joins(joined_pairs())), *map(load, chosen))


def current_meeting() -> Meeting | None:
    """The meeting made from the box, from the last run where nothing changed; None without attendance.

    Raises RefusedError where the terms cannot be compared.
    """
    wanted = meeting_key()  # first: it forgets a meeting of records that were rewritten since
    key, meeting = load(StateKey.MEETING, (None, None))
    if key == wanted:
        made: Meeting | None = meeting
        return made
    forget(StateKey.PATTERN_MARKS, StateKey.PATTERNS)
    terms = loaded_terms()
    now, before = chosen_terms(terms.sheets)
    if now is None:
        return None
    with st.spinner("Working out attendance and proposals …"):
        made = prepare_meeting(
            files_and_settings(),
            terms,
            now,
            before,
            decision_date(),
            load(StateKey.LETTERS_SENT),
            kept=_kept_with_letters(now, before, terms.joins),
        )
    store(StateKey.MEETING, (meeting_key(), made))
    return made


def _kept_with_letters(now: TermSheet, before: TermSheet | None, joins: Joins) -> Kept:
    if load(StateKey.IS_SAMPLE):
        return kept(joins)
    day = decision_date()
    had = had_letter(records(), before, day, joins) if before else None
    return replace(kept(joins), letters=last_letters(records(), now, day, joins), had_letter=had)


def show_nothing_loaded() -> None:
    """Say what to do where no attendance is loaded, with the way there; Upload then leads back."""
    st.info("No attendance is loaded yet. Load this term's and last term's export first.")
    st.page_link(UPLOAD_PAGE, label="Load attendance, or open the sample school", icon=":material/upload_file:")
    store(StateKey.SENT_TO_UPLOAD, True)


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
        show_nothing_loaded()
        st.stop()
    forget(StateKey.SENT_TO_UPLOAD)
    return meeting
