"""Reading 160,000 marks, one row each as the DfE exports them, from CSV and from a workbook.

The other side only loads cells into a frame; ours also finds the header, parses dates and codes and knows each pupil.
"""

import csv
import io
import random
from datetime import date, timedelta

import openpyxl
import pandas as pd

from analysis.ingest.reading import read_export
from benchmarks.timing import compare, table

PUPILS, DAYS = 421, 190
HEADINGS = ("Full Name", "UPN", "School Name", "Session date", "Attendance code", "Period Attendance Code")
CODES = ("/",) * 90 + ("I",) * 5 + ("L",) * 2 + ("M", "G", "O")
SEED = 1


def rows() -> list[tuple[str, ...]]:
    """Invent a year of marks: 421 pupils, 190 days, two sessions, about 160,000 rows."""
    chance = random.Random(SEED)
    weekdays = [day for number in range(400) if (day := date(2025, 9, 3) + timedelta(days=number)).weekday() < 5]
    days = [f"{day:%A}, {day.day} {day:%B %Y}" for day in weekdays[:DAYS]]
    return [
        (f"Pupil{number:03}, Test", "", "Benchmark Primary School", day, chance.choice(CODES), f"{half} attendance")
        for number in range(PUPILS)
        for day in days
        for half in ("Morning", "Afternoon")
    ]


def as_csv(marks: list[tuple[str, ...]]) -> bytes:
    """Write the rows as CSV."""
    out = io.StringIO()
    csv.writer(out).writerows([HEADINGS, *marks])
    return out.getvalue().encode()


def as_workbook(marks: list[tuple[str, ...]]) -> bytes:
    """Write the rows as a workbook of one sheet."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Marks")
    for row in (HEADINGS, *marks):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def main() -> None:
    """Measure and print both tables."""
    marks = rows()
    text, book = as_csv(marks), as_workbook(marks)
    for ours, other, ways in (
        (
            "read_export",
            "workbook",
            {
                "read_export": lambda: read_export(book, "marks.xlsx"),
                "pandas.read_excel, openpyxl": lambda: pd.read_excel(io.BytesIO(book), engine="openpyxl"),
                "pandas.read_excel, calamine": lambda: pd.read_excel(io.BytesIO(book), engine="calamine"),
            },
        ),
        (
            "read_export",
            "CSV",
            {
                "read_export": lambda: read_export(text, "marks.csv"),
                "pandas.read_csv": lambda: pd.read_csv(io.BytesIO(text), dtype=str),
            },
        ),
    ):
        print(table(f"{len(marks):,} marks from a {other}", compare(ways, rounds=3), ours), end="\n\n")
