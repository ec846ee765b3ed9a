"""The box of files: the school's own, kept in its records, or the sample school's, kept for this visit only.

The two never mix: while the sample is open nothing is read from or written to the records.
"""

from collections.abc import Mapping

import streamlit as st

from analysis.ingest.export import Export
from analysis.meeting.box import ReadFile
from analysis.meeting.lasting import known_pupils, number_file
from analysis.meeting.memory import file_of
from analysis.meeting.room import FileNotes
from analysis.meeting.said import KeptSayings, kept_sayings
from analysis.pupils import Identity
from analysis.records.audit import last_rewriting
from analysis.records.choices import TERM_OF, load_choices, record_choice
from analysis.records.import_record import ImportHeading
from analysis.records.imports import (
    delete_import,
    list_imports,
    load_imports,
    redo_import,
    undo_import,
)
from analysis.records.same_child import Answer, Pair, Said, load_pairs, record_pair
from analysis.records.settings import adopt_settings_files
from analysis.rules.wording import plural
from ui.access import person_at_the_desk
from ui.clock import now, today
from ui.decision_day import decision_date
from ui.loading import records
from ui.school_years import shelf
from ui.settings import settings_file
from ui.state import StateKey, forget, load, store

CORRECTION = "correction "


def files() -> tuple[ReadFile, ...]:
    """The files in the box, those of the records read back once a visit. Raises RecordsError."""
    if load(StateKey.IS_SAMPLE):
        sample: tuple[ReadFile, ...] = load(StateKey.FILES, ())
        return sample
    _forget_what_was_rewritten()
    in_force = shelf().opened
    read: dict[tuple[int, object], ReadFile] = load(StateKey.FILES_READ, {})
    lacking = [heading.number for heading in in_force if (heading.number, heading.at) not in read]
    if lacking:
        with st.spinner(f"Opening {plural(len(lacking), 'file')} of the school's records …"):
            back = load_imports(records(), lacking)
            read = read | {(stored.heading.number, stored.heading.at): file_of(stored) for stored in back}
        store(StateKey.FILES_READ, read)
    return tuple(read[heading.number, heading.at] for heading in in_force)


def files_and_settings() -> tuple[ReadFile, ...]:
    """The settings of the day of the decision and the files in the box. Raises RecordsError."""
    return (*settings_file(decision_date()), *files())


def _forget_what_was_rewritten() -> None:
    """Read everything anew where a backup was restored or a pupil erased since, in this window or another."""
    latest = last_rewriting(records())
    if load(StateKey.REWRITTEN) != latest:
        forget(StateKey.FILES_READ, StateKey.NUMBERS, StateKey.MEETING, StateKey.TERMS, StateKey.ZIP)
        forget(StateKey.WRONG_LETTERS, StateKey.PATHS, StateKey.HOMES)
        store(StateKey.REWRITTEN, latest)


def numbers_of_pupils() -> dict[str, tuple[int, ...]]:
    """The number that stays with each child, for the rows of each attendance file in the box. Raises RecordsError."""
    if load(StateKey.IS_SAMPLE):
        return {}
    loaded = files()  # first: it forgets numbers of records that were rewritten since
    known: dict[str, tuple[int, ...]] = load(StateKey.NUMBERS, {})
    by_fingerprint = {heading.fingerprint: heading.number for heading in imports() if heading.counts}
    for file in loaded:
        if isinstance(file.content, Export) and file.name not in known:
            numbers = number_file(records(), by_fingerprint[file.fingerprint], file.content, now())
            known = known | {file.name: numbers}
    store(StateKey.NUMBERS, known)
    return known


def everybody_known() -> dict[int, list[Identity]]:
    """Everybody in the school's records, by number; nobody in the sample school. Raises RecordsError."""
    return {} if load(StateKey.IS_SAMPLE) else known_pupils(records())


def answers() -> Mapping[Pair, Said]:
    """What people said of pairs that may be one child; nothing in the sample school. Raises RecordsError."""
    return {} if load(StateKey.IS_SAMPLE) else load_pairs(records())


def joined_pairs() -> tuple[Pair, ...]:
    """The pairs of numbers that people said are one child. Raises RecordsError."""
    return tuple(pair for pair, said in answers().items() if said.answer is Answer.SAME)


def answer_pair(pair: Pair, answer: Answer) -> None:
    """Keep what a person says of a pair; every figure follows at once. Raises RecordsError."""
    record_pair(records(), pair, answer, person_at_the_desk(), now())


def imports() -> tuple[ImportHeading, ...]:
    """Every import of the school's records, those taken out of the box too. Raises RecordsError."""
    return list_imports(records())


def sayings() -> KeptSayings:
    """What people said of columns and marks; nothing in the sample school. Raises RecordsError."""
    return kept_sayings({} if load(StateKey.IS_SAMPLE) else load_choices(records()))


def remove_import(number: int) -> None:
    """Take a file out of the box; it can be put back. Raises RecordsError."""
    undo_import(records(), number, person_at_the_desk(), now())
    choose_anew()


def put_back(number: int) -> None:
    """Put a file back into the box. Raises RecordsError."""
    redo_import(records(), number, person_at_the_desk(), now())
    adopt_settings_files(records(), today())
    choose_anew()


def delete_for_good(number: int) -> None:
    """Delete a file and everything read from it; the audit trail says that it was. Raises RecordsError."""
    delete_import(records(), number, person_at_the_desk(), now())
    choose_anew()


def named_terms() -> dict[str, tuple[str, str]]:
    """What people said of the files that name no term: term and school year, by file name. Raises RecordsError."""
    if load(StateKey.IS_SAMPLE):
        return {}
    said = load_choices(records())
    terms = {file.name: said.get(f"{TERM_OF}{file.fingerprint}") for file in files()}
    return {name: (term[0], term[1]) for name, term in terms.items() if term}


def name_term(file: ReadFile, term: tuple[str, str]) -> None:
    """Keep which term and school year a file is about. Raises RecordsError."""
    record_choice(records(), f"{TERM_OF}{file.fingerprint}", list(term), person_at_the_desk(), now())
    choose_anew()


def corrections() -> frozenset[str]:
    """Name the files that count where they differ from files before them. Raises RecordsError."""
    if load(StateKey.IS_SAMPLE):
        return frozenset()
    said = load_choices(records())
    return frozenset(file.name for file in files() if said.get(f"{CORRECTION}{file.fingerprint}"))


def let_correct(file: ReadFile) -> None:
    """Keep that a file counts where it differs from files before it. Raises RecordsError."""
    record_choice(records(), f"{CORRECTION}{file.fingerprint}", True, person_at_the_desk(), now())
    choose_anew()


def file_notes() -> FileNotes:
    """What is known of the files in the box beyond their bytes. Raises RecordsError."""
    return FileNotes(named_terms(), everybody_known(), numbers_of_pupils(), corrections(), joined_pairs())


def box_key() -> tuple[object, ...]:
    """Everything that the terms in the box depend on, to know when they must be made anew. Raises RecordsError."""
    said = (tuple(sorted(named_terms().items())), corrections(), joined_pairs())
    return (*(file.fingerprint for file in files_and_settings()), *said, decision_date())


def choose_anew() -> None:
    """Forget what was chosen for the files that were in the box before."""
    store(StateKey.BOXES, load(StateKey.BOXES, 0) + 1)
    forget(StateKey.NOW, StateKey.BEFORE, StateKey.HALF_TERM_CONFIRMED, StateKey.NUMBERS)
    forget(StateKey.CHECKS_SEEN, StateKey.MEETING, StateKey.TERMS)
    forget(StateKey.MESSAGES, StateKey.NOTES)
