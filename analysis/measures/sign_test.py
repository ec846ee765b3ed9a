"""Whether more went one way than the other by more than chance: an exact sign test on whole homes.

If two terms are alike, exchanging them for a home turns its moves round and changes nothing else. So every home's net
moves come up with either sign as often, all the pupils of a home together. With one pupil a home this is the binomial
sign test.
"""

from collections.abc import Sequence

import numpy as np


def chance_of_net(nets: Sequence[int]) -> float:
    """Give the two-sided p of a net movement: how often chance alone makes one as large, either way.

    `nets`: by home, pupils who moved up less pupils who moved down. A home without a net counts for nothing.
    """
    spread = np.ones(1)  # place n: the chance of n - reach in all
    for size in (abs(net) for net in nets):
        wider = np.zeros(len(spread) + 2 * size)
        wider[: len(spread)] += spread / 2
        wider[2 * size :] += spread / 2
        spread = wider
    reach = len(spread) // 2
    as_large = np.abs(np.arange(len(spread)) - reach) >= abs(sum(nets))
    return float(spread[as_large].sum())


def can_be_told(nets: Sequence[int], level: float) -> bool:
    """Say whether enough homes moved that some result would be rarer than a level."""
    return bool(2 * 0.5 ** sum(net != 0 for net in nets) < level)
