"""Which file is looked at: one of the box, or the one refused last because its columns were not understood."""

from dataclasses import dataclass

import streamlit as st

from analysis.ingest.export import Export
from analysis.ingest.problems import UnusableFileError
from analysis.meeting.box import ReadFile
from analysis.records.imports import find_import
from analysis.records.originals import load_original
from analysis.sample_school import FOLDER
from ui.box import files
from ui.loading import records
from ui.opened import OpenedFile, held, look_at, opened
from ui.state import StateKey, load


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A file as it was read, None for one refused, and as it lies open, None (and why) where that is not possible."""

    name: str
    export: Export | None
    file: OpenedFile | None
    why_not: str = ""


def choose_file() -> LookedAt | None:
    """Ask which file is looked at; None where there is none. Raises RecordsError."""
    refused = held()
    names = {refused.fingerprint: f"{refused.name} (not loaded)"} if refused else {}
    attendance = {one.fingerprint: one for one in files() if isinstance(one.content, Export)}
    names |= {fingerprint: one.name for fingerprint, one in attendance.items()}
    if not names:
        return None
    last = load(StateKey.LOOKED_AT)
    fingerprint = st.selectbox(
        "File",
        list(names),
        index=list(names).index(last) if last in names else 0,
        format_func=names.__getitem__,
        key=f"looked_at_{load(StateKey.BOXES, 0)}",
    )
    look_at(fingerprint)
    if refused and fingerprint == refused.fingerprint:
        return LookedAt(refused.name, None, refused)
    return _of_box(attendance[fingerprint])


def _of_box(one: ReadFile) -> LookedAt:
    export = one.content if isinstance(one.content, Export) else None
    data = _original(one)
    if data is None:
        why = "The file itself is kept for 30 days only. To have it read another way, drop it again on the Upload page."
        return LookedAt(one.name, export, None, why)
    try:
        return LookedAt(one.name, export, opened(one.name, one.fingerprint, data))
    except UnusableFileError as error:
        return LookedAt(one.name, export, None, str(error))


def _original(one: ReadFile) -> bytes | None:
    if load(StateKey.IS_SAMPLE):
        return (FOLDER / one.name).read_bytes()
    known = find_import(records(), one.fingerprint)
    return load_original(records(), known.number) if known else None
