"""Categories and the DfE's thresholds, in whole sessions.

Source of the category edges: the school's policy (target 97%, red below 90%). Source of persistent and severe absence:
DfE methodology of pupil absence statistics, 10% and 50% of possible sessions missed. A pupil at exactly 90.0% is amber
and a persistent absentee: two facts, never merged.
"""

from enum import StrEnum

from analysis.rules.policy import Policy


class Category(StrEnum):
    """How a term's attendance stands against the school's target."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


BELOW_TARGET = frozenset({Category.AMBER, Category.RED})
RANK = {Category.RED: 0, Category.AMBER: 1, Category.GREEN: 2}


def category_of(attended: int, possible: int, policy: Policy) -> Category | None:
    """Place a term in its category; None without possible sessions."""
    if possible <= 0:
        return None
    if 1000 * attended >= policy.target * possible:
        return Category.GREEN
    return Category.RED if 1000 * attended < policy.red_below * possible else Category.AMBER


def is_persistent_absentee(attended: int, possible: int) -> bool:
    """Missed a tenth of possible sessions or more (DfE)."""
    return possible > 0 and 10 * (possible - attended) >= possible


def is_severely_absent(attended: int, possible: int) -> bool:
    """Missed half of possible sessions or more (DfE)."""
    return possible > 0 and 2 * (possible - attended) >= possible


def rate_rose(
    attended_before: int, possible_before: int, attended: int, possible: int, by_thousandths: int = 0
) -> bool:
    """Say whether the rate rose, and by no less than a smallest step where one is set. Exact."""
    gain = attended * possible_before - attended_before * possible
    return gain > 0 and 1000 * gain >= by_thousandths * possible * possible_before
