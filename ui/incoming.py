"""What happens to a file that is dropped: in at once, or held until a person says how it and those loaded agree.

A held file is kept for this visit only, and nothing is changed by it.
"""

import hashlib
from dataclasses import dataclass, replace
from itertools import count

from analysis.ingest.export import Export
from analysis.ingest.problems import UnreadColumnsError, UnusableFileError
from analysis.ingest.tables_of_files import read_tables
from analysis.meeting.box import ReadFile, read_any
from analysis.meeting.lasting import known_pupils, number_file
from analysis.meeting.memory import reads_alike, record_of
from analysis.meeting.replacing import Replacement, disagreement, replacement_by, same_reading
from analysis.records.import_record import ImportHeading
from analysis.records.imports import find_import, record_import
from analysis.records.one_pupil import has_lost_a_pupil
from analysis.records.times import load_times
from analysis.rules.wording import plural
from analysis.settings import Settings
from analysis.terms.changes import TermChange
from analysis.terms.refusals import RefusedError
from ui.access import person_at_the_desk
from ui.box import (
    choose_anew,
    file_notes,
    files,
    files_and_settings,
    imports,
    let_correct,
    remove_import,
    sayings,
)
from ui.clock import now, today
from ui.loading import records
from ui.meeting_state import loaded_terms
from ui.opened import hold
from ui.school_years import open_years_of
from ui.settings import keep_settings
from ui.state import StateKey, load, store


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that contradicts those loaded; `original` is None where it is loaded itself."""

    file: ReadFile
    original: bytes | None
    replacement: Replacement


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a dropped file: why it was refused, or what it added to terms loaded before."""

    refused: str = ""
    notes: tuple[str, ...] = ()


def add_file(data: bytes, name: str, password: str | None = None) -> Answer:
    """Read a file and keep it, or hold it; a refused file has changed nothing. Raises RecordsError.

    A settings file becomes the version of the settings that is in force from today. A file whose columns are not
    understood is held too, for a person to say what they hold.
    """
    fingerprint = hashlib.sha256(data).hexdigest()
    known = find_import(records(), fingerprint)
    is_loaded = known is not None and known.counts
    shown = known.file_name if known is not None else unused_name(name)
    try:
        file = ReadFile(shown, fingerprint, read_any(data, shown, password, today(), sayings().of_file(fingerprint)))
        if not is_loaded:
            return _with_erased(take(file, data), known)
        if keep_reading(file, data):
            return Answer()
    except (UnusableFileError, RefusedError) as error:
        if not is_loaded:
            if isinstance(error, UnreadColumnsError):
                hold(shown, data, read_tables(data, password), str(error))
            return Answer(f"{name}: {error}")
    return Answer(f"{name}: this very file is loaded already, so nothing changed.")


def _with_erased(answer: Answer, known: ImportHeading | None) -> Answer:
    """Add that a file brings back a pupil who was erased from it."""
    if known is None or not has_lost_a_pupil(records(), known.number):
        return answer
    back = f"{known.file_name} names a pupil who was erased from it, and who comes back with it; see What we keep."
    return replace(answer, notes=(*answer.notes, back))


def take(file: ReadFile, data: bytes) -> Answer:
    """Keep a file as read, or hold it where it contradicts those loaded. Raises RecordsError, RefusedError."""
    if isinstance(file.content, Settings):
        keep_settings(data.decode("utf-8-sig"), today())
        return Answer()
    if not isinstance(file.content, Export):
        keep_reading(file, data)
        return Answer()
    open_years_of(file.content)
    twin = same_reading(file.content, files())
    if twin is not None:
        return Answer(f"{file.name}: it reads exactly like {twin}, which is loaded already, so nothing changed.")
    replacement = replacement_by(file, files_and_settings(), file_notes())
    if replacement.contradicts:
        store(StateKey.INCOMING, [*load(StateKey.INCOMING, []), (file, data)])
        return Answer()
    keep_reading(file, data)
    return Answer(notes=tuple(_what_was_added(file.name, change) for change in replacement.changes))


def keep_reading(file: ReadFile, data: bytes, instead_of: tuple[int, ...] = ()) -> bool:
    """Keep a file as read; False, and nothing has changed, where it is loaded and read alike. Raises RecordsError."""
    record = record_of(file, data)
    known = find_import(records(), file.fingerprint)
    if known is not None and known.counts and reads_alike(record.details, known.details):
        return False
    earlier = known_pupils(records())
    kept_until = known.original_kept_until if known is not None else None
    days = max((kept_until - today()).days, 1) if kept_until else load_times(records()).originals
    number = record_import(records(), record, person_at_the_desk(), now(), days, instead_of, anew=True)
    if isinstance(file.content, Export):
        # Children whom only this file names keep their numbers, and so what was decided about them.
        number_file(records(), number, file.content, now(), earlier)
    choose_anew()
    return True


def _what_was_added(name: str, change: TermChange) -> str:
    parts = [f"adds {plural(len(change.added), 'pupil')}"] if change.added else []
    parts += [f"fills {plural(change.filled, 'session')} without a mark"] if change.filled else []
    said = f"{' and '.join(parts)} to {change.term}" if parts else f"belongs to {change.term}, loaded before"
    return f"{name} {said}. No mark or figure loaded before was altered."


def unused_name(name: str) -> str:
    """Number a second file of one name: an MIS calls every export the same."""
    taken = {heading.file_name for heading in imports()} | {file.name for file, _ in load(StateKey.INCOMING, [])}
    numbered = (f"{name} ({number})" for number in count(2))
    return name if name not in taken else next(one for one in numbered if one not in taken)


def undecided() -> Incoming | None:
    """The first file that contradicts those loaded: held, or loaded itself; None where all agree.

    Raises RefusedError, RecordsError.
    """
    if load(StateKey.IS_SAMPLE):
        return None
    for file, data in load(StateKey.INCOMING, []):
        return Incoming(file, data, replacement_by(file, files_and_settings(), file_notes()))
    found = disagreement(files_and_settings(), file_notes(), loaded_terms().sheets)
    return None if found is None else Incoming(found[0], None, found[1])


def take_instead(incoming: Incoming) -> None:
    """Let a file stand in for the loaded ones that it covers; they can be put back. Raises RecordsError."""
    covered = incoming.replacement.replaceable
    numbers = tuple(heading.number for heading in imports() if heading.counts and heading.file_name in covered)
    if incoming.original is not None:
        keep_reading(incoming.file, incoming.original, numbers)
        _no_longer_held(incoming)
        return
    for number in numbers:
        remove_import(number)


def take_as_correction(incoming: Incoming) -> None:
    """Let a file count where it differs, and keep the rest of what is loaded. Raises RecordsError."""
    if incoming.original is not None:
        keep_reading(incoming.file, incoming.original)
        _no_longer_held(incoming)
    let_correct(incoming.file)


def leave_out(incoming: Incoming) -> None:
    """Leave a file out: one that is held is forgotten, one that is loaded is taken out. Raises RecordsError."""
    if incoming.original is not None:
        _no_longer_held(incoming)
        return
    remove_import(next(one.number for one in imports() if one.fingerprint == incoming.file.fingerprint))


def _no_longer_held(incoming: Incoming) -> None:
    left = [one for one in load(StateKey.INCOMING, []) if one[0].fingerprint != incoming.file.fingerprint]
    store(StateKey.INCOMING, left)
