"""Columns as their distinct values, so that a value is read once however often it stands."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import pandas as pd

from analysis.ingest.cells import Cell

T = TypeVar("T")
Codes = Any
"""A numpy array of whole numbers, one a row: which distinct value stands there."""


def distinct(cells: Sequence[Cell]) -> tuple[Codes, list[Cell]]:
    """Number the distinct values of a column in the order in which they appear."""
    codes, values = pd.factorize(pd.Series(cells, dtype=object), use_na_sentinel=False)
    return codes, list(values)


def read_distinct(cells: Sequence[Cell], read: Callable[[Cell], T]) -> tuple[Codes, list[T]]:
    """Read each distinct value of a column once."""
    codes, values = distinct(cells)
    return codes, [read(value) for value in values]


def combined(columns: Sequence[tuple[Codes, int]]) -> tuple[Codes, Codes]:
    """Number the distinct combinations of several columns, each given with how many values it has.

    Returns the number of each row's combination and the first row of each combination.
    """
    together, _ = columns[0]
    together = together.astype("int64")
    for codes, size in columns[1:]:
        # Numbered anew at each step, so that the product can never overflow.
        together, _ = pd.factorize(together * max(size, 1) + codes)
    together, _ = pd.factorize(together)
    first = pd.Series(together).drop_duplicates().index.to_numpy()
    return together, first
