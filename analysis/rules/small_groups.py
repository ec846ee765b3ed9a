"""Groups too small to be shown by themselves where figures may leave the room: put together, or left out.

Source: default of this program, where the policy is silent.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

SMALLEST_GROUP = 5
TOGETHER = "Small groups together"
REST = "All others together"
"""What is put together of two groupings at once: groups that would leave too few in a cell, and what hides them."""
MOST_NAMED = 2
"""More names than this are not written out."""

One = TypeVar("One")
Row = TypeVar("Row", bound=Hashable)
Cells = Mapping[tuple[str, str], Sequence[One]]


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


def merge_crossed(cells: Cells[One]) -> dict[tuple[str, str], list[One]]:
    """Put groups of two groupings at once together until no cell holds one to four.

    First each grouping by itself, as when it is shown alone. Then the smallest groups of the second are put together,
    and those of the first that still have a small cell; the way that shows most cells is taken. What is put together is
    a block, so that a cell inside it cannot be told from the totals of rows and columns, which are shown elsewhere.
    """
    crossed = _named(_named(cells, 0), 1)
    columns = sorted({column for _, column in crossed}, key=lambda name: _many_in(crossed, 1, name))
    ways = [_block(crossed, columns[:many]) for many in (0, *range(2, len(columns)))]
    return max(ways, key=len, default={})


def _named(cells: Cells[One], side: int) -> dict[tuple[str, str], list[One]]:
    """Put together the groups of one grouping that are small by themselves."""
    whole: dict[str, list[One]] = {}
    for names, members in cells.items():
        whole.setdefault(names[side], []).extend(members)
    kept = merge_small_groups(whole)
    return _gathered(cells, side, {name: name if name in kept else TOGETHER for name in whole}) if kept else {}


def _gathered(cells: Cells[One], side: int, called: Mapping[str, str]) -> dict[tuple[str, str], list[One]]:
    found: dict[tuple[str, str], list[One]] = {}
    for (row, column), members in cells.items():
        names = (called.get(row, row), column) if side == 0 else (row, called.get(column, column))
        found.setdefault(names, []).extend(members)
    return found


def _block(cells: Cells[One], columns: Sequence[str]) -> dict[tuple[str, str], list[One]]:
    """Put some columns together, and then the rows that have a cell of one to four."""
    merged = _gathered(cells, 1, dict.fromkeys(columns, _name_of_both(columns)))
    counts: dict[str, dict[str, int]] = {}
    for (row, column), members in merged.items():
        counts.setdefault(row, {})[column] = len(members)
    rows = rows_together(counts)
    return _gathered(merged, 0, dict.fromkeys(rows, _name_of_both(rows)))


def _name_of_both(names: Sequence[str]) -> str:
    return " + ".join(names) if len(names) <= MOST_NAMED and TOGETHER not in names else REST


def rows_together(counts: Mapping[Row, Mapping[str, int]]) -> list[Row]:
    """Name the rows to put together, or to hide: those with a count of one to four, then the smallest ones as needed.

    `counts`: by row and column, of people who are in one column each. So that no count can be told from the column's
    total, what is together has no count of one to four either.
    """
    by_size = sorted(counts, key=lambda row: sum(counts[row].values()))
    together = [row for row in by_size if _has_small(counts[row])]
    others = [row for row in by_size if row not in together]
    while together and others and _has_small(_sums([counts[row] for row in together])):
        together.append(others.pop(0))
    return together


def _has_small(counts: Mapping[str, int]) -> bool:
    return any(0 < count < SMALLEST_GROUP for count in counts.values())


def _sums(rows: Sequence[Mapping[str, int]]) -> dict[str, int]:
    return {name: sum(row.get(name, 0) for row in rows) for row in rows for name in row}


def _many_in(cells: Cells[One], side: int, name: str) -> int:
    return sum(len(members) for names, members in cells.items() if names[side] == name)
