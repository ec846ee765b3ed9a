"""The registers of a school year, of everybody on roll in it."""

from collections.abc import Sequence
from random import Random

from .absence import EARLY_YEARS_FACTOR
from .events import (
    lose_marks,
    mornings_only,
    write_closures,
    write_feast,
    write_fixed_marks,
    write_lateness,
    write_trips,
)
from .pupil import Pupil
from .register import Register, open_register
from .school_days import sessions_of_year
from .spells import write_absence


def keep_registers(rng: Random, pupils: Sequence[Pupil], school_year: int) -> list[Register]:
    """Keep the registers: first what is fixed, then absence, then lateness and lost marks."""
    sessions = sessions_of_year(school_year)
    on_roll = [pupil for pupil in pupils if pupil.is_on_roll(sessions[0].day, sessions[-1].day)]
    books = [open_register(pupil, school_year, sessions, mornings_only) for pupil in on_roll]
    for book in books:
        write_closures(book)
        write_fixed_marks(book)
        write_feast(rng, book)
    write_trips(rng, books)
    write_absence(rng, [book for book in books if book.year >= 1], 1.0)
    write_absence(rng, [book for book in books if book.year < 1], EARLY_YEARS_FACTOR)
    write_lateness(rng, books)
    lose_marks(rng, books)
    return books
