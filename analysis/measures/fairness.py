"""How fair it is to read much into a movement between two terms: shown beside it, never hiding a pupil."""

from dataclasses import dataclass
from fractions import Fraction

from analysis.rules.policy import CHANCE_LEVEL, SHORT_STAY_PERCENT

Counts = tuple[int, int]
"""Attended and possible sessions."""


@dataclass(frozen=True, slots=True)
class Fairness:
    """What stands beside a pupil's change of rate.

    `one_spell`: without the longest run of absence of the worse term there is no change; None without marks.
    `short_term`: one term has far fewer possible sessions than the other. `could_be_chance`: as much of a difference
    arises by chance alone.
    """

    one_spell: bool | None
    short_term: bool
    could_be_chance: bool


def fairness(before: Counts, now: Counts, longest_before: int | None, longest_now: int | None) -> Fairness | None:
    """Weigh the change between two terms, each with possible sessions; None where the rate is the same.

    `longest_before` and `longest_now`: sessions of the longest spell, None where marks are not known.
    """
    if _rate(before) == _rate(now):
        return None
    worse, better, longest = (now, before, longest_now) if _rate(now) < _rate(before) else (before, now, longest_before)
    return Fairness(
        one_spell=None if longest is None else is_one_spell(worse, better, longest),
        short_term=100 * min(before[1], now[1]) < SHORT_STAY_PERCENT * max(before[1], now[1]),
        could_be_chance=chance_of(before, now) >= CHANCE_LEVEL,
    )


def is_one_spell(worse: Counts, better: Counts, longest: int) -> bool:
    """Say whether the worse term is no worse once its longest spell is left out of possible sessions."""
    attended, possible = worse
    return possible == longest or Fraction(attended, possible - longest) >= _rate(better)


def _rate(counts: Counts) -> Fraction:
    return Fraction(*counts)


def chance_of(before: Counts, now: Counts) -> float:
    """Give the two-sided p of Fisher's exact test on whole days.

    Sessions of one day are not independent, so absent sessions are halved and rounded up, and so are possible ones.
    """
    from scipy.stats import fisher_exact

    rows = [(_days(possible - attended), _days(possible)) for attended, possible in (before, now)]
    return float(fisher_exact([[absent, days - absent] for absent, days in rows]).pvalue)


def _days(sessions: int) -> int:
    return -(-sessions // 2)
