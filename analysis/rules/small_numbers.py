"""Counts too small to be read outside the meeting: 1 to 4 pupils are "fewer than 5", and what would give them away.

Source: default of this program, where the policy is silent, beside `small_groups`, which puts groups under 5 together.

A reader knows the sum of a table, and may know this program. So what is withheld besides a small count is chosen by
places and labels alone, never by which number suits best, and no withheld count or sum of them from 1 to 4 is the only
one that fits what is printed.
"""

from collections.abc import Collection, Mapping

SMALLEST_COUNT = 5
FEWER, NOT_SHOWN = "fewer than 5", "not shown"


def is_small(count: int) -> bool:
    """Say whether a count of pupils may not be printed: 1 to 4. Nobody is nobody's secret."""
    return 0 < count < SMALLEST_COUNT


def is_number(shown: str) -> bool:
    """Say whether what is printed for a count is the count itself."""
    return shown not in (FEWER, NOT_SHOWN)


def shown_count(count: int) -> str:
    """Write a count that is part of no sum a reader knows."""
    return FEWER if is_small(count) else f"{count:,}"


def shown_counts(cells: Mapping[str, int], unprinted: Collection[str] = ()) -> dict[str, str]:
    """Write the counts of a table whose sum is known; no pupil is in two cells.

    `unprinted`: cells that are in the sum and stand nowhere, so that the others must hide them where they are small.
    Where a small count needs another beside it, the first cells in order that are not small are taken, the unprinted
    ones first, until every small count may be any from 1 to 4. Where all of them do not suffice, nothing is shown.
    """
    small = [name for name, count in cells.items() if is_small(count)]
    others = sorted((name for name in cells if name not in small), key=lambda name: name not in unprinted)
    withheld = list(small)
    while small and _leaves_no_choice(cells, small, withheld):
        if not others:
            return dict.fromkeys(cells, NOT_SHOWN)
        withheld.append(others.pop(0))
    labels = {name: FEWER if name in small else NOT_SHOWN for name in withheld}
    return {name: labels.get(name, f"{count:,}") for name, count in cells.items()}


def _leaves_no_choice(cells: Mapping[str, int], small: Collection[str], withheld: Collection[str]) -> bool:
    """Say whether the sum withheld, which a reader can work out, leaves a small count less than all of 1 to 4."""
    most = (SMALLEST_COUNT - 1) * len(small)
    return sum(cells[name] for name in withheld) < most + SMALLEST_COUNT
