"""What happens to the whole school, a class or a named child: closures, trips, feasts, fixed cases, lost marks."""

from collections.abc import Sequence
from datetime import date
from random import Random

from .pupil import CLASSES
from .register import MISSING, PRESENT, Register
from .school_days import AUTUMN, NEXT_AUTUMN, SPRING, TRAINING_DAYS, Session
from .stories import FIXED_MARKS

EID_FRIDAY = date(2026, 3, 20)
DIWALI = date(2025, 10, 20)
KEEPS_THE_FEAST = 0.85
BOILER_FAILED = (date(2026, 2, 12), "PM")
"""The whole school sent home: Y4."""
LEAK = (date(2026, 5, 13), "4CC")
"""One class kept at home for a day: Y3. It leaves 130 sessions in that class's summer, so that 117 is exactly 90.0%."""
SETTLING_IN = ((AUTUMN.start, date(2025, 9, 12)), (NEXT_AUTUMN.start, date(2026, 9, 11)))
"""Reception comes in the mornings only between these days."""
TRIPS_A_YEAR = 3
SWIMMING_YEAR, SWIMMING_WEEKDAY = 4, 3
"""Year 4 swims on Thursday afternoons in spring: P."""
LATE_SHARE = 0.022
"""Mean share of mornings with L for a child of ordinary attendance; children with much absence are late more often."""
LATE_FLOOR, LATE_SLOPE, LATE_CEILING = 0.3, 12, 0.3
UNTAKEN_REGISTERS = (
    (date(2025, 11, 12), "PM", "6EA"),
    (date(2026, 2, 25), "PM", "2PN"),
    (date(2026, 6, 17), "PM", "1OB"),
)
STRAY_MISSING_MARKS = 14


def mornings_only(year: int, session: Session) -> bool:
    """Say whether a year group is not due in the afternoon: the nursery, and Reception while it settles in."""
    return year == -1 or (year == 0 and any(first <= session.day <= last for first, last in SETTLING_IN))


def write_closures(book: Register) -> None:
    """Write the afternoon without heating and the day of the leak."""
    book.write("Y4", lambda s: (s.day, s.half) == BOILER_FAILED)
    book.write("Y3", lambda s: (s.day, book.class_name) == LEAK)


def write_fixed_marks(book: Register) -> None:
    """Write what a child's story fixes."""
    for fixed in FIXED_MARKS:
        if fixed.story == book.pupil.key:
            book.write(fixed.mark, fixed.covers)


def write_feast(rng: Random, book: Register) -> None:
    """Write R for the families that keep Eid or Diwali."""
    community = book.pupil.household.community
    feast = EID_FRIDAY if community.eid else DIWALI if community.diwali else None
    if rng.random() < KEEPS_THE_FEAST and book.pupil.story is None:
        book.write("R", lambda s: s.day == feast)


def write_trips(rng: Random, books: Sequence[Register]) -> None:
    """Write each class's trips and the swimming."""
    days = sorted({s.day for s in books[0].sessions} - set(TRAINING_DAYS))
    trips = {name: set(rng.sample(days, TRIPS_A_YEAR)) for year in CLASSES for name in CLASSES[year] if year > 0}
    for book in books:
        write_trips_of(book, trips.get(book.class_name, set()))


def write_trips_of(book: Register, days: set[date]) -> None:
    """Write one child's trips and swimming."""
    book.write("V", lambda s: s.day in days)
    if book.year == SWIMMING_YEAR:
        lesson = (SPRING.name, SWIMMING_WEEKDAY, "PM")
        book.write("P", lambda s: (s.term, s.day.weekday(), s.half) == lesson)


def write_lateness(rng: Random, books: Sequence[Register]) -> None:
    """Write L over some mornings, many for a few children and seldom for the rest."""
    for book in books:
        share = rng.expovariate(1 / LATE_SHARE) * (LATE_FLOOR + LATE_SLOPE * book.rate)
        for n, session in enumerate(book.sessions):
            if rng.random() < min(LATE_CEILING, share) and session.half == "AM" and book.marks[n] == PRESENT["AM"]:
                book.marks[n] = "L"


def lose_register(book: Register) -> None:
    """Leave a child blank where the class's register was not taken."""
    book.write(MISSING, lambda s: (s.day, s.half, book.class_name) in UNTAKEN_REGISTERS)


def lose_marks(rng: Random, books: Sequence[Register]) -> None:
    """Leave some marks blank: registers that were not taken, and a few single ones."""
    for book in books:
        lose_register(book)
    for book in rng.sample([b for b in books if b.pupil.story is None], STRAY_MISSING_MARKS):
        n = rng.randrange(len(book.sessions))
        if book.is_free(n):
            book.marks[n] = MISSING
