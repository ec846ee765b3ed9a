"""Files into the box and out of it, and the one meeting made from them.

What is read stays in the state of one browser's visit: no cache here is shared between users.
"""

import hashlib
from collections.abc import Sequence
from datetime import date
from itertools import count

import streamlit as st

from analysis.ingest.export import Export
from analysis.ingest.problems import UnusableFileError
from analysis.letters.templates import LetterTemplate
from analysis.measures.term_sheet import TermSheet
from analysis.meeting.box import ReadFile, read_any
from analysis.meeting.room import Meeting, Terms, prepare_meeting, terms_in
from analysis.post.pack import standard_templates
from analysis.rules.decision import Letter
from analysis.sample_school import FILES, FOLDER, MEETING_DAY
from analysis.terms.choice import RefusedError
from ui.clock import today
from ui.plain_text import as_text
from ui.state import StateKey, forget, load, store

UPLOAD_PAGE = "pages/upload.py"


def files() -> tuple[ReadFile, ...]:
    """The files in the box."""
    found: tuple[ReadFile, ...] = load(StateKey.FILES, ())
    return found


def add_file(data: bytes, name: str, password: str | None = None) -> str | None:
    """Read a file into the box; None when it is in, else one sentence, and nothing has changed."""
    fingerprint = hashlib.sha256(data).hexdigest()
    if any(file.fingerprint == fingerprint for file in files()):
        return f"{name}: this very file is loaded already, so nothing changed."
    shown = _unused_name(name)
    try:
        content = read_any(data, shown, password, today())
    except UnusableFileError as error:
        return f"{name}: {error}"
    _fill_box((*files(), ReadFile(shown, fingerprint, content)))
    return None


def _unused_name(name: str) -> str:
    """Number a second file of one name: an MIS calls every export the same."""
    taken = {file.name for file in files()}
    numbered = (f"{name} ({number})" for number in count(2))
    return name if name not in taken else next(one for one in numbered if one not in taken)


def remove_file(name: str) -> None:
    """Take a file out of the box."""
    _fill_box(tuple(file for file in files() if file.name != name))


def _fill_box(kept: tuple[ReadFile, ...]) -> None:
    """Change what is in the box; what was chosen for the old files is chosen anew."""
    store(StateKey.FILES, kept)
    store(StateKey.BOXES, load(StateKey.BOXES, 0) + 1)
    forget(StateKey.NOW, StateKey.BEFORE, StateKey.HALF_TERM_CONFIRMED)


def open_sample() -> None:
    """Put the sample school in the box, in place of everything else."""
    close_school()
    for name in FILES:
        add_file((FOLDER / name).read_bytes(), name)
    store(StateKey.IS_SAMPLE, True)
    store(StateKey.DECISION_DATE, MEETING_DAY)
    store(StateKey.LETTERS_SENT, True)


def close_school() -> None:
    """Empty the box and forget everything about its school."""
    boxes = load(StateKey.BOXES, 0)
    forget(*StateKey)
    store(StateKey.BOXES, boxes + 1)


def decision_date() -> date:
    """The day of the decision: the one chosen, else today."""
    chosen: date | None = load(StateKey.DECISION_DATE)
    return chosen or today()


def loaded_terms() -> Terms:
    """The terms that the files in the box hold. Raises RefusedError."""
    return terms_in(files(), load(StateKey.UNDATED, {}))


def chosen_terms(sheets: Sequence[TermSheet]) -> tuple[TermSheet | None, TermSheet | None]:
    """This term and last term as chosen; without a choice the latest, and the one before it."""
    by_name = {sheet.full_name: sheet for sheet in sheets}
    now_name, before_name = load(StateKey.NOW), load(StateKey.BEFORE)
    now = by_name.get(now_name) if now_name else (sheets[-1] if sheets else None)
    if now is None or before_name:
        return now, by_name.get(before_name or "")
    earlier = sheets[: list(sheets).index(now)]
    return now, earlier[-1] if earlier else None


def attendance_key() -> tuple[object, ...]:
    """What a decision is about: the attendance files and the two terms on screen."""
    attendance = sorted(file.fingerprint for file in files() if isinstance(file.content, Export))
    return (*attendance, load(StateKey.NOW), load(StateKey.BEFORE))


@st.cache_resource(show_spinner=False)
def templates() -> dict[Letter, LetterTemplate]:
    """The standard letters, compiled once for everybody: they hold no pupil's data."""
    return standard_templates()


def meeting_key() -> tuple[object, ...]:
    """Everything the meeting depends on, to know when it must be made anew."""
    chosen = (StateKey.NOW, StateKey.BEFORE, StateKey.LETTERS_SENT)
    undated = tuple(sorted(load(StateKey.UNDATED, {}).items()))
    return (*(file.fingerprint for file in files()), undated, *map(load, chosen), decision_date())


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
    try:
        meeting = current_meeting()
    except RefusedError as refusal:
        st.error(as_text(str(refusal)), icon=":material/error:")
        st.page_link(UPLOAD_PAGE, label="Choose other files or terms", icon=":material/upload_file:")
        st.stop()
    if meeting is None:
        st.info("No attendance is loaded yet. Load this term's and last term's export first.")
        st.page_link(UPLOAD_PAGE, label="Load attendance, or open the sample school", icon=":material/upload_file:")
        st.stop()
    return meeting
