"""A list of circumstances that is to be recorded: whose each row is, and which rows cannot be used and why."""

from collections.abc import Collection
from dataclasses import dataclass

from analysis.ingest.circumstances import CIRCUMSTANCE_COLUMNS, read_circumstances
from analysis.known import circumstance_of
from analysis.lists import place_rows
from analysis.meeting.box import without_child_protection
from analysis.post.csv_files import csv_bytes
from analysis.pupils import Roll
from analysis.rules.circumstances import CIRCUMSTANCE_KINDS, Circumstance


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One row that can be recorded: where it stands, the person, the circumstance, and where it is recorded."""

    row: int
    person: int
    circumstance: Circumstance
    note: str


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list as read: what can be recorded, and the rows that cannot, or were read with a doubt, in sentences."""

    rows: tuple[ListedRow, ...]
    sentences: tuple[str, ...]


def read_list(data: bytes, file_name: str, roll: Roll, here: Collection[int]) -> ReadList:
    """Read a list and find its children among those who are here. Raises UnusableFileError.

    A row about somebody else is not used, and said to be so with its number.
    """
    read = without_child_protection(read_circumstances(data, file_name, tuple(CIRCUMSTANCE_KINDS)))
    people, doubts = place_rows(file_name, read.frame, roll, here, by_name=True)
    rows = [
        ListedRow(int(row["row"]), person, circumstance_of(row), row["note"] or "")
        for person, row in zip(people, read.frame.to_dict("records"), strict=True)
        if person is not None and person in here
    ]
    problems = [f"Row {one.row}: {one.message}" if one.row else one.message for one in read.problems]
    return ReadList(tuple(rows), (*problems, *(f"{one.message} ({one.done})" for one in doubts)))


def empty_list() -> bytes:
    """Give the headings of a list as a CSV file to fill in."""
    return csv_bytes(CIRCUMSTANCE_COLUMNS, [])
