"""Reads a pupil's characteristics: yes and no, SEN, sex, UPN."""

import re
from collections.abc import Sequence

from stdnum.gb import upn as upn_number

from analysis.ingest.cells import Cell, cell_text, given_text

_YES = frozenset({"y", "yes", "t", "true", "1", "x", "\u2713", "\u2714"})
_NO = frozenset({"n", "no", "f", "false", "0"})
_SEN = {
    **dict.fromkeys(("e", "ehcp", "ehc plan", "education health and care plan", "s", "statement"), "E"),
    **dict.fromkeys(("k", "sen support", "a", "school action", "p", "school action plus"), "K"),
    **dict.fromkeys(("n", "no sen", "no special educational need", "none"), "N"),
}
_SEX = {"f": "F", "female": "F", "girl": "F", "m": "M", "male": "M", "boy": "M"}
_NO_UPN = re.compile(r"UN[1-5]")


def read_flag(cell: Cell, blank: bool | None = None) -> bool | None:
    """Read yes or no; `blank` is what an empty cell means in this column; None for anything else."""
    text = cell_text(cell).casefold()
    if not text:
        return blank
    return True if text in _YES else False if text in _NO else None


def meaning_of_blank(cells: Sequence[Cell]) -> bool | None:
    """Blank means no only in a column that says yes by writing something and never writes a no."""
    said = {read_flag(cell) for cell in cells}
    return False if True in said and False not in said else None


def read_sen(cell: Cell) -> str | None:
    """Read SEN as K, E or N; None when blank; other text as printed. School Action counts as K, a statement as E."""
    key = re.sub(r"[\W_]+", " ", cell_text(cell).casefold()).strip()
    return _SEN.get(key) or given_text(cell)


def read_sex(cell: Cell) -> str | None:
    """Read F or M; None when blank; other text as printed."""
    text = given_text(cell)
    return _SEX.get(text.casefold(), text) if text else None


def read_upn(cell: Cell) -> str | None:
    """Read a UPN in capitals without spaces; None where none is given (UN1 to UN5 say why there is none)."""
    text = given_text(cell)
    upn = "".join(text.split()).upper() if text else ""
    return None if not upn or _NO_UPN.fullmatch(upn) else upn


def is_sound_upn(upn: str) -> bool:
    """Whether the check letter agrees with the digits. Temporary UPNs, which end in a letter, are sound."""
    return bool(upn_number.is_valid(upn))
