"""One cell of a sheet or text file, and its text as a person sees it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta
"""An empty cell is the empty string."""

_NOT_GIVEN = frozenset({"", "-", "--", "–", "—", "n/a", "na", "null", "none", "nan", "#n/a"})
_NO_NAME = frozenset({"", "-", "--", "–", "—", "N/A", "n/a", "NULL", "#N/A"})


def cell_text(cell: Cell) -> str:
    """Say a cell as text without outer spaces: a whole float as an integer, a date as dd/mm/yyyy."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.strftime("%d/%m/%Y") if cell.time() == time.min else cell.strftime("%d/%m/%Y %H:%M")
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    return str(cell)


def given_text(cell: Cell) -> str | None:
    """Say a cell as text, or None where it holds nothing ("-", "n/a" and a database's NULL are nothing)."""
    text = unescaped(cell_text(cell))
    return None if text.casefold() in _NOT_GIVEN else text


def given_name(cell: Cell) -> str | None:
    """Say a cell of names as text, or None. Children are called Null and Na; a database's NULL is in capitals."""
    text = unescaped(cell_text(cell))
    return None if text in _NO_NAME else text


def unescaped(text: str) -> str:
    """Remove the one apostrophe that our own CSV files write before a text which Excel would run as a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in {"=", "+", "-", "@", "\t", "\r"} else text


def filled_texts(row: Sequence[Cell]) -> list[str]:
    """The texts of a row's cells that hold anything, from left to right."""
    return [text for text in map(cell_text, row) if text]
