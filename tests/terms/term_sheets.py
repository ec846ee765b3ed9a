"""Terms as sheets, from registers or from totals, for the tests of this room."""

from dataclasses import replace
from datetime import date

from tests.measures.registers import MONDAY, sheet_of

JANUARY, SEPTEMBER = date(2026, 1, 5), date(2025, 9, 1)


def marked(name, start, register="//I/"):
    return sheet_of(name=name, start=start, ada=register)


autumn, spring, summer = (
    marked("Autumn 2025", SEPTEMBER, "////"),
    marked("Spring 2026", JANUARY, "///I"),
    marked("Summer 2026", MONDAY, "/I/I"),
)
THREE = (autumn, spring, summer)


def counts(attended, authorised=0, unauthorised=0):
    possible = attended + authorised + unauthorised
    return {"possible": possible, "attended": attended, "authorised": authorised, "unauthorised": unauthorised}


def stated(*rows, name="This term", year=None, file="totals.csv", **dates):
    return replace(sheet_of(name=name, year=year, totals=rows, **dates), files=(file,))
