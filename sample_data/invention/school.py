"""The whole school, from a seed to its files."""

from pathlib import Path
from random import Random

from .contacts import write_contacts
from .dfe_csv import write_dfe_rows
from .grid_workbook import write_grid
from .papers import write_circumstances, write_settings
from .registers import keep_registers
from .roll import invent_roll
from .school_days import AUTUMN, NEXT_AUTUMN, SPRING, SUMMER
from .totals_csv import write_totals
from .wide_csv import write_wide

SEED = 2032
"""Any seed comes near the national figures; with this one Year 1 misses most and spring is the worst term."""
ONE_CLASS = "4CC"

MADE_FILES = (
    "autumn_2025_marks.csv",
    "spring_2026_marks.xlsx",
    "summer_2026_marks.csv",
    "autumn_2026_first_half_totals.csv",
    "one_class_dfe_codes.csv",
    "contacts.csv",
    "circumstances.csv",
    "school.toml",
)
"""Every file that the script makes."""


def make_school(rng: Random, out: Path) -> None:
    """Invent the school and write all its files into a folder."""
    pupils = invent_roll(rng)
    year = keep_registers(rng, pupils, AUTUMN.school_year)
    next_year = keep_registers(rng, pupils, NEXT_AUTUMN.school_year)
    autumn, spring, summer, totals, one_class, contacts, circumstances, settings = (out / name for name in MADE_FILES)
    write_wide(autumn, year, AUTUMN)
    write_grid(spring, year, SPRING)
    write_wide(summer, year, SUMMER)
    write_totals(totals, next_year, NEXT_AUTUMN)
    write_dfe_rows(one_class, year, SUMMER, ONE_CLASS)
    write_contacts(contacts, rng, pupils)
    write_circumstances(circumstances, pupils)
    write_settings(settings)
