"""What the school writes itself: its known circumstances and its settings."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from .export import SCHOOL_NAME, write_csv
from .pupil import Pupil
from .school_days import AUTUMN, TERMS, TRAINING_DAYS, Term, half_term_of
from .stories import CIRCUMSTANCES, Circumstance

CIRCUMSTANCE_HEADINGS = (
    "upn",
    "mis_id",
    "surname",
    "forename",
    "class_name",
    "kind",
    "start",
    "end",
    "review",
    "seen_by",
    "note",
)
"""The columns that the program reads."""


def iso(day: date | None) -> str:
    """Write a date in ISO order, or nothing."""
    return "" if day is None else day.isoformat()


def circumstance_row(pupil: Pupil, known: Circumstance) -> list[str]:
    """Give one row of circumstances.csv."""
    who = [pupil.upn, pupil.admission_number, pupil.surname, pupil.forename, pupil.class_in(AUTUMN.school_year)]
    return [*who, known.kind, iso(known.start), iso(known.end), iso(known.review), known.seen_by, known.note]


def write_circumstances(path: Path, pupils: Iterable[Pupil]) -> None:
    """Write what the school knows of the named children."""
    by_story = {pupil.key: pupil for pupil in pupils if pupil.key}
    rows = [circumstance_row(by_story[known.story], known) for known in CIRCUMSTANCES]
    write_csv(path, [CIRCUMSTANCE_HEADINGS, *rows])


SETTINGS = f"""\
# The settings of the invented {SCHOOL_NAME}, which has nothing to do with any real school of that name.
# The telephone number is one that Ofcom keeps for drama. [policy] holds the program's defaults, so that a school can
# see what it may change.

[school]
name = "{SCHOOL_NAME}"
phase = "primary"
address = "Weir Lane, Harrowmere, ZZ99 1AA"
head = "Mrs H. Ferncastle"
signatory = "Mrs H. Ferncastle, Headteacher"
contact_name = "Mr T. Underhay"
contact_phone = "01632 960147"
contact_email = "attendance@harrowmere.example.org"
top_year = 6

[policy]
period = "term"
target = "97"
la_target = "96"
red_below = "90"
smallest_improvement = "0"
few_sessions = 40
long_illness_days = 15
cool_down_school_days = 15

[groups]
without_letters = ["Nursery"]
outside_headline = ["Nursery", "Reception"]
"""


def settings_text() -> str:
    """Write the settings file with the dates of the terms."""
    days = ", ".join(map(str, TRAINING_DAYS))
    return f"{SETTINGS}\n[calendar]\ninset_days = [{days}]\n" + "".join(map(_term_text, TERMS))


def _term_text(term: Term) -> str:
    holiday = half_term_of(term)
    half_term = f"half_term_start = {holiday[0]}\nhalf_term_end = {holiday[1]}\n" if holiday else ""
    return f'\n[[term]]\nname = "{term.name}"\nstart = {term.start}\nend = {term.end}\n{half_term}'


def write_settings(path: Path) -> None:
    """Write school.toml."""
    path.write_text(settings_text(), encoding="utf-8", newline="\n")
