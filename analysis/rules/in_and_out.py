"""In and out of concern: a child whose family had a third concern letter within six terms.

Source: the school's policy has a concern letter for a child who falls below the target from at or above it, so a third
one within six terms means that attendance has recovered and fallen again. The numbers are this program's defaults.
"""

from collections.abc import Iterable
from datetime import date

from analysis.rules.decision import Letter
from analysis.rules.school_calendar import TERM_ORDER, census_term_of, school_year_of

CONCERN_LETTERS = frozenset({Letter.CONCERN_AMBER, Letter.CONCERN_RED})
"""The letters of a first concern: thanks and invitations follow one that stands, and are none of their own."""
LETTERS_THAT_COUNT = 3
TERMS_LOOKED_BACK = 6

_SECOND_HALVES = {"autumn": (11, 1), "spring": (2, 22), "summer": (6, 1)}
"""The day from which a day is of a term's second half: after any usual half-term holiday's first days."""


def term_number(day: date, period: str) -> int:
    """Number terms through the years, so that the next term has the next number. `period`: term or half_term."""
    season = census_term_of(day).name.split()[0].casefold()
    number = len(TERM_ORDER) * int(school_year_of(day)[:4]) + TERM_ORDER.index(season)
    if period == "term":
        return number
    return 2 * number + ((day.month, day.day) >= _SECOND_HALVES[season])


def is_in_and_out(letters: Iterable[tuple[date, Letter]], now: date, period: str) -> bool:
    """Say whether a child had a third concern letter in the six terms up to the one of a day.

    `letters`: with the last day of the figures of each.
    """
    latest = term_number(now, period)
    terms = [term_number(day, period) for day, letter in letters if letter in CONCERN_LETTERS]
    recent = [term for term in terms if latest - TERMS_LOOKED_BACK < term <= latest]
    return len(recent) >= LETTERS_THAT_COUNT
