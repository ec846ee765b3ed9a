"""The written files of the sample school, read back by plain code that shares nothing with the program's readers."""

import csv
from dataclasses import dataclass
from pathlib import Path
from random import Random

import openpyxl
import pytest

from sample_data.invention.school import SEED, make_school

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "sample_data"


@dataclass(frozen=True)
class Row:
    """One pupil of one term's file: what the file says of the child, and the marks by date and half day."""

    about: dict[str, str]
    marks: dict[tuple[str, str], str]

    @property
    def child(self):
        """Name and date of birth, which every file of marks has."""
        if "Pupil Name" in self.about:
            return self.about["Pupil Name"], self.about["Date of Birth"]
        return f"{self.about['Surname']}, {self.about['Forename']}", self.about["DOB"]

    @property
    def year(self):
        return self.about["Year"]

    @property
    def class_name(self):
        return self.about["Class"]


def read_csv(name):
    with (FOLDER / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_wide(name):
    rows = []
    for cells in read_csv(name):
        marks = {tuple(h.split(" ")): m for h, m in cells.items() if h.endswith((" AM", " PM"))}
        rows.append(Row({h: c for h, c in cells.items() if tuple(h.split(" ")) not in marks}, marks))
    return rows


def sheet_of(path):
    workbook = openpyxl.load_workbook(path)
    cells = [list(row) for row in workbook.active.iter_rows(values_only=True)]
    workbook.close()
    return cells


def read_grid(name):
    _, _, dates, halves, *body = sheet_of(FOLDER / name)
    days = [
        f"{(day or dates[n - 1]):%d/%m/%Y}" if half else None
        for n, (day, half) in enumerate(zip(dates, halves, strict=True))
    ]
    rows = []
    for cells in body[: body.index([None] * len(dates))]:
        marks = {(days[n], half): cells[n] or "" for n, half in enumerate(halves) if half}
        about = {dates[n]: cells[n] for n, half in enumerate(halves) if not half}
        about["Date of Birth"] = f"{about['Date of Birth']:%d/%m/%Y}"
        rows.append(Row(about, marks))
    return rows


@pytest.fixture(scope="session")
def folder():
    return FOLDER


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """What the script makes now from the seed of the folder."""
    out = tmp_path_factory.mktemp("harrowmere")
    make_school(Random(SEED), out)
    return out


@pytest.fixture(scope="session")
def autumn():
    return read_wide("autumn_2025_marks.csv")


@pytest.fixture(scope="session")
def spring():
    return read_grid("spring_2026_marks.xlsx")


@pytest.fixture(scope="session")
def summer():
    return read_wide("summer_2026_marks.csv")


@pytest.fixture(scope="session")
def totals():
    return read_csv("autumn_2026_first_half_totals.csv")


@pytest.fixture(scope="session")
def contacts():
    return read_csv("contacts.csv")
