"""Who is counted in figures of groups, and what of each: sessions on a basis, and kinds of absence from marks.

Population: pupils on roll this term whose sessions are known on the basis; of the headline's year groups, or all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.decisions import PupilDecision
from analysis.measures.absences import absences_by_code
from analysis.measures.term_sheet import TermSheet
from analysis.meeting.absentees import sums_over
from analysis.meeting.what_if import Basis
from analysis.rules.absence_kinds import kinds_of
from analysis.termly import TermlyAnalysis


@dataclass(frozen=True, slots=True)
class CountedPupil:
    """One pupil on a basis, in sessions; `authorised` and `unauthorised` None where not known.

    `kinds`: sessions missed by kind; None where the marks do not account for every absence.
    """

    decision: PupilDecision
    attended: int
    possible: int
    authorised: int | None
    unauthorised: int | None
    kinds: tuple[tuple[str, int], ...] | None


@dataclass(frozen=True, slots=True)
class Counted:
    """Everybody who is counted on a basis, in the order of the decisions, and how many are not for want of sessions.

    `everyone`: all pupils on roll, not only the headline's year groups.
    """

    basis: Basis
    everyone: bool
    sheets: tuple[TermSheet, ...]
    pupils: tuple[CountedPupil, ...]
    unclear: int


def counted_pupils(analysis: TermlyAnalysis, basis: Basis, *, everyone: bool) -> Counted:
    """Count the pupils on roll this term; not `everyone`: without the year groups outside the headline."""
    sheets = analysis.year if basis is Basis.YEAR else (analysis.now,)
    sums, kinds = sums_over(sheets), _kinds(sheets)
    outside = () if everyone else analysis.policy.outside_headline
    pupils, unclear = [], 0
    for one in analysis.decisions:
        if one.now is None or one.now.left or one.text("year_group") in outside:
            continue
        own = sums.get(one.person, {})
        attended, possible = own.get("attended"), own.get("possible")
        if attended is None or possible is None:
            unclear += 1
        elif possible:
            found = kinds.get(one.person, ())
            known = found if sum(sessions for _, sessions in found) == possible - attended else None
            pupils.append(CountedPupil(one, attended, possible, own["authorised"], own["unauthorised"], known))
    return Counted(basis, everyone, sheets, tuple(pupils), unclear)


def _kinds(sheets: Sequence[TermSheet]) -> dict[int, tuple[tuple[str, int], ...]]:
    """Put each pupil's absences together by kind, where the sheets have marks."""
    marks = (sheet.marks for sheet in sheets if sheet.marks is not None)
    absences = [one[one["absent"] == 1] for one in marks]
    codes = absences_by_code(pd.concat(absences)) if absences else {}
    return {person: kinds_of(rows) for person, rows in codes.items()}
