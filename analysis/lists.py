"""Rows of the lists beside the attendance (contacts, circumstances): whose each is, and what to do about nobody's."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.ingest.row_lists import rows_text
from analysis.pupils import Identity, Roll

IDENTIFIERS = {"upn": "UPN", "mis_id": "MIS or admission number"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to know of rows of a list. `rows` as the spreadsheet counts them, none where they are not known."""

    file: str
    rows: tuple[int, ...]
    sentence: str
    done: str
    severity: str

    @property
    def message(self) -> str:
        """The sentence with its rows."""
        return f"{rows_text(self.rows).capitalize()}: {self.sentence}" if self.rows else self.sentence


_Found = tuple[int | None, tuple[str, str, str] | None]
"""Whose a row is, and the sentence about it, what was done, and how much it matters."""


def place_rows(
    file_name: str, frame: pd.DataFrame, roll: Roll, here: Collection[int], *, by_name: bool
) -> tuple[list[int | None], tuple[Doubt, ...]]:
    """Find whom each row is about, None for nobody; several rows of one child share its number.

    `frame`: columns upn, mis_id, surname, forename, class_name and, where known, name and row. `here`: who is in the
    terms compared. `by_name`: a name that only one of them has is enough.
    """
    rows = frame.to_dict("records")
    found = [_placed(_identity(row), roll, here, by_name=by_name) for row in rows]
    doubts: dict[tuple[str, str, str], list[int]] = {}
    for row, (_, doubt) in zip(rows, found, strict=True):
        if doubt:
            doubts.setdefault(doubt, []).extend([] if pd.isna(row.get("row")) else [int(row["row"])])
    return [person for person, _ in found], tuple(
        Doubt(file_name, tuple(sorted(numbers)), *doubt) for doubt, numbers in doubts.items()
    )


def people_of(frame: pd.DataFrame, roll: Roll, *, by_name: bool) -> list[int]:
    """Find whose data each row holds, believed by `place_rows` or not: a UPN, or the name where `by_name`, is enough.

    Rows of nobody known get numbers below 0, the same for the same words. `frame` as for `place_rows`.
    """
    strangers: dict[Identity, int] = {}
    people = []
    for identity in map(_identity, frame.to_dict("records")):
        person = roll.find(identity)
        others = roll.with_key(identity, "upn") or (roll.called(identity) if by_name else [])
        if person is None and len(others) == 1:
            person = others[0]
        people.append(strangers.setdefault(identity, -1 - len(strangers)) if person is None else person)
    return people


def _identity(row: Mapping[Any, Any]) -> Identity:
    surname, forename = str(row["surname"] or ""), str(row["forename"] or "")
    name = ", ".join(part for part in (surname, forename) if part) or str(row.get("name") or "")
    return Identity(name, str(row["upn"] or ""), str(row["mis_id"] or ""), str(row["class_name"] or ""))


def _placed(identity: Identity, roll: Roll, here: Collection[int], *, by_name: bool) -> _Found:
    person = roll.find(identity)
    if person is not None:
        away = f"{roll.name_of(person) or _who(identity)} is in neither of the terms compared."
        return person, None if person in here else (away, "not used", "note")
    called = [number for number in roll.called(identity) if number in here]
    other = _of_another(identity, roll)
    if by_name and len(called) == 1:
        sentence = f"{other} The name, which nobody else here has, was believed. Please check it."
        return called[0], (sentence, "used by name", "warning") if other else None
    todo = "Check the UPN, the name and the class, and load the list again."
    if other:
        sentence = f"{other} {todo}"
    elif called and by_name:
        sentence = f"{len(called)} children here are called {identity.name}: add the UPN or the class to the list."
    elif called:
        sentence = f"{identity.name} is in the attendance with another UPN, number or class. {todo}"
    else:
        sentence = f"{_who(identity)} is nobody in the attendance loaded. {todo}"
    # A list of contacts holds future pupils and leavers too; a circumstance is about a child here.
    return None, (sentence, "not used", "warning" if by_name or other else "note")


def _of_another(identity: Identity, roll: Roll) -> str:
    """Say that an identifier of a row is another child's; blank where none is."""
    for kind, word in IDENTIFIERS.items():
        others = [name for name in roll.holders(identity, kind) if name]
        if identity.name and others:
            value = getattr(identity, kind)
            return f"The {word} {value} stands beside {identity.name}, but in the attendance beside {others[0]}."
    return ""


def _who(identity: Identity) -> str:
    numbers = (f"the {word} {getattr(identity, kind)}" for kind, word in IDENTIFIERS.items() if getattr(identity, kind))
    said = identity.name or next(numbers, "a row without a name")
    return said[0].upper() + said[1:]
