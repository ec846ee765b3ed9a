"""Invented letters for the tests of this folder. One row a case; every pupil and address is made up."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from analysis.letters.context import letter_context
from analysis.letters.details import AbsenceLine, LetterDetails
from analysis.letters.templates import LetterTemplate, read_template
from analysis.rules.school import School

TEMPLATES = Path(__file__).parents[2] / "letter_templates"
DECIDED_ON = date(2026, 12, 18)

SCHOOL = School(
    name="Oak Lane Primary School",
    address="Oak Lane\nAmbleford\nAM1 2BC",
    head="Mr D Hughes",
    contact_name="Mrs Patel",
    contact_phone="01632 960123",
    contact_email="office@oaklane.example",
)
SILENT_SCHOOL = School(name="Oak Lane Primary School")


def dates_from(first: date, count: int) -> tuple[tuple[date, str], ...]:
    """Give that many days, every third one a morning, an afternoon, a whole day."""
    return tuple((first + timedelta(days=2 * day), ("all day", "AM", "PM")[day % 3]) for day in range(count))


def details_of(letter: str, **changes: object) -> LetterDetails:
    """Give Ada's letter with marks loaded: 9 half-days missed of 66, against 14 of 60 last term."""
    ada = LetterDetails(
        letter=letter,
        forename="Ada",
        surname="Lovelace",
        name="LOVELACE Ada",
        class_name="3H",
        year_group="Year 3",
        addressee_lines=("Mrs R Lovelace",),
        address_lines=("1 Mill Lane", "Ambleford", "AM1 3DE"),
        salutation="Mrs Lovelace",
        term_name="Autumn term 2026",
        term_start=date(2026, 9, 3),
        term_end=date(2026, 12, 18),
        as_at=date(2026, 12, 17),
        attended=57,
        possible=66,
        late=3,
        absences=(
            AbsenceLine("illness", 4),
            AbsenceLine("arrived after registers closed", 1),
            AbsenceLine("leave in exceptional circumstances", 4, decided_by_school=True),
        ),
        absent_dates=dates_from(date(2026, 9, 7), 6),
        before_attended=46,
        before_possible=60,
        before_term_name="Summer term 2026",
        still_below_target=True,
    )
    return replace(ada, **changes)


def worst_details_of(letter: str, **changes: object) -> LetterDetails:
    """Give the letter that fills most of its page: long names, two households, eight kinds, too many dates."""
    long_name = "Wolfeschlegelsteinhausen-Featherstonehaugh"
    worst = {
        "forename": "Maximiliana-Alexandrina",
        "surname": long_name,
        "class_name": "Year 3 Hawthorn and Hazel",
        "addressee_lines": (f"Mrs Anastasia-Theodora {long_name} and", f"Mr Bartholomew {long_name}"),
        "address_lines": (
            "Flat 12b, Featherstone House",
            "The Old Corn Mill",
            "Upper Mill Lane",
            "Ambleford",
            "AM1 3DE",
        ),
        "salutation": f"Mrs {long_name} and Mr {long_name}",
        "attended": 130,
        "possible": 150,
        "absences": (
            AbsenceLine("illness", 6),
            AbsenceLine("medical or dental appointment", 2),
            AbsenceLine("arrived after registers closed", 2),
            AbsenceLine("holiday not agreed by the school", 2),
            AbsenceLine("reason not yet known", 2),
            AbsenceLine("leave in exceptional circumstances", 2, decided_by_school=True),
            AbsenceLine("agreed part-time timetable", 2, decided_by_school=True),
            AbsenceLine("suspended or excluded", 2, decided_by_school=True),
        ),
        "absent_dates": tuple((day, "PM") for day, _ in dates_from(date(2026, 9, 7), 20)),
        "meeting_when": "Wednesday 23 September 2026 at 3.30 pm",
    }
    return replace(details_of(letter), **{**worst, **changes})


def template_of(letter: str) -> LetterTemplate:
    """Read a standard template."""
    return read_template((TEMPLATES / f"{letter}.docx").read_bytes())


def letter_of(details: LetterDetails, school: School = SCHOOL) -> bytes:
    """Print one letter from its standard template."""
    return template_of(details.letter).render(letter_context(details, school, DECIDED_ON))
