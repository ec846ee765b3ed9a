"""Movement of pupils between categories from last term to this."""

from collections import Counter
from collections.abc import Sequence

from analysis.rules.categories import Category

OUTSIDE_BEFORE, OUTSIDE_NOW = "new", "left"
"""Not on roll in that term, or on roll without possible sessions: joiners in a row, leavers in a column."""
ROWS = (*Category, OUTSIDE_BEFORE)
COLUMNS = (*Category, OUTSIDE_NOW)

MovementTable = dict[str, dict[str, int]]
"""Pupils by last term's place (ROWS), then this term's (COLUMNS); every place is there."""


def category_movement(before: Sequence[Category | None], now: Sequence[Category | None]) -> MovementTable:
    """Count pupils by both terms' categories. Two sequences of the same pupils in the same order."""
    places = zip(before, now, strict=True)
    counts = Counter((was or OUTSIDE_BEFORE, is_ or OUTSIDE_NOW) for was, is_ in places)
    return {was: {is_: counts[was, is_] for is_ in COLUMNS} for was in ROWS}
