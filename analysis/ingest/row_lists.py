"""Says where something stands, in words for a message."""

from collections.abc import Iterable, Sequence

_SHOWN = 5


def rows_text(rows: Iterable[int]) -> str:
    """Write row numbers as "row 5" or "rows 5, 8 and 9", the first five of many."""
    numbers = sorted(rows)
    if len(numbers) == 1:
        return f"row {numbers[0]}"
    shown = ", ".join(map(str, numbers[:_SHOWN]))
    if len(numbers) > _SHOWN:
        return f"{len(numbers)} rows, first in rows {shown}"
    head, _, last = shown.rpartition(", ")
    return f"rows {head} and {last}"


def times_text(count: int) -> str:
    """Write how often something stands."""
    return "once" if count == 1 else f"{count} times"


def listed(words: Sequence[str]) -> str:
    """Write words as "a", "a and b" or "a, b and c"."""
    head, last = ", ".join(words[:-1]), words[-1]
    return f"{head} and {last}" if head else last
