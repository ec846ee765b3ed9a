"""How far the attendance of a group of pupils lies from all other pupils', with a range that chance leaves open.

Rates are pooled sessions. The unit of chance is the pupil, because a pupil's sessions hang together (one illness is
many of them): each rate is a ratio of sums over pupils, its variance the linearised one of a ratio, and the difference
has Welch's t range. A group that happens to lack a pupil with much absence looks steadier than it is, so neither side
counts as steadier, pupil for pupil, than all pupils about their own side's rate.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.rules.policy import CHANCE_LEVEL

FEWEST_PUPILS = 2
"""Of one pupil no spread can be seen."""
Numbers = npt.NDArray[np.float64]


def group_gaps(counted: pd.DataFrame, level: float) -> pd.DataFrame:
    """Set each group beside all other pupils.

    `counted`: index person, columns group, attended, possible (whole numbers, possible above 0). `level`: how often
    chance alone may put the gap outside its range. Gives index group in order of first appearance, columns pupils,
    attended, possible, others, others_attended, others_possible (whole numbers) and low, high: the range of the gap in
    percentage points, under 0 where the group attends less; NaN where no range can be given.
    """
    attended, possible = (counted[name].to_numpy(dtype="int64") for name in ("attended", "possible"))
    names = counted["group"].to_numpy()
    rows = [_row(names == name, attended, possible) for name in counted["group"].drop_duplicates()]
    columns = ("pupils", "attended", "possible", "others", "others_attended", "others_possible")
    gaps = pd.DataFrame([row[:6] for row in rows], columns=columns, dtype="int64")
    gaps.index = pd.Index(counted["group"].drop_duplicates(), name="group", dtype=object)
    half = _half_widths([row[6:] for row in rows], level)
    middle = 100 * (gaps["attended"] / gaps["possible"] - gaps["others_attended"] / gaps["others_possible"])
    return gaps.assign(low=middle - half, high=middle + half)


def _row(inside: npt.NDArray[np.bool_], attended: Numbers, possible: Numbers) -> tuple[float, ...]:
    """Give pupils, attended and possible of both sides, then variance and degrees of freedom of the difference."""
    sides = [(int(side.sum()), int(attended[side].sum()), int(possible[side].sum())) for side in (inside, ~inside)]
    spreads = [_spread(attended[side], possible[side]) for side in (inside, ~inside)]
    return *sides[0], *sides[1], *_variance(sides, spreads)


def _spread(attended: Numbers, possible: Numbers) -> float:
    """Add the squares of what each pupil attended beyond the side's rate; exactly 0 where all are alike."""
    total, whole = int(attended.sum()), int(possible.sum())
    # Whole numbers first, so that pupils of one rate differ by nothing rather than by a rounding.
    beyond = (whole * attended - total * possible).astype(float) / max(whole, 1)
    return float((beyond**2).sum())


def _variance(sides: Sequence[tuple[int, int, int]], spreads: Sequence[float]) -> tuple[float, float]:
    """Give the variance of a difference of two rates, and its degrees of freedom (Welch, Satterthwaite); NaN for none.

    `sides`: pupils, attended and possible of each.
    """
    if min(pupils for pupils, _, _ in sides) < FEWEST_PUPILS or not sum(spreads):
        return np.nan, np.nan
    together = sum(spreads) / (sum(pupils for pupils, _, _ in sides) - 2)
    parts = [
        (pupils * max(spread / (pupils - 1), together) / possible**2, pupils)
        for (pupils, _, possible), spread in zip(sides, spreads, strict=True)
    ]
    variance = sum(part for part, _ in parts)
    return variance, variance**2 / sum(part**2 / (pupils - 1) for part, pupils in parts)


def _half_widths(variances: Sequence[tuple[float, ...]], level: float) -> Numbers:
    """Give half of each range in percentage points."""
    from scipy.special import stdtrit

    variance, freedom = np.array(variances, dtype=float).reshape(-1, 2).T
    half: Numbers = 100 * stdtrit(freedom, 1 - level / 2) * np.sqrt(variance)
    return half


def share_ranges(counts: Sequence[int], of: Sequence[int], level: float) -> list[tuple[float, float]]:
    """Give Wilson's range of each share in per cent: `counts` pupils of `of`, each above 0."""
    from scipy.special import ndtri

    z, number, some = ndtri(1 - level / 2), np.array(of, dtype=float), np.array(counts, dtype=float)
    middle = (some + z**2 / 2) / (number + z**2)
    half = z / (number + z**2) * np.sqrt(some * (number - some) / number + z**2 / 4)
    low, high = np.clip(100 * (middle - half), 0, 100), np.clip(100 * (middle + half), 0, 100)
    return list(zip(low.tolist(), high.tolist(), strict=True))


def shared_level(groups: int) -> float:
    """Share the level of chance among the groups of one table, so that all of its ranges hold together.

    Two groups that are all pupils are one comparison, seen from both sides.
    """
    return CHANCE_LEVEL / (groups if groups > FEWEST_PUPILS else 1)
