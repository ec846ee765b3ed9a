"""Which half days of the week the school's pupils miss: counts, and a test that knows what depends on what.

Each pupil's absence of a week is set beside the same absence spread evenly over that pupil's sessions of the week, so
that neither how often a child is away nor how bad a week was counts for a weekday. Two sessions of one pupil depend on
one another, and so do all pupils in one week (a cold, a snowy Friday); so both the pupil and the week are taken as one
observation: a two-way cluster-robust variance (Cameron, Gelbach and Miller, 2011), t with the fewer of the two less
one as degrees of freedom, and Holm's correction over the ten half days.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd

from analysis.measures.weekday_pattern import HALF_DAYS, WEEKDAYS
from analysis.rules.policy import CHANCE_LEVEL
from analysis.rules.school_calendar import SATURDAY

FEWEST_WEEKS = 6
"""School weeks with some absence, a short half term, under which nothing is said of chance."""
FEWEST_PUPILS = 20
"""Pupils with some absence under which nothing is said of chance: a pattern of a few children is not the school's."""
SLOTS = len(WEEKDAYS) * len(HALF_DAYS)
ROUNDING = 1e-9
"""Sessions; less than this is nothing."""
DAYS_APART = 10**6
"""More than any day is from the first of January 1970, so that pupil and Monday are one number."""


@dataclass(frozen=True, slots=True)
class HalfDay:
    """One half day of the week: sessions missed, possible and late, and those missed beyond an even spread.

    `chance`: how often chance alone makes so large a step in one of ten half days; None where it cannot be told.
    """

    weekday: str
    session: str
    absent: int
    possible: int
    late: int
    beyond: float
    chance: float | None

    @property
    def differs(self) -> int:
        """1 where more is missed than chance makes, -1 where less is, else 0."""
        if self.chance is None or self.chance >= CHANCE_LEVEL:
            return 0
        return 1 if self.beyond > 0 else -1


@dataclass(frozen=True, slots=True)
class SchoolWeek:
    """Ten half days, Monday AM first; how many pupils and weeks had some absence and some attendance to compare."""

    half_days: tuple[HalfDay, ...]
    pupils: int
    weeks: int

    @property
    def enough(self) -> bool:
        """Whether there is enough to say anything of chance."""
        return is_enough(self.pupils, self.weeks)

    @property
    def absent(self) -> int:
        """Sessions missed from Monday to Friday."""
        return sum(one.absent for one in self.half_days)

    @property
    def possible(self) -> int:
        """Possible sessions from Monday to Friday."""
        return sum(one.possible for one in self.half_days)


def is_enough(pupils: int, weeks: int) -> bool:
    """Say whether so many pupils and weeks are enough to tell a pattern from chance."""
    return pupils >= FEWEST_PUPILS and weeks >= FEWEST_WEEKS


def school_week(marks: pd.DataFrame) -> SchoolWeek:
    """Count absence by weekday and half day. `marks`: columns person, day, session, possible, absent, late."""
    own = marks[(marks["possible"] == 1) & (marks["day"].dt.day_of_week < SATURDAY)]
    weekday = own["day"].dt.day_of_week.to_numpy(dtype=int)
    slot = 2 * weekday + (own["session"] == "PM").to_numpy(dtype=int)
    monday = own["day"].to_numpy(dtype="datetime64[D]").astype(int) - weekday
    absent = own["absent"].to_numpy(dtype=int)
    beyond, variance, pupils, weeks = _beyond_an_even_spread(own["person"].to_numpy(), monday, slot, absent)
    chances = _chances(beyond, variance, min(pupils, weeks) - 1) if is_enough(pupils, weeks) else [None] * SLOTS
    missed, possible, late = (np.bincount(slot, own[name], SLOTS) for name in ("absent", "possible", "late"))
    half_days = tuple(
        HalfDay(*names, int(missed[n]), int(possible[n]), int(late[n]), float(beyond[n]), chances[n])
        for n, names in enumerate(product(WEEKDAYS, HALF_DAYS))
    )
    return SchoolWeek(half_days, pupils, weeks)


def _beyond_an_even_spread(
    person: np.ndarray, monday: np.ndarray, slot: np.ndarray, absent: np.ndarray
) -> tuple[np.ndarray, np.ndarray, int, int]:
    """Sum by slot what was missed beyond an even spread over each pupil's week, with its two-way variance.

    With them: how many pupils and weeks tell anything, because not all and not none of a pupil's week was missed.
    """
    pair = pd.factorize(person.astype(np.int64) * DAYS_APART + monday)[0]
    share = np.bincount(pair, absent) / np.maximum(np.bincount(pair), 1)
    telling = (share[pair] > 0) & (share[pair] < 1)
    step = (absent - share[pair])[telling]
    of_pupil, of_week, of_pair = (pd.factorize(one[telling])[0] for one in (person, monday, pair))
    by_pupil, by_week, by_pair = (_squares(one, slot[telling], step) for one in (of_pupil, of_week, of_pair))
    variance = np.maximum.reduce([by_pupil + by_week - by_pair, by_pupil, by_week])
    beyond = np.bincount(slot[telling], step, SLOTS)
    return beyond, variance, _many(of_pupil), _many(of_week)


def _many(codes: np.ndarray) -> int:
    return int(codes.max()) + 1 if len(codes) else 0


def _squares(cluster: np.ndarray, slot: np.ndarray, step: np.ndarray) -> np.ndarray:
    """Add the steps of each cluster by slot, and the squares of the clusters' sums about their mean."""
    many = _many(cluster)
    if many < 2:
        return np.zeros(SLOTS)
    sums = np.bincount(cluster * SLOTS + slot, step, SLOTS * many).reshape(-1, SLOTS)
    squares: np.ndarray = sums.var(axis=0, ddof=1) * many
    return squares


def _chances(beyond: np.ndarray, variance: np.ndarray, freedom: int) -> list[float | None]:
    """Give two-sided p values of the t distribution, corrected by Holm so that ten looks count as one."""
    from scipy.special import stdtr

    # What is the same for every pupil and in every week varies not at all, and is no chance.
    size = np.where(np.abs(beyond) > ROUNDING, np.inf, 0)
    size = np.divide(np.abs(beyond), np.sqrt(variance), out=size, where=variance > ROUNDING)
    raw = 2 * stdtr(freedom, -size)
    order = raw.argsort(kind="stable")
    stepped = np.maximum.accumulate(raw[order] * np.arange(SLOTS, 0, -1)).clip(max=1)
    chances = np.empty(SLOTS)
    chances[order] = stepped
    return [float(one) for one in chances]
