"""What happens to a file that is dropped: in at once, or held until a person says how it and those loaded agree.

A held file is kept for this visit only, and nothing is changed by it.
"""

import hashlib
from dataclasses import dataclass, replace
from itertools import count

from analysis.ingest.export import Export
from analysis.ingest.problems import UnusableFileError
from analysis.meeting.box import ReadFile, read_any
from analysis.meeting.memory import record_of
from analysis.meeting.replacing import Replacement, disagreement, replacement_by, same_reading
from analysis.records.imports import find_import, record_import
from analysis.records.one_pupil import has_lost_a_pupil
from analysis.records.times import load_times
from analysis.rules.wording import plural
from analysis.settings import Settings
from analysis.terms.changes import TermChange
from analysis.terms.refusals import RefusedError
from ui.access import person_at_the_desk
from ui.box import choose_anew, file_notes, files, files_and_settings, imports, let_correct, remove_import
from ui.clock import now, today
from ui.loading import records
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

    A settings file becomes the version of the school's settings that is in force from today.
    """
    fingerprint = hashlib.sha256(data).hexdigest()
    known = find_import(records(), fingerprint)
    if known is not None and known.counts:
        return Answer(f"{name}: this very file is loaded already, so nothing changed.")
    shown = known.file_name if known is not None else _unused_name(name)
    try:
        file = ReadFile(shown, fingerprint, read_any(data, shown, password, today()))
        answer = _take(file, data)
    except (UnusableFileError, RefusedError) as error:
        return Answer(f"{name}: {error}")
    if known is not None and has_lost_a_pupil(records(), known.number):
        back = f"{shown} names a pupil who was erased from it, and who comes back with it; see What we keep."
        answer = replace(answer, notes=(*answer.notes, back))
    return answer


def _take(file: ReadFile, data: bytes) -> Answer:
    if isinstance(file.content, Settings):
        keep_settings(data.decode("utf-8-sig"), today())
        return Answer()
    if not isinstance(file.content, Export):
        _keep(file, data)
        return Answer()
    twin = same_reading(file.content, files())
    if twin is not None:
        return Answer(f"{file.name}: it reads exactly like {twin}, which is loaded already, so nothing changed.")
    replacement = replacement_by(file, files_and_settings(), file_notes())
    if replacement.contradicts:
        store(StateKey.INCOMING, [*load(StateKey.INCOMING, []), (file, data)])
        return Answer()
    _keep(file, data)
    return Answer(notes=tuple(_what_was_added(file.name, change) for change in replacement.changes))


def _keep(file: ReadFile, data: bytes, instead_of: tuple[int, ...] = ()) -> None:
    days = load_times(records()).originals
    record_import(records(), record_of(file, data), person_at_the_desk(), now(), days, instead_of)
    choose_anew()


def _what_was_added(name: str, change: TermChange) -> str:
    parts = [f"adds {plural(len(change.added), 'pupil')}"] if change.added else []
    parts += [f"fills {plural(change.filled, 'session')} without a mark"] if change.filled else []
    said = f"{' and '.join(parts)} to {change.term}" if parts else f"belongs to {change.term}, loaded before"
    return f"{name} {said}. No mark or figure loaded before was altered."


def _unused_name(name: str) -> str:
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
    found = disagreement(files_and_settings(), file_notes())
    return None if found is None else Incoming(found[0], None, found[1])


def take_instead(incoming: Incoming) -> None:
    """Let a file stand in for the loaded ones that it covers; they can be put back. Raises RecordsError."""
    covered = incoming.replacement.replaceable
    numbers = tuple(heading.number for heading in imports() if heading.counts and heading.file_name in covered)
    if incoming.original is not None:
        _keep(incoming.file, incoming.original, numbers)
        _no_longer_held(incoming)
        return
    for number in numbers:
        remove_import(number)


def take_as_correction(incoming: Incoming) -> None:
    """Let a file count where it differs, and keep the rest of what is loaded. Raises RecordsError."""
    if incoming.original is not None:
        _keep(incoming.file, incoming.original)
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
