"""What the exports have in common: who stands in them, in which order, and how cells are written."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from .register import Register
from .school_days import Session, Term

SCHOOL_NAME = "Harrowmere Primary School"
UTF8_WITH_MARK = "utf-8-sig"

Row = Sequence[object]


def write_csv(path: Path, rows: Iterable[Row], encoding: str = UTF8_WITH_MARK) -> None:
    """Write a CSV as Windows programs do, with carriage returns."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)


def british(day: date | None) -> str:
    """Write a date in British order, or nothing."""
    return "" if day is None else f"{day:%d/%m/%Y}"


def flag(holds: bool) -> str:
    """Write Y or N."""
    return "Y" if holds else "N"


def books_of_term(books: Iterable[Register], term: Term) -> list[Register]:
    """Choose who is on roll in a term, in order of class and name."""
    on_roll = [b for b in books if b.pupil.is_on_roll(term.start, term.end)]
    return sorted(on_roll, key=lambda b: (b.year, b.class_name, b.pupil.surname.casefold(), b.pupil.forename))


def marks_of_term(book: Register, term: Term) -> list[tuple[Session, str]]:
    """Give one child's sessions and marks of a term."""
    return [(s, m) for s, m in zip(book.sessions, book.marks, strict=True) if s.term == term.name]


def leaving_date(book: Register, term: Term) -> date | None:
    """Give the leaving date that an export at the end of the term knows of, before its last day."""
    left = book.pupil.left
    return left if left is not None and left < term.end else None


def marks_in_roll(book: Register, term: Term) -> list[str]:
    """Give the marks of a term with a stand-in for sessions after leaving, which the totals do not count."""
    left = book.pupil.left
    return ["after leaving" if left is not None and s.day > left else m for s, m in marks_of_term(book, term)]
