"""Attendance in the sample school, recomputed from the written files by a plain loop.

National figures: DfE, Pupil absence in schools (census 2024/25; reasons of the daily data 2025/26), in per cent.
"""

from datetime import datetime

import pytest

PRESENT = set("/\\LVPK")
AUTHORISED = {"C", "C2", "E", "I", "M", "R"}
UNAUTHORISED = {"G", "N", "O", "U"}
ABSENT = AUTHORISED | UNAUTHORISED
YEARS = tuple(f"Year {n}" for n in range(1, 7))
REASONS = {"I": 2.79, "M": 0.27, "C": 0.37, "C2": 0.17, "G": 0.53, "U": 0.17, "O": 0.79, "N": 0.05, "R": 0.07}


class Child:
    """One child's school year."""

    def __init__(self, row):
        self.year, self.fsm, self.sen = row.year, row.about.get("FSM"), row.about.get("SEN Status")
        self.marks = []

    @property
    def possible(self):
        return sum(mark in PRESENT or mark in ABSENT for mark in self.marks)

    @property
    def absent(self):
        return sum(mark in ABSENT for mark in self.marks)


@pytest.fixture(scope="module")
def children(autumn, spring, summer):
    """Years 1 to 6 over 2025/26, everybody with a possible session."""
    found = {}
    for row in (*autumn, *spring, *summer):
        child = found.setdefault(row.child, Child(row))
        child.marks += row.marks.values()
        child.fsm, child.sen = child.fsm or row.about.get("FSM"), child.sen or row.about.get("SEN Status")
    return [child for child in found.values() if child.year in YEARS and child.possible]


def absence(children, codes=ABSENT):
    possible = sum(child.possible for child in children)
    return 100 * sum(mark in codes for child in children for mark in child.marks) / possible


def persistent(children):
    return 100 * sum(10 * child.absent >= child.possible for child in children) / len(children)


def test_absence_is_the_national_primary_figure(children):
    assert absence(children) == pytest.approx(5.2, abs=0.15)
    assert absence(children, AUTHORISED) == pytest.approx(3.7, abs=0.15)
    assert absence(children, UNAUTHORISED) == pytest.approx(1.5, abs=0.1)


def test_persistent_absentees_are_thirteen_in_a_hundred(children):
    assert persistent(children) == pytest.approx(13.0, abs=0.8)


def test_severe_absentees_are_about_one_in_a_hundred(children):
    assert 100 * sum(2 * c.absent >= c.possible for c in children) / len(children) == pytest.approx(0.9, abs=0.3)


@pytest.mark.parametrize(("code", "share"), REASONS.items())
def test_reasons_are_near_the_national_ones(code, share, children):
    assert absence(children, {code}) == pytest.approx(share, rel=0.1, abs=0.03)


def test_most_children_miss_little(children):
    under_five = sum(20 * child.absent < child.possible for child in children) / len(children)
    assert 0.55 < under_five < 0.68


def test_year_1_is_worst(children):
    rates = {year: absence([c for c in children if c.year == year]) for year in YEARS}
    assert max(rates, key=rates.get) == "Year 1"


def test_free_school_meals_and_sen_have_their_gaps(children):
    meals = {flag: [c for c in children if c.fsm == flag] for flag in "YN"}
    assert persistent(meals["Y"]) > 2 * persistent(meals["N"])
    none, support, plan = (absence([c for c in children if c.sen == status]) for status in "NKE")
    assert none + 1.5 < support < plan - 1.5


def test_friday_afternoons_are_worse_than_wednesday_afternoons(autumn, spring, summer):
    def rate(weekday):
        marks = [
            mark
            for row in (*autumn, *spring, *summer)
            if row.year in YEARS
            for (day, half), mark in row.marks.items()
            if half == "PM" and datetime.strptime(day, "%d/%m/%Y").weekday() == weekday  # noqa: DTZ007
        ]
        return 100 * sum(m in ABSENT for m in marks) / sum(m in PRESENT or m in ABSENT for m in marks)

    assert 0.7 < rate(4) - rate(2) < 2.1


def test_the_flu_fortnight_stands_out(spring):
    def ill(in_fortnight):
        marks = [
            mark
            for row in spring
            if row.year in YEARS
            for (day, _), mark in row.marks.items()
            if ("19/01/2026" <= day <= "30/01/2026" and day[3:5] == "01") == in_fortnight
        ]
        return sum(m == "I" for m in marks) / len(marks)

    assert ill(True) > 1.3 * ill(False)
