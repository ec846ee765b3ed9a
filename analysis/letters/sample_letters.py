"""Invented letters on which a template is tried before a family gets one from it."""

from dataclasses import replace
from datetime import date, timedelta

from analysis.letters.context import LetterContext, letter_context
from analysis.letters.details import CORRECTION, KINDS, AbsenceLine, LetterDetails, Wrote, letter_of
from analysis.rules.school import School

SAMPLE_SCHOOL = School(
    name="Oak Lane Primary School",
    address="Oak Lane\nAmbleford\nAM1 2BC",
    head="Mr D Hughes",
    contact_name="Mrs Patel",
    contact_phone="01632 960123",
    contact_email="office@oaklane.example",
)
WRITTEN_ON = date(2026, 12, 18)
WROTE = Wrote(
    on=date(2026, 12, 11),
    attended=52,
    possible=66,
    before_attended=44,
    before_possible=60,
    not_needed=True,
    invited=True,
)


def dates_from(first: date, count: int) -> tuple[tuple[date, str], ...]:
    """Give that many days, every third one a morning, an afternoon, a whole day."""
    return tuple((first + timedelta(days=2 * day), ("all day", "AM", "PM")[day % 3]) for day in range(count))


def ordinary_details(letter: str) -> LetterDetails:
    """Give Ada's letter with marks loaded: 9 half-days missed of 66, against 14 of 60 last term."""
    return LetterDetails(
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
        wrote=WROTE if letter == CORRECTION else None,
    )


def example_details(template: str) -> LetterDetails:
    """Give Ada's letter as a template is shown on the screen: of illness alone where the template is of that."""
    details = ordinary_details(letter_of(template))
    return details if template in KINDS else replace(details, absences=(AbsenceLine("illness", details.missed),))


def sparse_details(letter: str) -> LetterDetails:
    """Give Ada's letter where only the totals of this term are known."""
    return replace(
        ordinary_details(letter),
        class_name="",
        address_lines=(),
        term_name="",
        term_start=None,
        term_end=None,
        late=None,
        absences=(),
        absent_dates=None,
        before_attended=None,
        before_possible=None,
        before_term_name=None,
    )


def worst_details(letter: str) -> LetterDetails:
    """Give the letter that fills most of its page: long names, two households, eight kinds, too many dates."""
    long_name = "Wolfeschlegelsteinhausen-Featherstonehaugh"
    return replace(
        ordinary_details(letter),
        forename="Maximiliana-Alexandrina",
        surname=long_name,
        class_name="Year 3 Hawthorn and Hazel",
        addressee_lines=(f"Mrs Anastasia-Theodora {long_name} and", f"Mr Bartholomew {long_name}"),
        address_lines=(
            "Flat 12b, Featherstone House",
            "The Old Corn Mill",
            "Upper Mill Lane",
            "Ambleford",
            "AM1 3DE",
        ),
        salutation=f"Mrs {long_name} and Mr {long_name}",
        attended=130,
        possible=150,
        absences=(
            AbsenceLine("illness", 6),
            AbsenceLine("medical or dental appointment", 2),
            AbsenceLine("arrived after registers closed", 2),
            AbsenceLine("holiday not agreed by the school", 2),
            AbsenceLine("reason not yet known", 2),
            AbsenceLine("leave in exceptional circumstances", 2, decided_by_school=True),
            AbsenceLine("agreed part-time timetable", 2, decided_by_school=True),
            AbsenceLine("suspended or excluded", 2, decided_by_school=True),
        ),
        absent_dates=tuple((day, "PM") for day, _ in dates_from(date(2026, 9, 7), 20)),
        meeting_when="Wednesday 23 September 2026 at 3.30 pm",
    )


def sample_context(details: LetterDetails, school: School = SAMPLE_SCHOOL) -> LetterContext:
    """Fill the fields of an invented letter."""
    return letter_context(details, school, WRITTEN_ON)
