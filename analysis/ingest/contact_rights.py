"""Reads what a list of contacts says of rights and restrictions: in doubt nobody is written to."""

import re
from collections.abc import Iterable, Mapping

from analysis.ingest.cells import Cell, cell_text, given_text
from analysis.ingest.characteristics import read_flag
from analysis.ingest.dates import read_date

RIGHTS = ("natural_parent", "parental_responsibility", "care_of_child")
_NO_RESTRICTION = frozenset(
    {"no", "n", "nil", "not applicable", "no order", "no court order", "no court orders", "no restriction"}
    | {"no restrictions", "not restricted", "none known", "none recorded"}
)
_RIGHTS = frozenset({"joint", "shared", "sole", "full", "yes joint", "yes shared", "yes sole", "yes full"})


def is_restricted(cell: Cell) -> bool | None:
    """Whether a cell forbids writing to a contact: anything but a clear no does; None where it is empty."""
    if given_text(cell) is None:
        return None
    return read_flag(cell) is not False and _plain(cell) not in _NO_RESTRICTION


def read_right(cell: Cell) -> bool | None:
    """Whether a cell gives a contact a right; None where it is empty or does not clearly say."""
    return True if _plain(cell) in _RIGHTS else read_flag(cell)


def read_restrictions(cells: Iterable[Cell]) -> bool | None:
    """Read a contact's cells of restrictions: one of several is enough; blanks say nothing."""
    said = [restricted for restricted in map(is_restricted, cells) if restricted is not None]
    return any(said) if said else None


def read_rights(cells: Mapping[str, Cell]) -> dict[str, bool | None]:
    """Read a contact's rights, and in `rights_unclear` whether one of them is neither yes nor no."""
    given = {field: cells[field] for field in RIGHTS if field in cells}
    unclear = any(map(is_unclear_right, given.values())) or None
    return {field: read_right(cell) for field, cell in given.items()} | {"rights_unclear": unclear}


def is_unclear_restriction(cell: Cell) -> bool:
    """Whether a cell is taken for a restriction only because it does not clearly say no."""
    return bool(is_restricted(cell)) and read_flag(cell) is None


def is_unclear_right(cell: Cell) -> bool:
    """Whether a cell says something of a right that is neither yes nor no."""
    return given_text(cell) is not None and read_right(cell) is None


def kind_of_entry(cell: Cell) -> str:
    """Say what kind of thing stands in a cell without saying what it is: it may be a secret of the family."""
    if read_date(cell):
        return "a date"
    return "a number" if re.fullmatch(r"[\d.,]+", cell_text(cell)) else "words"


def _plain(cell: Cell) -> str:
    return re.sub(r"[^\w?]+", " ", cell_text(cell).casefold()).strip()
