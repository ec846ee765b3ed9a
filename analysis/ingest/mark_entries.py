"""Reads one entry of a register, with the word beside it where a file has one."""

from analysis.ingest.cells import Cell, cell_text
from analysis.ingest.sessions import MORNING
from analysis.rules.codes import MISSING_MARK

_EMPTY = frozenset({"", "-", "--", "–", "—", "NULL", "NONE", "N/A"})
_NOT_TAKEN = frozenset({"MISSING", "MISSING MARK", "NO MARK", "NO MARK RECORDED", "UNMARKED", "NOT TAKEN"})
_PRESENT = frozenset({"PRESENT", "PRESENT AM", "PRESENT PM"})
# A backslash that a CSV or JSON writer escaped must not become a missing mark.
_ESCAPED = {"\\\\": "\\", "\\/": "/"}


def read_entry(cell: Cell, word: Cell, session: str) -> str:
    """Read an entry as a code in capitals, or "" when the register was not taken.

    A word counts only where the code is empty, and only Present and Late name a code: from "Absent" no reason is
    guessed, so it comes back as it stands, for the code table to refuse.
    """
    text = _plain(cell)
    return _named(text if text not in _EMPTY else _plain(word), session)


def _plain(cell: Cell) -> str:
    text = cell_text(cell).upper()
    return _ESCAPED.get(text, text)


def _named(text: str, session: str) -> str:
    words = " ".join(text.replace("_", " ").split())
    if text in _EMPTY or words in _NOT_TAKEN:
        return MISSING_MARK
    if words in _PRESENT:
        return "/" if session == MORNING else "\\"
    return "L" if words == "LATE" else text
