"""Reads a column of percentages, whose scale is decided for the column as a whole."""

import re
from collections.abc import Sequence
from decimal import Decimal

from analysis.ingest.cells import Cell, cell_text

_NO_DATA = frozenset({"", "-", "--", "–", "—", "n/a", "na", "null", "none", "x", "#div/0!", "#n/a"})
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,20})?", re.ASCII)


def read_percentages(cells: Sequence[Cell]) -> list[str | None]:
    """Read a column as text in per cent without the sign; None for no data ("-", blank, "#DIV/0!", "x").

    Any value above 1.5 means a scale to 100; values from 0 to 1 with decimals are fractions. A column of only 0 and 1
    could be either and gives None throughout.
    """
    texts = [cell_text(cell).replace("\xa0", "").replace(" ", "") for cell in cells]
    plain = [Decimal(text) for text in texts if _NUMBER.fullmatch(text)]
    signed = any(text.endswith("%") for text in texts)
    if plain and not signed and all(value in (0, 1) for value in plain):
        return [None] * len(texts)
    fractions = bool(plain) and not signed and max(plain) <= Decimal("1.5")
    return [_percentage(text, fractions) for text in texts]


def says_nothing(cell: Cell) -> bool:
    """Whether a cell of percentages says that there is no data."""
    return cell_text(cell).replace("\xa0", "").replace(" ", "").casefold() in _NO_DATA


def _percentage(text: str, fractions: bool) -> str | None:
    number = text.removesuffix("%")
    if not _NUMBER.fullmatch(number):
        return None
    value = Decimal(number) * 100 if fractions else Decimal(number)
    if value > 100:
        return None
    return format(value.normalize(), "f") if fractions else number
