"""Where a pupil's school year may end: what is still possible, and a range if the rest goes as the year went so far.

The rest of the year is drawn, week by week, from the pupil's own school weeks of this year, many times; the range holds
eight draws of ten. Simple on purpose: it knows no season and no long illness, and says so beside the figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.measures.pupil_marks import Week

FEWEST_WEEKS = 10
"""School weeks of this year under which no range is given."""
DRAWS = 2000
LOW, HIGH = 10, 90
"""Per cent of the draws below and above the ends of the range: eight of ten lie between."""
SEED = 20260721
SESSIONS_A_WEEK = 10


@dataclass(frozen=True, slots=True)
class Forecast:
    """The year so far in sessions, the sessions left, and the ends of the range in per cent; None without a range."""

    attended: int
    possible: int
    left: int
    low: float | None
    high: float | None

    @property
    def best(self) -> tuple[int, int]:
        """Attended and possible at the end of the year where no further session is missed."""
        return self.attended + self.left, self.possible + self.left

    def most_missable(self, thousandths: int) -> int | None:
        """Give how many of the sessions left can be missed to end at a rate or above; None where it is out of reach."""
        attended, possible = self.best
        spare = (1000 * attended - thousandths * possible) // 1000
        return None if spare < 0 else min(spare, self.left)


def forecast(weeks: Sequence[Week], left: int) -> Forecast:
    """Say where the year may end. `weeks`: the pupil's of this year; `left`: sessions still to come."""
    attended, possible = sum(week.attended for week in weeks), sum(week.possible for week in weeks)
    if left <= 0 or len(weeks) < FEWEST_WEEKS:
        return Forecast(attended, possible, max(left, 0), None, None)
    ends = _ends(weeks, attended, possible, left)
    low, high = np.percentile(ends, [LOW, HIGH])
    return Forecast(attended, possible, left, float(low), float(high))


def _ends(weeks: Sequence[Week], attended: int, possible: int, left: int) -> np.ndarray:
    """Draw the rest of the year: the rate at its end in per cent, for each draw."""
    rng = np.random.default_rng(SEED)
    drawn = rng.integers(0, len(weeks), (DRAWS, -(-left // SESSIONS_A_WEEK)))
    there = np.array([week.attended for week in weeks])[drawn].sum(axis=1)
    could = np.array([week.possible for week in weeks])[drawn].sum(axis=1)
    ends: np.ndarray = 100 * (attended + left * there / could) / (possible + left)
    return ends
