"""One pupil as the meeting knows the child: every loaded term, the marks of the year, and what they add up to.

Terms after the one on screen are left out, as everywhere in the meeting.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analysis.decisions import PupilDecision
from analysis.measures.absences import absences_by_code
from analysis.measures.pupil_marks import pupil_marks, sessions_in
from analysis.measures.reasons import Lates, lates_by
from analysis.measures.spells import Spell, spells
from analysis.measures.term_sheet import TermSheet
from analysis.measures.year_to_date import terms_of_the_year
from analysis.meeting.room import Meeting
from analysis.names import comparable_name
from analysis.rules.categories import Category
from analysis.rules.codes import code_of
from analysis.rules.facts import TermFacts
from analysis.rules.policy import Policy
from analysis.rules.standing import category_in
from analysis.rules.wording import short_period

Session = tuple[date, str, str]
NO_DATES = "not in the file"


@dataclass(frozen=True, slots=True)
class PupilTerm:
    """One loaded term of a pupil: its name and dates in words, sessions, category."""

    name: str
    dates: str
    facts: TermFacts
    category: Category | None


@dataclass(frozen=True)
class Pupil:
    """A pupil over the loaded terms, earliest first. `decision`: None for who was on roll in neither term on screen.

    `particulars`: the columns of the latest export that has the child. The year is the school year of that term:
    `year_terms` are its loaded terms, `year_so_far` attended and possible sessions over them, None where one's are not
    known. `marks` are of all terms, `marks_of_year` of those of the year; empty with totals only. `year_has_totals`:
    some term of the year is without marks, so that they are not the whole year.
    """

    person: int
    particulars: Mapping[str, Any]
    decision: PupilDecision | None
    terms: tuple[PupilTerm, ...]
    year_terms: tuple[str, ...]
    year_so_far: tuple[int, int] | None
    marks: pd.DataFrame
    marks_of_year: pd.DataFrame
    year_has_totals: bool

    @property
    def full_name(self) -> str:
        """Forename and surname, or the name as the file prints it."""
        parts = (str(self.particulars[part] or "") for part in ("forename", "surname"))
        return " ".join(filter(None, parts)) or str(self.particulars["name"] or "")

    @property
    def class_name(self) -> str:
        """The class, blank where it is not known."""
        return str(self.particulars["class_name"] or "")

    @property
    def sessions_of_year(self) -> tuple[Session, ...]:
        """Each session of the school year: day, half day, mark."""
        return sessions_in(self.marks_of_year)

    @property
    def reasons(self) -> tuple[tuple[str, str, int], ...]:
        """Code, meaning and sessions of the year's absence, most first."""
        counted = absences_by_code(self.marks_of_year).get(self.person, ())
        return tuple((mark, code_of(mark, day).meaning, count) for mark, day, count in counted)

    @property
    def lates(self) -> tuple[Lates, ...]:
        """Lates of the year, with minutes where a file gives them; nothing without possible sessions."""
        return lates_by(self.marks_of_year, self.marks_of_year["person"])

    @property
    def spells(self) -> tuple[Spell, ...]:
        """Runs of absence in the year, in time."""
        return spells(self.marks_of_year, self.person)


def terms_up_to_now(meeting: Meeting) -> tuple[TermSheet, ...]:
    """Give the loaded terms up to the one on screen, earliest first."""
    names = [sheet.key for sheet in meeting.sheets]
    return meeting.sheets[: names.index(meeting.analysis.now.key) + 1]


def everybody(meeting: Meeting) -> dict[int, str]:
    """Name everybody in the loaded terms as a class list does, by number, in the order of their names."""
    names: dict[int, str] = {}
    for sheet in terms_up_to_now(meeting):
        rows = zip(sheet.pupils.index, sheet.pupils["name"], sheet.pupils["class_name"], strict=True)
        names |= {int(person): ", ".join(filter(None, (name, class_name))) for person, name, class_name in rows}
    return dict(sorted(names.items(), key=lambda one: (comparable_name(one[1]), one[0])))


def pupil_of(meeting: Meeting, person: int) -> Pupil:
    """Gather one pupil. Raises KeyError for a number that no loaded term has."""
    sheets = [sheet for sheet in terms_up_to_now(meeting) if person in sheet.pupils.index]
    if not sheets:
        raise KeyError(person)
    latest, terms = sheets[-1], tuple(_term(sheet, person, meeting.analysis.policy) for sheet in sheets)
    year = terms_of_the_year(sheets, latest)
    marks = pupil_marks(sheets, person)
    return Pupil(
        person=person,
        particulars={str(name): value for name, value in latest.pupils.loc[person].items()},
        decision=next((one for one in meeting.analysis.decisions if one.person == person), None),
        terms=terms,
        year_terms=tuple(sheet.full_name for sheet in year),
        year_so_far=_added([_facts(sheet, person) for sheet in year]),
        marks=marks,
        marks_of_year=marks if len(year) == len(sheets) else pupil_marks(year, person),
        year_has_totals=any(sheet.marks is None for sheet in year),
    )


def _added(terms: Sequence[TermFacts]) -> tuple[int, int] | None:
    if not all(term.figures_known for term in terms):
        return None
    return sum(term.attended for term in terms), sum(term.possible for term in terms)


def _term(sheet: TermSheet, person: int, policy: Policy) -> PupilTerm:
    facts = _facts(sheet, person)
    dates = short_period(sheet.start, sheet.end) if sheet.start and sheet.end else NO_DATES
    return PupilTerm(sheet.full_name, dates, facts, category_in(facts, policy))


def _facts(sheet: TermSheet, person: int) -> TermFacts:
    totals = sheet.totals.loc[person] if person in sheet.totals.index else pd.Series(dtype="Int64")
    known = {name: None if pd.isna(value) else int(value) for name, value in totals.items()}
    attended, possible = known.get("attended"), known.get("possible")
    if attended is None or possible is None:
        return TermFacts(figures_known=False, percentage=sheet.percentages.get(person))
    kinds = (known.get(name) for name in ("authorised", "unauthorised", "late", "missing"))
    authorised, unauthorised, late, missing = kinds
    return TermFacts(attended, possible, authorised=authorised, unauthorised=unauthorised, late=late, missing=missing)
