"""What some pupils missed on a basis: by kind, and in how many spells; where their marks are loaded."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.measures.absences import absences_by_code
from analysis.measures.spells import spell_counts
from analysis.measures.term_sheet import TermSheet
from analysis.meeting.absentees import Absentee
from analysis.rules.absence_kinds import kinds_of


@dataclass(frozen=True, slots=True)
class AbsenceDetail:
    """One pupil's absence in sessions: by kind, most first, the spells, and the longest of them."""

    kinds: tuple[tuple[str, int], ...]
    spells: int
    longest: int


def absence_details(sheets: Sequence[TermSheet], pupils: Collection[Absentee]) -> dict[int, AbsenceDetail]:
    """Give the absence of some pupils over terms, by person; nobody whose marks do not account for every absence."""
    wanted = {one.person: one.absent for one in pupils}
    frames = [sheet.marks[sheet.marks["person"].isin(wanted)] for sheet in sheets if sheet.marks is not None]
    if not frames:
        return {}
    marks = pd.concat(frames)
    codes, runs = absences_by_code(marks), spell_counts(marks)
    return {
        person: AbsenceDetail(kinds_of(codes[person]), *runs[person])
        for person, absent in wanted.items()
        if absent and sum(sessions for _, _, sessions in codes.get(person, ())) == absent
    }
