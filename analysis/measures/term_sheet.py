"""One term of the school as loaded: who was on roll, their sessions, and their marks where the files had marks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from analysis.rules.school_calendar import likely_start, order_in_year, term_key
from analysis.rules.wording import period_text


@dataclass(frozen=True, slots=True)
class TermSheet:
    """One term from one or more files.

    `pupils`: index person (one number a child in all terms), columns as exported. `totals`: index person, whole-number
    columns possible, attended, authorised, unauthorised, late, missing, unexplained, unread, NA where not known.
    `marks`: columns person, day, session, mark and the 0/1 columns of `sessions.with_outcomes`; None for totals.
    `percentages`: by person the text of a percentage that is all a file says of a pupil's sessions.
    `closed_days`: weekdays taken as closed, because nobody has a mark on them.
    `sessions_contradicted`, `pupils_contradicted`: on how many two files differ, so that they are not counted.
    `filed_as`: the number under which the term's files have a person joined to another, where it differs.
    """

    name: str
    start: date | None
    end: date | None
    school_year: str | None
    pupils: pd.DataFrame
    totals: pd.DataFrame
    marks: pd.DataFrame | None
    files: tuple[str, ...] = ()
    sessions_contradicted: int = 0
    pupils_contradicted: int = 0
    percentages: Mapping[int, str] = field(default_factory=dict)
    closed_days: tuple[date, ...] = ()
    filed_as: Mapping[int, int] = field(default_factory=dict)

    @property
    def full_name(self) -> str:
        """The term's name with its school year where the name alone does not tell the year."""
        tells_year = self.school_year is None or any(sign.isdigit() for sign in self.name)
        return self.name if tells_year else f"{self.name} {self.school_year}"

    @property
    def key(self) -> tuple[str | None, str]:
        """What is the same of two sheets of one term, whatever their files call it."""
        return term_key(self.name, self.school_year)

    @property
    def school_days(self) -> tuple[date, ...] | None:
        """Days on which anybody has a mark other than a closure; None without marks."""
        if self.marks is None:
            return None
        open_days = self.marks.loc[~self.marks["mark"].isin(("", "#")), "day"].drop_duplicates().sort_values()
        return tuple(open_days.dt.date)

    @property
    def usual_possible(self) -> int:
        """The commonest number of possible sessions, the larger where two are as common; 0 with no pupils."""
        counts = self.totals["possible"].dropna()
        return int(counts[counts > 0].mode().max()) if (counts > 0).any() else 0


def order_in_time(sheet: TermSheet) -> tuple[str, str]:
    """Sort key of terms: school year, then first day, or the likely one where only the term's name is known."""
    if sheet.start is not None:
        return sheet.school_year or "", sheet.start.isoformat()
    if sheet.school_year is None:
        return "", f"{order_in_year(sheet.name):03}"
    return sheet.school_year, likely_start(sheet.name, sheet.school_year).isoformat()


LASTING = ("upn", "mis_id", "date_of_birth", "sex", "admission_date")
"""Particulars of a child that a new school year does not change."""
OF_ITS_TERM = ("leaving_date", "enrolment_status")


def with_particulars_of(sheet: TermSheet, earlier: TermSheet) -> TermSheet:
    """Fill what a term's file leaves out of its pupils (class, year group, …) from an earlier term's.

    Across a summer only what lasts is filled. Nothing that the file says is changed, and no figure is touched.
    """
    same_year = sheet.school_year is not None and sheet.school_year == earlier.school_year
    known = earlier.pupils.reindex(sheet.pupils.index)
    filled = {
        str(name): column.where(column.notna(), known[name]).where(lambda cells: cells.notna(), None)
        for name, column in sheet.pupils.items()
        if name in LASTING or (same_year and name not in OF_ITS_TERM)
    }
    # In care is not forgotten because a later file has no such column.
    in_care = sheet.pupils["looked_after"]
    filled["looked_after"] = in_care.where(in_care.notna() | (known["looked_after"] != True), True)  # noqa: E712
    return replace(sheet, pupils=sheet.pupils.assign(**filled))


def people_in(*sheets: TermSheet | None) -> frozenset[int]:
    """Give everybody on roll in one of some terms."""
    return frozenset(int(person) for sheet in sheets if sheet is not None for person in sheet.pupils.index)


def renumbered(sheet: TermSheet, number: Callable[[int], int]) -> TermSheet:
    """Give everybody in a term another number; no figure is touched, and no two may get the same."""
    filed_as = {number(person): person for person in people_in(sheet) if number(person) != person}
    if not filed_as:
        return sheet
    marks = sheet.marks
    return replace(
        sheet,
        pupils=sheet.pupils.rename(index=number).sort_index(),
        totals=sheet.totals.rename(index=number).sort_index(),
        marks=None if marks is None else marks.assign(person=marks["person"].map(number)),
        filed_as=filed_as,
    )


def dates_of(sheet: TermSheet) -> str:
    """Say a term's dates, or that the file does not give them."""
    return period_text(sheet.start, sheet.end) if sheet.start and sheet.end else "dates not given in the file"
