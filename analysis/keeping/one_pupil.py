"""Where one pupil stands in the files that the records hold, those taken out too."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.ingest.circumstances import Circumstances
from analysis.ingest.contacts import Contacts
from analysis.ingest.export import Export
from analysis.ingest.pupil_lists import PupilList
from analysis.lists import people_of
from analysis.meeting.box import Content
from analysis.meeting.lasting import known_pupils
from analysis.meeting.memory import file_of
from analysis.pupils import Roll
from analysis.records.import_record import ImportHeading
from analysis.records.imports import list_imports, load_imports
from analysis.records.one_pupil import numbers_by_import
from analysis.records.store import Store
from analysis.terms.sorting import identities_in

_PARTS: dict[type, tuple[str, ...]] = {
    Export: ("pupils",),
    Contacts: ("frame", "pupils"),
    PupilList: ("pupils",),
    Circumstances: ("frame",),
}
"""The frames of each kind of file whose rows are about one child each."""


@dataclass(frozen=True, slots=True)
class Part:
    """One frame of a file: whose each row is, as far as the records know the children, and which are the pupil's.

    The numbers of the others are only of use to tell them apart.
    """

    frame: pd.DataFrame
    people: tuple[int, ...]
    rows: tuple[int, ...]

    def lines(self) -> list[dict[str, Any]]:
        """The pupil's own rows as plain values, None where nothing is known."""
        return plain_lines(self.frame.iloc[list(self.rows)])


@dataclass(frozen=True, slots=True)
class FileOnPupil:
    """One file that holds a pupil: each of its frames that is about children, by name."""

    heading: ImportHeading
    content: Content
    parts: Mapping[str, Part]

    @property
    def staying(self) -> int:
        """How many rows are about others."""
        return sum(len(part.people) - len(part.rows) for part in self.parts.values())

    def lines(self) -> list[dict[str, Any]]:
        """The pupil's own rows in every frame, as plain values."""
        return [line for part in self.parts.values() for line in part.lines()]

    def particulars(self, name: str) -> list[dict[str, Any]]:
        """The pupil's rows in the frame of marks or of totals, as plain values; none where there is no such frame."""
        frame = getattr(self.content, name, None)
        if frame is None:
            return []
        return plain_lines(frame[frame["pupil"].isin(self.parts["pupils"].rows)].drop(columns="pupil"))


def files_on(store: Store, pupil: int) -> tuple[FileOnPupil, ...]:
    """Find every file that holds a pupil. Raises RecordsError."""
    roll = Roll(known_pupils(store))
    numbers = numbers_by_import(store)
    found = []
    for stored in load_imports(store, [heading.number for heading in list_imports(store)]):
        content = file_of(stored).content
        parts = _parts_of(content, roll, pupil, numbers.get(stored.heading.number))
        if any(part.rows for part in parts.values()):
            found.append(FileOnPupil(stored.heading, content, parts))
    return tuple(found)


def _parts_of(content: Content, roll: Roll, pupil: int, numbered: tuple[int, ...] | None) -> dict[str, Part]:
    parts = {}
    for name in _PARTS[type(content)]:
        frame = getattr(content, name)
        if frame is not None:
            people = tuple(numbered or _people_in(content, frame, roll))
            parts[name] = Part(frame, people, tuple(row for row, person in enumerate(people) if person == pupil))
    return parts


def _people_in(content: Content, frame: pd.DataFrame, roll: Roll) -> list[int]:
    if isinstance(content, Export):
        return roll.match(identities_in(content))
    return people_of(frame, roll, by_name=isinstance(content, Circumstances))


def plain_lines(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Turn rows into plain values: None for what is not known, and a day without its empty time."""
    lines = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return [{str(name): _plain(value) for name, value in line.items()} for line in lines]


def _plain(value: Any) -> Any:  # noqa: ANN401 - a cell
    return value.date() if isinstance(value, pd.Timestamp) else value


def pupils_by_name(store: Store) -> dict[int, str]:
    """Name everybody in the records by number, as the latest file has it, in the order of the names."""
    latest = {number: said[-1] for number, said in known_pupils(store).items() if said}
    names = {
        number: f"{one.name or 'no name'}{f' ({one.class_name})' if one.class_name else ''}, number {number}"
        for number, one in latest.items()
    }
    return dict(sorted(names.items(), key=lambda item: item[1].casefold()))
