"""Marks as one row a child and one column a date and half day (layout L4 with one header row)."""

from collections.abc import Iterable
from pathlib import Path

from .export import books_of_term, british, flag, leaving_date, marks_of_term, write_csv
from .pupil import year_words
from .register import Register
from .school_days import Term

WIDE_HEADINGS = (
    "Surname",
    "Forename",
    "UPN",
    "Adm No",
    "Year",
    "Class",
    "Sex",
    "DOB",
    "FSM",
    "FSM Ever 6",
    "Pupil Premium",
    "SEN Status",
    "EAL",
    "In care",
    "Admission Date",
    "Leaving Date",
)


def wide_row(book: Register, term: Term) -> list[str]:
    """Give one child's characteristics and marks."""
    p = book.pupil
    about = [p.surname, p.forename, p.upn, p.admission_number, year_words(book.year), book.class_name, p.sex]
    groups = [flag(p.fsm), flag(p.ever_6), flag(p.pupil_premium), p.sen, flag(p.household.eal), flag(p.looked_after)]
    dates = [british(p.joined), british(leaving_date(book, term))]
    return [*about, british(p.born), *groups, *dates, *(mark for _, mark in marks_of_term(book, term))]


def write_wide(path: Path, books: Iterable[Register], term: Term) -> None:
    """Write one row a child, one column a date and half day (layout L4 with one header row)."""
    chosen = books_of_term(books, term)
    sessions = [f"{british(s.day)} {s.half}" for s, _ in marks_of_term(chosen[0], term)]
    write_csv(path, [[*WIDE_HEADINGS, *sessions], *(wide_row(book, term) for book in chosen)])
