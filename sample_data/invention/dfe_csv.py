"""Marks of one class, one row a session, as the DfE's attendance service exports them (layout L3)."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from .export import SCHOOL_NAME, Row, books_of_term, marks_of_term, write_csv
from .register import Register
from .school_days import Term

DFE_HEADINGS = ("Full Name", "UPN", "School Name", "Session date", "Attendance code", "Period Attendance Code")
DFE_HALVES = {"AM": "Morning attendance", "PM": "Afternoon attendance"}
DFE_MISSING = "--"


def dfe_rows(book: Register, term: Term) -> list[Row]:
    """Give one row a session, up to the day of leaving, dates in words."""
    p = book.pupil
    return [
        (f"{p.surname}, {p.forename}", p.upn, SCHOOL_NAME, day_in_words(s.day), mark or DFE_MISSING, DFE_HALVES[s.half])
        for s, mark in marks_of_term(book, term)
        if p.left is None or s.day <= p.left
    ]


def day_in_words(day: date) -> str:
    """Write a date as the DfE's export does."""
    return f"{day:%A}, {day.day} {day:%B} {day.year}"


def write_dfe_rows(path: Path, books: Iterable[Register], term: Term, class_name: str) -> None:
    """Write one class in the DfE's "Export attendance and absence codes" (layout L3)."""
    chosen = [book for book in books_of_term(books, term) if book.class_name == class_name]
    write_csv(path, [DFE_HEADINGS, *(row for book in chosen for row in dfe_rows(book, term))])
