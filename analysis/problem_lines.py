"""Lines for the list of what was not used, and those that one term calls for."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.measures.sessions import registers_not_taken
from analysis.measures.term_sheet import TermSheet
from analysis.rules.school_calendar import runs_of
from analysis.rules.wording import plural, short_date, short_period

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


def problems_of_term(sheet: TermSheet) -> list[LoggedProblem]:
    """List what one term does not know, and its days and registers without marks."""
    return [*sessions_not_known(sheet), *closed_days(sheet), *register_problems(sheet)]


def contradictions(sheet: TermSheet) -> list[LoggedProblem]:
    """Say on how much the files of a term differ."""
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


def sessions_not_known(sheet: TermSheet) -> list[LoggedProblem]:
    """Say of how many pupils of a term the sessions are not known: no rate and no count of a group has them."""
    count = int(sheet.totals["possible"].isna().sum())
    text = f"The sessions of {plural(count, 'pupil')} in {sheet.full_name} are not known, a percentage at most."
    done = "shown, and left out of every rate and count of a group"
    return [LoggedProblem("; ".join(sheet.files), text, done)] if count else []


def closed_days(sheet: TermSheet) -> list[LoggedProblem]:
    """Say once on which days of a term nobody has a mark."""
    if not sheet.closed_days:
        return []
    days = ", ".join(short_period(*run) for run in runs_of(sheet.closed_days))
    return [
        LoggedProblem(
            "; ".join(sheet.files), f"No marks for anyone in {sheet.full_name} on {days}.", "taken as closed", "note"
        )
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
