"""Whether two readings of the same pupils differ by more than chance: a permutation test that assumes no curve.

Each pupil's terms are read in two directions, and each direction counts some pupils. If neither direction is special,
exchanging the two for any pupil changes nothing but by chance, so what is found is set beside many such exchanges.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FLIPS = 4999
"""Exchanges drawn: enough to tell 1 in 100 from less."""
SEED = 2026
"""The same figures always get the same answer."""

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reading:
    """One direction: sessions by pupil, 0 for a pupil it does not count.

    `before` and `after`: missed and possible of the group; `level`: of the pupils who say what the season did, after.
    """

    before: tuple[Numbers, Numbers]
    after: tuple[Numbers, Numbers]
    level: tuple[Numbers, Numbers]


def change_and_chance(forward: Reading, backward: Reading) -> tuple[float, float]:
    """Compare how absence changed: log of the ratio (under 0: it came out lower forwards), and its two-sided p."""
    pupils = len(forward.before[0])
    coins = (np.random.default_rng(SEED).random((FLIPS, pupils)) < 0.5).astype(float)
    found = float(_log_ratio(forward, backward, np.zeros((1, pupils)))[0])
    flipped = _log_ratio(forward, backward, coins)
    return found, float((1 + np.sum(np.abs(flipped) >= abs(found) - 1e-12)) / (1 + FLIPS))


def _log_ratio(forward: Reading, backward: Reading, coins: Numbers) -> Numbers:
    """Give the log of (after / before, less what the season did) forwards over backwards, after each exchange."""

    def rates(ahead: tuple[Numbers, Numbers], back: tuple[Numbers, Numbers]) -> Numbers:
        return np.log(_rate(ahead, back, coins)) - np.log(_rate(back, ahead, coins))

    return (
        rates(forward.after, backward.after)
        - rates(forward.before, backward.before)
        - rates(forward.level, backward.level)
    )


def _rate(own: tuple[Numbers, Numbers], other: tuple[Numbers, Numbers], coins: Numbers) -> Numbers:
    """Give missed over possible with some pupils exchanged; half a session more, because nothing has no logarithm."""
    missed, possible = (mine.sum() + coins @ (theirs - mine) for mine, theirs in zip(own, other, strict=True))
    rate: Numbers = (missed + 0.5) / (possible + 1)
    return rate
