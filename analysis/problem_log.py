"""Everything a person should know was not used or not checked, as one list for a file or a page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations
from typing import Any

import pandas as pd

from analysis.decisions import PupilDecision
from analysis.ingest.export import Export
from analysis.ingest.problems import WHAT_WAS_DONE, Problem
from analysis.known import Records
from analysis.measures.sessions import registers_not_taken
from analysis.measures.term_sheet import TermSheet, people_in
from analysis.rules.flags import FLAG_MEANINGS
from analysis.rules.school_calendar import Term
from analysis.rules.wording import plural, short_date
from analysis.termly import TermlyAnalysis
from analysis.terms.sorting import left_out

PROBLEM_COLUMNS = ("file", "row", "column", "severity", "message", "done")
MOST_REGISTERS = 20
"""Registers not taken that are listed one by one; further ones are counted."""


@dataclass(frozen=True, slots=True)
class LoggedProblem:
    """One line of the list. `row` and `column` are blank where they do not apply."""

    file: str
    message: str
    done: str
    severity: str = "warning"
    row: int | None = None
    column: str | None = None

    @property
    def cells(self) -> tuple[object, ...]:
        """The values of PROBLEM_COLUMNS."""
        return (self.file, self.row, self.column, self.severity, self.message, self.done)


def comparison_problems(analysis: TermlyAnalysis, records: Records) -> list[LoggedProblem]:
    """List what must be said first of the comparison itself and of the contacts behind the letters."""
    lines = []
    if analysis.half_term_against_full:
        lines.append(LoggedProblem("", analysis.half_term_against_full, "compared as given"))
    if analysis.many_have_gone:
        lines.append(LoggedProblem("", analysis.many_have_gone, "taken for leavers"))
    lines += _doubts(records)
    if records.contacts is not None and not records.parents_are_marked:
        text = "The contacts do not say who has parental responsibility: the priority 1 contact with an address serves."
        lines.append(LoggedProblem("", text, "priority 1 is written to"))
    return lines


def _doubts(records: Records) -> list[LoggedProblem]:
    return [
        LoggedProblem(one.file, one.message, one.done, one.severity, next(iter(one.rows), None))
        for one in records.doubts
    ]


def file_problems(files: Sequence[tuple[str, Sequence[Problem]]]) -> list[LoggedProblem]:
    """List what each file, by its name, held that was not understood."""
    return [
        LoggedProblem(
            name, problem.message, WHAT_WAS_DONE[problem.severity], problem.severity, problem.row, problem.column
        )
        for name, problems in files
        for problem in problems
    ]


def left_out_problems(
    exports: Sequence[Export], own_terms: Sequence[Term], period: tuple[date, date] | None
) -> list[LoggedProblem]:
    """List the marks that fall in no term of the school, or outside the period asked for."""
    counts = [(export.file_name, left_out(export, own_terms, period)) for export in exports]
    return [
        LoggedProblem(name, f"{plural(count, 'mark')} outside the terms or the period asked for.", "left out")
        for name, count in counts
        if count
    ]


def shared_upns(analysis: TermlyAnalysis) -> list[LoggedProblem]:
    """Name the children of two files who have one UPN and no name in common: they are taken for two."""
    if analysis.before is None:
        return []
    by_upn: dict[str, list[PupilDecision]] = {}
    for one in analysis.decisions:
        by_upn.setdefault(one.text("upn"), []).append(one)
    # Two of one file are said by the file itself, with their rows.
    here, then = people_in(analysis.now), people_in(analysis.before)
    return [
        LoggedProblem(
            "; ".join(analysis.before.files + analysis.now.files),
            f"The UPN {upn} stands beside {gone.listed_name} last term and beside {new.listed_name} this term.",
            "taken for two children",
        )
        for upn, people in by_upn.items()
        for gone, new in permutations(people, 2)
        if upn and gone.person in then - here and new.person in here - then
    ]


def contradictions_in(analysis: TermlyAnalysis) -> list[LoggedProblem]:
    """Say on how much two files of one term differ: such sessions and pupils are not counted."""
    terms = [term for term in (analysis.before, analysis.now) if term is not None]
    return [line for term in terms for line in _contradictions(term)]


def _contradictions(sheet: TermSheet) -> list[LoggedProblem]:
    counts = (
        (sheet.sessions_contradicted, plural(sheet.sessions_contradicted, "session")),
        (sheet.pupils_contradicted, plural(sheet.pupils_contradicted, "pupil's sessions", "pupils' sessions")),
    )
    files = "; ".join(sheet.files)
    return [
        LoggedProblem(
            files, f"{words} of {sheet.full_name} differ between files; remove the older file.", "not counted", "error"
        )
        for count, words in counts
        if count
    ]


def register_problems(sheet: TermSheet) -> list[LoggedProblem]:
    """List registers not taken for a whole class, once each."""
    if sheet.marks is None:
        return []
    registers = registers_not_taken(sheet.marks, sheet.pupils["class_name"].fillna(""))
    lines = [
        LoggedProblem(
            "; ".join(sheet.files),
            f"No register for {class_name or 'the whole file'} on {short_date(day.date())} {session}.",
            "outside possible sessions",
        )
        for class_name, day, session in _listed(registers)
    ]
    further = len(registers) - len(lines)
    if further > 0:
        text = f"{plural(further, 'further register')} not taken in {sheet.name}."
        lines.append(LoggedProblem("; ".join(sheet.files), text, "outside possible sessions"))
    return lines


def _listed(registers: pd.DataFrame) -> list[tuple[Any, ...]]:
    columns = registers[["class_name", "day", "session"]].head(MOST_REGISTERS)
    return list(columns.itertuples(index=False, name=None))


def checks_not_run(decisions: Sequence[PupilDecision]) -> list[LoggedProblem]:
    """List the checks that could not run, with why and for how many pupils with a proposed letter."""
    proposed = [decision for decision in decisions if decision.proposal.letter is not None]
    counts = Counter((one.flag, one.why) for decision in proposed for one in decision.unchecked)
    return [
        LoggedProblem(
            "",
            f"{FLAG_MEANINGS[flag]} ({flag}) could not be checked for {plural(count, 'proposed letter')}: {why}.",
            "check not run",
            "note",
        )
        for (flag, why), count in sorted(counts.items())
    ]
