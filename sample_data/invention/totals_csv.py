"""Totals of a term, one row a child, as the SIMS report designer names them (layout L1)."""

from collections.abc import Iterable
from pathlib import Path

from .export import UTF8_WITH_MARK, books_of_term, british, flag, marks_in_roll, write_csv
from .pupil import year_words
from .register import ATTENDED, AUTHORISED, MISSING, POSSIBLE, UNAUTHORISED, Register
from .school_days import Term

NOT_REQUIRED = frozenset({"D", "X", "Y3", "Y4"})
TOTALS_HEADINGS = (
    "UPN",
    "Adno",
    "Surname",
    "Forename",
    "Year",
    "Reg",
    "DOB",
    "Gender",
    "FSM",
    "Ever 6",
    "Pupil Premium",
    "SEN Status",
    "EAL",
    "Looked After",
    "Admission Date",
    "Possible marks",
    "Present marks",
    "Approved ed activity",
    "Authorised absences",
    "Unauthorised absences",
    "Present plus AEA",
    "Unexplained absences",
    "Late before reg",
    "Late after reg",
    "Late both",
    "Missing marks",
    "Attendance not required",
)
APPROVED_ACTIVITY = frozenset("VPK")


def totals_row(book: Register, term: Term) -> list[object]:
    """Give one child's characteristics and counts as the SIMS report designer names them."""
    p = book.pupil
    marks = marks_in_roll(book, term)
    late, after = marks.count("L"), marks.count("U")
    kinds = (POSSIBLE, ATTENDED - APPROVED_ACTIVITY, APPROVED_ACTIVITY, AUTHORISED, UNAUTHORISED, ATTENDED)
    counts = [sum(mark in kind for mark in marks) for kind in kinds]
    rest = [marks.count("N"), late, after, late + after, marks.count(MISSING), sum(m in NOT_REQUIRED for m in marks)]
    about = [p.upn, p.admission_number, p.surname, p.forename, sims_year(book.year), book.class_name]
    groups = [flag(p.fsm), flag(p.ever_6), flag(p.pupil_premium), p.sen, flag(p.household.eal), flag(p.looked_after)]
    return [*about, british(p.born), p.sex, *groups, british(p.joined), *counts, *rest]


def sims_year(year: int) -> str:
    """Write a year group as SIMS does, with two spaces."""
    return year_words(year).replace(" ", "  ")


def write_totals(path: Path, books: Iterable[Register], term: Term) -> None:
    """Write one row a child with totals (layout L1), in cp1252 where every name can be written in it."""
    rows = [totals_row(book, term) for book in books_of_term(books, term)]
    text = "".join(str(cell) for row in rows for cell in row)
    write_csv(path, [TOTALS_HEADINGS, *rows], "cp1252" if can_be_written(text, "cp1252") else UTF8_WITH_MARK)


def can_be_written(text: str, encoding: str) -> bool:
    """Say whether an encoding has every character of a text."""
    return text == text.encode(encoding, "ignore").decode(encoding)
