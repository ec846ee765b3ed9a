"""Whether a pupil misses some half day of the week more than chance alone makes: counts, and one test over all of them.

Under chance a week's days could stand in any order, and mornings and afternoons of a day change places. So each week's
days are shuffled many times, a day's two sessions staying together. How rare a count is in the shuffles, of each of the
ten half days and of all mornings and afternoons, is held against the rarest of the twelve in each shuffle: twelve looks
count as one. A week missed as a whole tells nothing.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.rules.policy import CHANCE_LEVEL
from analysis.rules.school_calendar import SATURDAY

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
ANY_DAY = "Any day"
HALF_DAYS = ("AM", "PM")
FEWEST_DAYS = 5
"""Days missed in part or whole, outside weeks missed as a whole, under which nothing is said of a pattern."""
SHUFFLES = 2000
SEED = 20260721
"""Any number, so that the same marks always say the same."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One half day of the week: sessions missed and possible, and whether that is more than chance alone makes."""

    weekday: str
    session: str
    absent: int
    possible: int
    more_than_chance: bool


@dataclass(frozen=True, slots=True)
class WeekdayPattern:
    """Ten half days, Monday AM first, then all mornings and all afternoons.

    `days`: how many days the test could use, `enough` of them or not.
    """

    slots: tuple[Slot, ...]
    days: int

    @property
    def enough(self) -> bool:
        """Whether there are enough days to say anything."""
        return self.days >= FEWEST_DAYS

    @property
    def marked(self) -> tuple[Slot, ...]:
        """The half days that are missed more than chance alone makes."""
        return tuple(slot for slot in self.slots if slot.more_than_chance)


def weekday_pattern(marks: pd.DataFrame) -> WeekdayPattern:
    """Count absence by weekday and half day of one pupil, and mark what chance alone does not make.

    `marks`: as `pupil_marks` gives them.
    """
    absent, possible = _by_week(marks, "absent"), _by_week(marks, "possible")
    telling = _telling(absent, possible)
    days = int(absent[telling].any(axis=2).sum())
    chances = _chances(absent[telling], possible[telling]) if days >= FEWEST_DAYS else np.ones((6, 2))
    missed, could = _with_any_day(absent.sum(axis=0)), _with_any_day(possible.sum(axis=0))
    slots = tuple(
        Slot(
            weekday,
            session,
            int(missed[day, half]),
            int(could[day, half]),
            bool(chances[day, half] < CHANCE_LEVEL),
        )
        for day, weekday in enumerate((*WEEKDAYS, ANY_DAY))
        for half, session in enumerate(HALF_DAYS)
    )
    return WeekdayPattern(slots, days)


def _by_week(marks: pd.DataFrame, column: str) -> np.ndarray:
    """Lay a 0/1 column out as weeks by five days by two half days; 0 where there is no session."""
    own = marks[(marks["possible"] == 1) & (marks["day"].dt.day_of_week < SATURDAY)]
    weekday = own["day"].dt.day_of_week
    mondays, week = np.unique((own["day"] - pd.to_timedelta(weekday, unit="D")).to_numpy(), return_inverse=True)
    laid = np.zeros((len(mondays), 5, 2), dtype=int)
    laid[week, weekday.to_numpy(dtype=int), (own["session"] == "PM").to_numpy(dtype=int)] = own[column].to_numpy(int)
    return laid


def _with_any_day(sums: np.ndarray) -> np.ndarray:
    """Put a sixth row under the five days: their sum."""
    return np.concatenate([sums, sums.sum(axis=-2, keepdims=True)], axis=-2)


def _telling(absent: np.ndarray, possible: np.ndarray) -> np.ndarray:
    """Say which weeks can tell anything: some of the possible sessions were missed, and not all."""
    missed, could = absent.sum(axis=(1, 2)), possible.sum(axis=(1, 2))
    told: np.ndarray = (missed > 0) & (missed < could)
    return told


def _chances(absent: np.ndarray, possible: np.ndarray) -> np.ndarray:
    """Give for each half day how often chance makes any of the twelve as rare a count as this one is."""
    real = absent.sum(axis=0)[None]  # counts as one of the shuffles, so that no chance is ever 0
    sums = _with_any_day(np.concatenate([real, _shuffled_sums(absent, possible)]))
    rarity = np.apply_along_axis(_share_as_high, 0, sums.reshape(len(sums), -1))
    rarest = rarity.min(axis=1)
    chances: np.ndarray = (rarest[:, None] <= rarity[0]).mean(axis=0).reshape(-1, 2)
    return chances


def _share_as_high(counts: np.ndarray) -> np.ndarray:
    """Give for each count the share of all counts that are as high or higher."""
    as_high = np.bincount(counts)[::-1].cumsum()[::-1]
    shares: np.ndarray = as_high[counts] / len(counts)
    return shares


def _shuffled_sums(absent: np.ndarray, possible: np.ndarray) -> np.ndarray:
    """Shuffle the whole school days of each week, and the two halves of each: sums by shuffle, day and half day."""
    rng = np.random.default_rng(SEED)
    sums = np.zeros((SHUFFLES, 5, 2), dtype=int)
    for missed, could in zip(absent, possible, strict=True):
        whole = np.flatnonzero(could.all(axis=1))
        order = rng.random((SHUFFLES, len(whole))).argsort(axis=1)
        moved = missed[whole][order]
        turn = rng.random((SHUFFLES, len(whole), 1)) < 0.5
        sums[:, whole] += np.where(turn, moved[:, :, ::-1], moved)
        halves = np.setdiff1d(np.arange(5), whole)
        sums[:, halves] += missed[halves]
    return sums
