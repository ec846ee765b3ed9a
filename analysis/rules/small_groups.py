"""Groups too small to be shown by themselves where figures may leave the room: put together, or left out.

Source: default of this program, where the policy is silent.
"""

from collections.abc import Mapping, Sequence
from typing import TypeVar

SMALLEST_GROUP = 5
TOGETHER = "Small groups together"

One = TypeVar("One")


def merge_small_groups(groups: Mapping[str, Sequence[One]]) -> dict[str, list[One]]:
    """Put groups under five together; where they are still under five, with the next smallest group.

    Otherwise the one that is left out could be told from the total. Fewer than five in all are no group.
    """
    by_size = sorted((name for name in groups if groups[name]), key=lambda name: len(groups[name]))
    merged: list[str] = []
    for name in by_size:
        if len(groups[name]) >= SMALLEST_GROUP and (not merged or _many(groups, merged) >= SMALLEST_GROUP):
            break
        merged.append(name)
    shown = {name: list(groups[name]) for name in groups if name in by_size and name not in merged}
    if merged and _many(groups, merged) >= SMALLEST_GROUP:
        shown[TOGETHER] = [one for name in groups if name in merged for one in groups[name]]
    return shown


def _many(groups: Mapping[str, Sequence[One]], names: Sequence[str]) -> int:
    return sum(len(groups[name]) for name in names)
