"""The invented school that anyone can open: its files and the day its meeting is held."""

from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "sample_data"
FILES = (
    "autumn_2025_marks.csv",
    "spring_2026_marks.xlsx",
    "summer_2026_marks.csv",
    "contacts.csv",
    "circumstances.csv",
    "school.toml",
)
MEETING_DAY = date(2026, 7, 21)
"""The last day of the summer term, so that the sample says the same in every year."""
