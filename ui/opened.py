"""The file that a person looks at: its bytes and its tables, held for this visit only."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.ingest.column_mapping import ColumnMapping
from analysis.ingest.tables import Table
from analysis.ingest.tables_of_files import read_tables
from ui.state import StateKey, forget, load, store


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file as it lies open; `refusal` is why it is not in the box, None for a file that is."""

    name: str
    fingerprint: str
    data: bytes
    tables: Sequence[Table]
    refusal: str | None = None


def hold(name: str, data: bytes, tables: Sequence[Table], refusal: str) -> None:
    """Hold a file whose columns were not understood, in place of the one held before, to be looked at next."""
    file = OpenedFile(name, hashlib.sha256(data).hexdigest(), data, tables, refusal)
    store(StateKey.REFUSED, file)
    look_at(file.fingerprint)


def held() -> OpenedFile | None:
    """The file that was refused last for its columns, None where there is none."""
    refused: OpenedFile | None = load(StateKey.REFUSED)
    return refused


def let_go() -> None:
    """Forget the file that was refused, and what was being said of it."""
    forget(StateKey.REFUSED, StateKey.DRAFT, StateKey.TRIAL)


def look_at(fingerprint: str) -> None:
    """Let the page that shows how a file was read begin with this one."""
    store(StateKey.LOOKED_AT, fingerprint)


def draft_of(file: OpenedFile) -> ColumnMapping | None:
    """What a person is about to say of this file's columns, None where they have not begun."""
    fingerprint, draft = load(StateKey.DRAFT, ("", None))
    return draft if fingerprint == file.fingerprint else None


def keep_draft(file: OpenedFile, draft: ColumnMapping) -> None:
    """Remember what is about to be said of this file's columns."""
    store(StateKey.DRAFT, (file.fingerprint, draft))


def opened(name: str, fingerprint: str, data: bytes) -> OpenedFile:
    """Open a file of the box, once for as long as it is looked at. Raises UnusableFileError, also for a password."""
    file: OpenedFile | None = load(StateKey.OPENED)
    if file is None or file.fingerprint != fingerprint:
        file = OpenedFile(name, fingerprint, data, read_tables(data))
        store(StateKey.OPENED, file)
    return file
