"""Files into terms: whose row is whose, which term each mark or total belongs to, and nothing counted twice."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd

from analysis.ingest.export import Export
from analysis.ingest.pupil_lists import PupilList
from analysis.measures.term_sheet import TermSheet, order_in_time
from analysis.pupils import Identity, Roll
from analysis.rules.school_calendar import Term, term_key, term_of
from analysis.terms.merging import term_sheet
from analysis.terms.pieces import Period, Piece, pieces_of

THIS_TERM, LAST_TERM = "This term", "Last term"
"""What a term is called when its file gives neither dates nor a name."""


def sort_into_terms(
    exports: Sequence[Export],
    roll: Roll,
    own_terms: Sequence[Term] = (),
    period: Period | None = None,
    name_if_unknown: str = THIS_TERM,
    numbered: Mapping[str, Sequence[int]] = MappingProxyType({}),
    corrections: Set[str] = frozenset(),
) -> tuple[TermSheet, ...]:
    """Sort files into the terms they hold, earliest first. Marks outside every term are left out: see `left_out`.

    `roll` numbers the children and is shared by all calls of one analysis. `period` keeps dated marks to its days and
    dates totals that say none. `numbered`: the children's numbers of a file that has them, by its name. Files of one
    term are put together; a mark given twice counts once. `corrections`: the files, by name, that count where they
    differ from files before them.
    """
    pieces: list[Piece] = []
    for export in exports:
        people = list(numbered.get(export.file_name, ())) or roll.match(identities_in(export))
        corrects = export.file_name in corrections
        cut = pieces_of(export, people, own_terms, period, name_if_unknown)
        pieces += [replace(piece, corrects=corrects) for piece in cut]
    by_term: dict[tuple[str | None, str], list[Piece]] = {}
    for piece in pieces:
        by_term.setdefault(term_key(piece.name, piece.school_year), []).append(piece)
    return tuple(sorted((term_sheet(together, own_terms) for together in by_term.values()), key=order_in_time))


@dataclass(frozen=True, slots=True)
class MarksAhead:
    """Marks of days that had not come yet: how many, and the first and last of their days."""

    count: int
    first: date
    last: date


def marks_after(export: Export, until: date) -> MarksAhead | None:
    """Find the marks of days after the decision; None without any. A blank or a closure entered ahead is no mark."""
    if export.marks is None:
        return None
    ahead = export.marks[(export.marks["day"] > pd.Timestamp(until)) & ~export.marks["mark"].isin(["", "#"])]
    return None if ahead.empty else MarksAhead(len(ahead), ahead["day"].min().date(), ahead["day"].max().date())


def without_marks_after(export: Export, until: date) -> Export:
    """Leave out the marks of days after the decision: what is entered ahead is no attendance yet."""
    if export.marks is None:
        return export
    return replace(export, marks=export.marks[export.marks["day"] <= pd.Timestamp(until)])


def left_out(export: Export, own_terms: Sequence[Term], period: Period | None = None) -> int:
    """Count the marks of a file that fall in no term of the school, or outside the period asked for."""
    if export.marks is None:
        return 0
    days = export.marks["day"].drop_duplicates()
    kept = {
        day for day in days if term_of(day.date(), own_terms) and (not period or period[0] <= day.date() <= period[1])
    }
    return int((~export.marks["day"].isin(kept)).sum())


def identities_in(export: Export | PupilList) -> list[Identity]:
    """Give what a file says of who each row of its pupils is about."""
    return [identity_of(row) for row in export.pupils.to_dict("records")]


def identity_of(row: Mapping[Any, Any]) -> Identity:
    """Give what a row of PUPIL_COLUMNS says of who it is about."""
    text = {name: str(row[name] or "") for name in ("name", "upn", "mis_id", "class_name")}
    born = row["date_of_birth"]
    return Identity(**text, date_of_birth=born if isinstance(born, date) else None)


def is_undated(export: Export) -> bool:
    """Say whether a file of totals names neither dates nor terms."""
    return export.totals is not None and export.period is None and bool(export.totals["term"].isna().all())


def named_term(export: Export, term: str, school_year: str) -> Export:
    """Give a file of totals that names no term the one that a person chose for it."""
    if export.totals is None or not is_undated(export):
        return export
    return replace(export, totals=export.totals.assign(term=term, school_year=school_year))
