"""The pairs of children in the files who may be one, side by side for a person who decides."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.joins import Pair
from analysis.measures.term_sheet import TermSheet
from analysis.near_matches import Child, NearMatch, near_matches
from analysis.terms.sorting import identity_of

WHO = ("name", "upn", "mis_id", "class_name", "date_of_birth", "year_group")
"""Columns of a pupil that say who it is."""


@dataclass(frozen=True, slots=True)
class TermOfChild:
    """One term of one child: attended of possible sessions, None where they are not known."""

    term: str
    attended: int | None
    possible: int | None


@dataclass(frozen=True, slots=True)
class Side:
    """One child of a pair as the latest of its files says."""

    number: int
    name: str
    class_name: str
    year_group: str
    terms: tuple[TermOfChild, ...]


@dataclass(frozen=True, slots=True)
class PairToDecide:
    """A child who was in no later term and one who was in no earlier, and why they may be one."""

    gone: Side
    new: Side
    reason: str

    @property
    def numbers(self) -> Pair:
        """The two numbers, the smaller first."""
        return min(self.gone.number, self.new.number), max(self.gone.number, self.new.number)


def pairs_to_decide(sheets: Sequence[TermSheet], answered: Collection[Pair]) -> tuple[PairToDecide, ...]:
    """Find the pairs that may be one child and that nobody has decided yet. `sheets`: every term, earliest first."""
    found: dict[Pair, PairToDecide] = {}
    for match in _matches(sheets):
        pair = PairToDecide(side_of(match.gone, sheets), side_of(match.new, sheets), match.reason)
        if pair.numbers not in answered:
            found.setdefault(pair.numbers, pair)
    return tuple(found.values())


def _matches(sheets: Sequence[TermSheet]) -> list[NearMatch]:
    """Set everybody who first stands in a term beside everybody who last stood in an earlier one."""
    first, last = _places(sheets), _places(tuple(reversed(sheets)))
    rows = [sheet.pupils[list(WHO)].to_dict("index") for sheet in sheets]
    matches: list[NearMatch] = []
    for place, sheet in enumerate(sheets):
        new = [person for person, at in first.items() if at == place]
        gone = [person for person, at in last.items() if len(sheets) - 1 - at < place]
        then = {person: len(sheets) - 1 - last[person] for person in gone}
        earlier = [_child(person, rows[at][person], sheets[at]) for person, at in then.items()]
        matches += near_matches(earlier, [_child(person, rows[place][person], sheet) for person in new])
    return matches


def _places(sheets: Sequence[TermSheet]) -> dict[int, int]:
    """Give the place of the first term that has each person."""
    places: dict[int, int] = {}
    for place, sheet in enumerate(sheets):
        for person in sheet.pupils.index:
            places.setdefault(int(person), place)
    return places


def _child(person: int, row: dict[Any, Any], sheet: TermSheet) -> Child:
    return Child(person, identity_of(row), row["year_group"] or None, sheet.school_year)


def side_of(person: int, sheets: Sequence[TermSheet]) -> Side:
    """Say what the files of some terms, earliest first, hold of a child who is in one of them."""
    having = [sheet for sheet in sheets if person in sheet.pupils.index]
    latest = having[-1].pupils.loc[person]
    terms = tuple(TermOfChild(sheet.full_name, *_sessions(sheet, person)) for sheet in having)
    return Side(person, latest["name"] or "", latest["class_name"] or "", latest["year_group"] or "", terms)


def _sessions(sheet: TermSheet, person: int) -> tuple[int | None, int | None]:
    cells: list[Any] = [sheet.totals.at[person, name] for name in ("attended", "possible")]
    attended, possible = (None if pd.isna(cell) else int(cell) for cell in cells)
    return attended, possible
