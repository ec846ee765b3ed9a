"""Erasing one pupil: what goes, which copies still hold the child, and every file as it is without the child."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from analysis.ingest.export import Export
from analysis.keeping.one_pupil import FileOnPupil, files_on
from analysis.meeting.memory import EXPORT_FRAMES
from analysis.records.actions import load_action_history
from analysis.records.audit import BACKUP_MADE, load_audit_trail
from analysis.records.circumstances import load_circumstance_history
from analysis.records.copies import Copy, list_copies
from analysis.records.decisions import load_decision_history
from analysis.records.dsl_holds import load_dsl_hold_history
from analysis.records.one_pupil import WithoutPupil, first_seen
from analysis.records.one_pupil import erase_pupil as erase_from_records
from analysis.records.places import Place
from analysis.records.sending import letters_sent_as_edited
from analysis.records.store import Store
from analysis.records.times import load_times


@dataclass(frozen=True, slots=True)
class Erasing:
    """What goes with a pupil, and what the program cannot or does not reach.

    `rows`: of each file's frames. `recorded`: versions of circumstances and of a hold. `letters`: Word files kept as
    sent. `actions`: those about the child. `copies`: the program's own that hold the child, with their last day.
    `taken_away`: the days on which somebody made a copy that may be elsewhere.
    """

    files: tuple[FileOnPupil, ...]
    rows: tuple[int, ...]
    decisions: int
    recorded: int
    letters: int
    actions: int
    copies: tuple[Copy, ...]
    taken_away: tuple[date, ...]


def what_would_go(store: Store, place: Place, pupil: int) -> Erasing:
    """Say what erasing a pupil would do, and change nothing. Raises RecordsError where the pupil is not there."""
    since = first_seen(store, pupil).date()
    files = files_on(store, pupil)
    made = (entry.at.date() for entry in load_audit_trail(store) if entry.what == BACKUP_MADE)
    decisions = {one.number for one in load_decision_history(store) if one.pupil == pupil}
    return Erasing(
        files=files,
        rows=tuple(_rows_of(file) for file in files),
        decisions=len(decisions),
        recorded=len(load_circumstance_history(store, pupil)) + len(load_dsl_hold_history(store, pupil)),
        letters=len(decisions & letters_sent_as_edited(store)),
        actions=len({one.number for one in load_action_history(store, pupil)}),
        copies=tuple(copy for copy in list_copies(place, load_times(store)) if copy.made_on >= since),
        taken_away=tuple(dict.fromkeys(day for day in made if day >= since)),
    )


def _rows_of(file: FileOnPupil) -> int:
    in_parts = sum(len(part.rows) for part in file.parts.values())
    return in_parts + len(file.particulars("marks")) + len(file.particulars("totals"))


def erase(store: Store, pupil: int, by: str, at: datetime) -> None:
    """Erase a pupil for good. Raises RecordsError where the pupil is not there any more."""
    erase_from_records(store, pupil, lambda: _rewritten(files_on(store, pupil)), by, at)


def _rewritten(files: Iterable[FileOnPupil]) -> Iterator[WithoutPupil]:
    files = tuple(files)
    words = _words_of_child(files)
    for file in files:
        heading = file.heading
        yield WithoutPupil(
            number=heading.number,
            file_name=f"file {heading.number}" if _tells(heading.file_name, words) else heading.file_name,
            details=_details_without(heading.details, words),
            frames=_frames_without(file) if file.staying else {},
        )


def _frames_without(file: FileOnPupil) -> dict[str, pd.DataFrame]:
    left = {name: part.frame.drop(index=list(part.rows)) for name, part in file.parts.items()}
    frames = {name: frame.reset_index(drop=True) for name, frame in left.items()}
    if isinstance(file.content, Export):
        places = {row: place for place, row in enumerate(left["pupils"].index)}
        for name in EXPORT_FRAMES:
            frame = getattr(file.content, name)
            if name not in frames and frame is not None:
                frames[name] = _renumbered(frame, places)
    return frames


def _renumbered(frame: pd.DataFrame, places: Mapping[int, int]) -> pd.DataFrame:
    staying = frame[frame["pupil"].isin(places)]
    numbered = staying["pupil"].map(places).astype(frame["pupil"].dtype)
    return staying.assign(pupil=numbered).reset_index(drop=True)


def _words_of_child(files: Iterable[FileOnPupil]) -> frozenset[str]:
    """What could tell in a sentence or a file's name who the child is: the names in full, the surname, the numbers."""
    lines = [line for file in files for line in file.lines()]
    names = ("upn", "mis_id", "surname", "name")
    return frozenset(str(line[name]).casefold() for line in lines for name in names if line.get(name))


def _tells(text: str, words: Iterable[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text.casefold()) for word in words)


def notes_on_child(files: Iterable[FileOnPupil]) -> list[tuple[str, str]]:
    """Give what was noted of the files' reading and names the child: the file's name and the note."""
    files = tuple(files)
    words = _words_of_child(files)
    return [
        (file.heading.file_name, str(one["message"]))
        for file in files
        for one in file.heading.details["problems"]
        if _tells(str(one["message"]), words)
    ]


def _details_without(details: Mapping[str, Any], words: frozenset[str]) -> dict[str, Any]:
    """Drop what was noted of the file's reading where the note names the child."""
    problems = [one for one in details["problems"] if not _tells(str(one["message"]), words)]
    return {**details, "problems": problems}
