"""What the page Patterns says first, and the titles of its figures."""

from collections.abc import Sequence
from fractions import Fraction

from analysis.measures.school_week import FEWEST_PUPILS, FEWEST_WEEKS, HalfDay, SchoolWeek
from analysis.rules.wording import percentage, plural

HALVES = {"AM": "mornings", "PM": "afternoons"}


def week_in_words(week: SchoolWeek) -> str:
    """Say which half days are missed more or less than chance alone makes, and when that cannot be said."""
    if not week.enough:
        return (
            f"Too little to tell a weekday from chance: {plural(week.pupils, 'pupil')} with some absence in "
            f"{plural(week.weeks, 'school week')}, and it takes {FEWEST_PUPILS} and {FEWEST_WEEKS}."
        )
    more = [one for one in week.half_days if one.differs > 0]
    less = [one for one in week.half_days if one.differs < 0]
    if not more and not less:
        shown = sorted((one for one in week.half_days if one.possible), key=_share)
        return (
            "No half day of the week is missed more or less than chance alone makes: from "
            f"{_with_share(shown[0])} to {_with_share(shown[-1])}."
        )
    said = [
        f"Missed {word} than chance alone makes: {_all(them)}"
        for word, them in (("more", more), ("less", less))
        if them
    ]
    return f"{'. '.join(said)}. All half days together: {percentage(week.absent, week.possible)}."


def _share(one: HalfDay) -> Fraction:
    return Fraction(one.absent, one.possible)


def _all(half_days: Sequence[HalfDay]) -> str:
    return " and ".join(map(_with_share, half_days))


def _with_share(one: HalfDay) -> str:
    return f"{one.weekday} {HALVES[one.session]} ({percentage(one.absent, one.possible)})"
