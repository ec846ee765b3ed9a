"""Every pupil's missed sessions on one basis, and what the end of the year can still bring.

Population: pupils on roll this term, but those of year groups without letters. Whoever's sessions are not known on the
basis is in no list and is named beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import pandas as pd

from analysis.decisions import PupilDecision
from analysis.measures.term_sheet import TermSheet
from analysis.meeting.figures import with_letters
from analysis.meeting.room import Meeting
from analysis.meeting.what_if import Basis
from analysis.rules.categories import is_persistent_absentee, is_severely_absent
from analysis.rules.year_end import YearEnd, sessions_to_leave, sessions_until, year_end
from analysis.rules.year_to_come import ToCome, sessions_to_come

COUNTED = ("attended", "possible", "authorised", "unauthorised")
YEAR_NOT_LOADED = "Not every term of this school year is loaded."
DAYS_NOT_KNOWN = "The file of this term does not say up to which day it counts."


@dataclass(frozen=True, slots=True)
class Absentee:
    """One pupil on one basis, in sessions; `authorised` and `unauthorised` None where not known.

    `year`: attended and possible of the school year to date, None where not known. `to_come`: the sessions of the year
    still to come for this pupil, None where not known.
    """

    decision: PupilDecision
    attended: int
    possible: int
    authorised: int | None
    unauthorised: int | None
    year: tuple[int, int] | None
    to_come: int | None

    @property
    def person(self) -> int:
        """The pupil's number."""
        return self.decision.person

    @property
    def absent(self) -> int:
        """Possible sessions missed."""
        return self.possible - self.attended

    @property
    def is_persistent(self) -> bool:
        """Missed a tenth or more on this basis."""
        return is_persistent_absentee(self.attended, self.possible)

    @property
    def is_severe(self) -> bool:
        """Missed half or more on this basis."""
        return is_severely_absent(self.attended, self.possible)

    @property
    def at_year_end(self) -> YearEnd | None:
        """What the year to date leaves to be missed by the end of the year; None where not known."""
        if self.year is None or self.to_come is None:
            return None
        return year_end(*self.year, self.to_come)

    @property
    def in_a_row(self) -> int:
        """The next sessions to attend, missing none, to be no persistent absentee on this basis."""
        return sessions_to_leave(self.attended, self.possible)

    @property
    def until_persistent(self) -> int | None:
        """The next sessions to miss, all of them, to become one on this basis; None where so many do not come."""
        needed = sessions_until(self.attended, self.possible)
        return None if self.to_come is not None and needed > self.to_come else needed


@dataclass(frozen=True, slots=True)
class Absentees:
    """Everybody with possible sessions on a basis, who missed the largest part first.

    `unclear`: on roll, and the sessions are not known. `to_come`: the sessions of the year still to come.
    """

    basis: Basis
    sheets: tuple[TermSheet, ...]
    pupils: tuple[Absentee, ...]
    unclear: tuple[PupilDecision, ...]
    to_come: ToCome

    @property
    def persistent(self) -> tuple[Absentee, ...]:
        """Who missed a tenth or more."""
        return tuple(one for one in self.pupils if one.is_persistent)

    @property
    def severe(self) -> tuple[Absentee, ...]:
        """Who missed half or more."""
        return tuple(one for one in self.pupils if one.is_severe)

    def about_to_become(self, within: int) -> tuple[Absentee, ...]:
        """Who is no persistent absentee, and would be after missing so many sessions more; the nearest first."""
        near = [(one.until_persistent, one) for one in self.pupils if not one.is_persistent]
        found = [(needed, one) for needed, one in near if needed is not None and needed <= within]
        return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def absentees(meeting: Meeting, basis: Basis) -> Absentees:
    """Measure everybody on a basis. The end of the year is always judged on the year to date."""
    analysis = meeting.analysis
    year = sums_over(analysis.year) if analysis.year_is_complete else {}
    sheets = analysis.year if basis is Basis.YEAR else (analysis.now,)
    sums = year if basis is Basis.YEAR else sums_over(sheets)
    to_come = year_to_come(meeting)
    pupils, unclear = [], []
    for one in with_letters(analysis):
        if one.now is None or one.now.left:
            continue
        own = sums.get(one.person, {})
        attended, possible = own.get("attended"), own.get("possible")
        if attended is None or possible is None:
            unclear.append(one)
        elif possible:
            kinds = own["authorised"], own["unauthorised"]
            # Where none is to come, none comes for whoever is not due in all of them either.
            coming = None if to_come.sessions and _may_not_be_due(one) else to_come.sessions
            pupils.append(Absentee(one, attended, possible, *kinds, _both(year.get(one.person)), coming))
    pupils.sort(key=lambda one: Fraction(one.absent, one.possible), reverse=True)
    return Absentees(basis, sheets, tuple(pupils), tuple(unclear), to_come)


def year_to_come(meeting: Meeting) -> ToCome:
    """Count the sessions of the school year after the last that the loaded figures count."""
    if not meeting.analysis.year_is_complete:
        return ToCome(None, lacking=YEAR_NOT_LOADED)
    counted_to = last_session(meeting.analysis.now, meeting.analysis.decision_date)
    if counted_to is None:
        return ToCome(None, lacking=DAYS_NOT_KNOWN)
    return sessions_to_come(meeting.calendar, *counted_to)


def last_session(sheet: TermSheet, decision_date: date) -> tuple[date, int] | None:
    """Give the last day that a term counts, and 1 where its afternoon is not counted yet, else 0; None if not known.

    A file of totals that names a whole term does not say how much of it has been before that term is over.
    """
    if sheet.marks is None:
        return (sheet.end, 0) if sheet.end and sheet.end <= decision_date else None
    marks = sheet.marks
    days = marks.loc[marks["possible"] == 1, "day"]
    if days.empty:
        return None
    of_the_day = marks[(marks["day"] == days.max()) & (marks["mark"] != "")]
    return days.max().date(), int(not (of_the_day["session"] == "PM").any())


def sums_over(sheets: Sequence[TermSheet]) -> dict[int, dict[str, int | None]]:
    """Add each count over terms, by person; None where one of the pupil's terms does not give it."""
    together = pd.concat([sheet.totals[list(COUNTED)] for sheet in sheets])
    sums = together.groupby(level="person").sum(skipna=False)
    columns: dict[str, list[Any]] = {name: [*sums[name].astype(object)] for name in COUNTED}
    return {
        int(str(person)): {name: None if pd.isna(cells[row]) else int(cells[row]) for name, cells in columns.items()}
        for row, person in enumerate(sums.index)
    }


def _both(own: Mapping[str, int | None] | None) -> tuple[int, int] | None:
    attended, possible = (own or {}).get("attended"), (own or {}).get("possible")
    return None if attended is None or possible is None else (attended, possible)


def _may_not_be_due(one: PupilDecision) -> bool:
    """Say whether not every session to come is a possible one: due at another school too, or leaving."""
    now = one.now
    is_dual = now is not None and bool(now.dual_status or now.dual_sessions)
    return is_dual or (one.pupil["leaving_date"] is not None and bool(now and now.returned_after is None))
