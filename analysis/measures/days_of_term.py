"""What is missed on the days of a term, and on some of them beside the others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pandas as pd

from analysis.rules.school_calendar import monday_of


@dataclass(frozen=True, slots=True)
class Day:
    """One school day: which of the terms it is in, sessions missed and possible."""

    day: date
    term: int
    absent: int
    possible: int

    @property
    def share(self) -> Fraction:
        """The part that was missed."""
        return Fraction(self.absent, self.possible)


@dataclass(frozen=True, slots=True)
class Beside:
    """Some days beside the others of their terms.

    `as_usual`: sessions that would be missed at the other days' shares, term by term; `as_weekday`: at those of the
    same weekday. None where a term has no other days. `others`: how many those are, `as_high`: on how many of them as
    large a share was missed, or a larger one.
    """

    days: tuple[Day, ...]
    as_usual: Fraction | None
    as_weekday: Fraction | None
    others: int
    as_high: int

    @property
    def absent(self) -> int:
        """Sessions missed on the days."""
        return sum(day.absent for day in self.days)

    @property
    def possible(self) -> int:
        """Possible sessions of the days."""
        return sum(day.possible for day in self.days)


@dataclass(frozen=True, slots=True)
class TermWeek:
    """One school week of a term: its number from 1, its Monday, sessions missed and possible."""

    term: int
    number: int
    monday: date
    absent: int
    possible: int


def days_of(marks: pd.DataFrame, terms: Sequence[tuple[date, date]]) -> tuple[Day, ...]:
    """Count each day with possible sessions, in time. `terms`: first and last day of each, none overlapping."""
    sums = marks.groupby("day", sort=True)[["absent", "possible"]].sum()
    counted = [(day.date(), int(absent), int(possible)) for day, absent, possible in sums.itertuples() if possible]
    place = {day: number for number, (start, end) in enumerate(terms) for day, _, _ in counted if start <= day <= end}
    return tuple(Day(day, place[day], absent, possible) for day, absent, possible in counted if day in place)


def beside_others(days: Sequence[Day], some: Iterable[date], special: Iterable[date]) -> Beside | None:
    """Set some days beside the other days of their terms; None where nobody had a session on them.

    `special`: days that are no other days, because they too stand beside a holiday or a closed day.
    """
    wanted, apart = frozenset(some), frozenset(special)
    chosen = tuple(day for day in days if day.day in wanted)
    if not chosen:
        return None
    terms = {day.term for day in chosen}
    others = [day for day in days if day.term in terms and day.day not in apart | wanted]
    by_term, by_weekday = _shares(others, weekday=False), _shares(others, weekday=True)
    known = all((day.term, None) in by_term for day in chosen)
    as_usual = sum((day.possible * by_term[day.term, None] for day in chosen), Fraction()) if known else None
    by_any = by_term | by_weekday
    as_weekday = sum((day.possible * _nearest(by_any, day) for day in chosen), Fraction()) if known else None
    share = Fraction(sum(day.absent for day in chosen), sum(day.possible for day in chosen))
    return Beside(chosen, as_usual, as_weekday, len(others), sum(day.share >= share for day in others))


def _shares(days: Iterable[Day], *, weekday: bool) -> dict[tuple[int, int | None], Fraction]:
    """Pool what was missed by term, or by term and weekday."""
    absent: dict[tuple[int, int | None], int] = {}
    possible: dict[tuple[int, int | None], int] = {}
    for day in days:
        key = (day.term, day.day.weekday() if weekday else None)
        absent[key] = absent.get(key, 0) + day.absent
        possible[key] = possible.get(key, 0) + day.possible
    return {key: Fraction(absent[key], possible[key]) for key in absent}


def _nearest(shares: Mapping[tuple[int, int | None], Fraction], day: Day) -> Fraction:
    """Give the share of a day's weekday, or that of its term where no other day of it is that weekday."""
    return shares.get((day.term, day.day.weekday()), shares[day.term, None])


def weeks_of_term(days: Sequence[Day], school_days: Mapping[int, Iterable[date]]) -> tuple[TermWeek, ...]:
    """Count each school week of each term. `school_days`: by term the days that number its weeks, counted or not."""
    numbers = {
        (term, monday): number
        for term, all_days in school_days.items()
        for number, monday in enumerate(sorted({monday_of(day) for day in all_days}), start=1)
    }
    sums: dict[tuple[int, date], tuple[int, int]] = {}
    for day in days:
        key = (day.term, monday_of(day.day))
        absent, possible = sums.get(key, (0, 0))
        sums[key] = absent + day.absent, possible + day.possible
    return tuple(TermWeek(term, numbers[term, monday], monday, *sums[term, monday]) for term, monday in sums)
