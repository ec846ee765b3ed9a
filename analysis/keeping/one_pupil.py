"""Where one pupil stands in the files that the records hold, those taken out too."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.ingest.circumstances import Circumstances
from analysis.ingest.contacts import Contacts
from analysis.ingest.export import Export
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


@dataclass(frozen=True, slots=True)
class FileOnPupil:
    """One file that holds a pupil: the rows of its pupils, or of its list, that are about the pupil.

    `people`: whose each row is, as far as the records know the children; the numbers of the others are only of use to
    tell them apart.
    """

    heading: ImportHeading
    content: Export | Contacts | Circumstances
    people: tuple[int, ...]
    rows: tuple[int, ...]

    @property
    def frame(self) -> pd.DataFrame:
        """The frame that the rows are of."""
        return self.content.pupils if isinstance(self.content, Export) else self.content.frame

    def lines(self) -> list[dict[str, Any]]:
        """The pupil's own rows as plain values, None where nothing is known."""
        return plain_lines(self.frame.iloc[list(self.rows)])

    def particulars(self, name: str) -> list[dict[str, Any]]:
        """The pupil's rows in the frame of marks or of totals, as plain values; none where there is no such frame."""
        frame = getattr(self.content, name, None)
        if frame is None:
            return []
        return plain_lines(frame[frame["pupil"].isin(self.rows)].drop(columns="pupil"))


def files_on(store: Store, pupil: int) -> tuple[FileOnPupil, ...]:
    """Find every file that holds a pupil. Raises RecordsError."""
    roll = Roll(known_pupils(store))
    numbers = numbers_by_import(store)
    found = []
    for stored in load_imports(store, [heading.number for heading in list_imports(store)]):
        content = file_of(stored).content
        people = numbers.get(stored.heading.number) or _people_in(content, roll)
        rows = tuple(row for row, person in enumerate(people) if person == pupil)
        if rows and isinstance(content, Export | Contacts | Circumstances):
            found.append(FileOnPupil(stored.heading, content, tuple(people), rows))
    return tuple(found)


def _people_in(content: Content, roll: Roll) -> list[int]:
    if isinstance(content, Export):
        return roll.match(identities_in(content))
    if isinstance(content, Contacts | Circumstances):
        return people_of(content.frame, roll, by_name=isinstance(content, Circumstances))
    return []


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
