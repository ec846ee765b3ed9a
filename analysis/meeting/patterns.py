"""The marks of the whole school behind the page Patterns: whose, of which terms, and who is in which class."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from analysis.measures.pupil_marks import COLUMNS
from analysis.measures.term_sheet import TermSheet
from analysis.meeting.what_if import Basis
from analysis.rules.year_groups import YEAR_GROUPS
from analysis.termly import TermlyAnalysis

FLAGS = COLUMNS[4:]
"""The 0/1 columns."""
GROUPS = ("year_group", "class_name")
PARTICULARS = (*GROUPS, "name", "date_of_birth")
BESIDE = ("minutes_late", "written")
"""Columns of marks that only some files have."""


@dataclass(frozen=True, slots=True)
class SchoolMarks:
    """The marks of some terms of this school year, each session once.

    `sheets`: the terms, in time. `without_marks`: names of terms that have totals only. `marks`: `COLUMNS` of
    `pupil_marks`, and those of `BESIDE` that a file has. `people`: index person, columns `PARTICULARS` as the latest of
    the terms says. `left_out`: year groups that count only where somebody asks for them.
    """

    sheets: tuple[TermSheet, ...]
    without_marks: tuple[str, ...]
    marks: pd.DataFrame
    people: pd.DataFrame
    left_out: tuple[str, ...]

    def of(self, year_groups: Collection[str] = (), classes: Collection[str] = ()) -> pd.DataFrame:
        """Keep the marks of some year groups and classes; of none chosen, of every year group that gets letters."""
        kept = self.people_of(year_groups, classes)
        if not year_groups and not classes:
            kept = kept[~self.people["year_group"].isin(self.left_out)]
        return self.marks[self.marks["person"].isin(kept)]

    def people_of(self, year_groups: Collection[str] = (), classes: Collection[str] = ()) -> pd.Index:
        """Name the people of some year groups and classes; of none chosen, everybody."""
        kept = pd.Series(True, index=self.people.index)
        for column, values in zip(GROUPS, (year_groups, classes), strict=True):
            kept &= self.people[column].isin(values) | (not values)
        return self.people.index[kept]

    def values(self, column: str) -> list[str]:
        """List the year groups or classes, the youngest first."""
        known = self.people.dropna(subset=[column])
        places = (
            known["year_group"].map({name: place for place, name in enumerate(YEAR_GROUPS)}).fillna(len(YEAR_GROUPS))
        )
        order = places.groupby(known[column].astype(str)).min()
        return [str(name) for _, name in sorted(zip(order, order.index, strict=True)) if name]


def terms_with_marks(analysis: TermlyAnalysis, basis: Basis) -> tuple[TermSheet, ...]:
    """Give this term, or the terms of this school year up to it, as far as they have marks."""
    return tuple(sheet for sheet in _terms(analysis, basis) if sheet.marks is not None)


def _terms(analysis: TermlyAnalysis, basis: Basis) -> list[TermSheet]:
    """Take this term and last term with the particulars that the analysis filled in."""
    filled = {sheet.key: sheet for sheet in (analysis.before, analysis.now) if sheet is not None}
    terms = analysis.year if basis is Basis.YEAR else (analysis.now,)
    return [filled.get(sheet.key, sheet) for sheet in terms]


def school_marks(analysis: TermlyAnalysis, basis: Basis) -> SchoolMarks:
    """Gather the marks of a basis; there must be some. Where two terms share a session the later term is taken."""
    sheets = terms_with_marks(analysis, basis)
    frames = [
        sheet.marks[[*COLUMNS, *(name for name in BESIDE if name in sheet.marks)]]
        for sheet in sheets
        if sheet.marks is not None
    ]
    marks = pd.concat(frames, ignore_index=True).drop_duplicates(["person", "day", "session"], keep="last")
    marks = marks.astype(dict.fromkeys(FLAGS, "int8"))
    people = pd.concat([sheet.pupils[list(PARTICULARS)] for sheet in sheets]).groupby(level="person").last()
    without = tuple(sheet.full_name for sheet in _terms(analysis, basis) if sheet.marks is None)
    return SchoolMarks(sheets, without, marks, people, analysis.policy.without_letters)
