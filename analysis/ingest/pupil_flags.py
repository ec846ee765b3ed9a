"""Reads yes and no about a child, each field with its own words for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.ingest.cells import Cell, given_text
from analysis.ingest.characteristics import plain_words, read_flag

_NOT_SAID = frozenset(
    {"u", "r", "unknown", "not known", "refused", "not obtained", "not declared", "not recorded", "not applicable"}
)


@dataclass(frozen=True, slots=True)
class FlagWords:
    """What a column of yes and no writes beside Y, N, ticks and the like.

    `in_doubt`: what any other text means. A child who may be in care, or known to social care, is held for a person to
    look at; elsewhere it is not known.
    """

    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    in_doubt: bool | None = None


def _words(yes: str, no: str, *, in_doubt: bool | None = None) -> FlagWords:
    yeses, noes = (frozenset(filter(None, words.split("|"))) for words in (yes, no))
    return FlagWords(yeses, noes, in_doubt)


PUPIL_FLAGS: dict[str, FlagWords] = {
    "fsm": _words("eligible|fsm|free|yes eligible", "not eligible|ineligible|paid|universal|uifsm|not fsm"),
    "ever_6": _words("eligible|ever 6|ever 6 fsm", "not eligible|not ever 6"),
    "pupil_premium": _words(
        "eligible|pp|pupil premium|disadvantaged|ever 6|ever 6 fsm|deprivation", "not eligible|not pp|not disadvantaged"
    ),
    "eal": _words("eal|english as an additional language|other than english", "not eal|english|english first language"),
    "ehcp": _words("ehcp|ehc plan|has ehcp", "no ehcp"),
    "looked_after": _words(
        "lac|cla|looked after|looked after child|in care|currently looked after|fostered|foster care",
        "not lac|not looked after|not in care|never|previously looked after|plac|no longer looked after|ceased|adopted",
        in_doubt=True,
    ),
    "previously_looked_after": _words(
        "plac|previously looked after|adopted|adoption|special guardianship|a|g|r|c|child arrangements order",
        "never|not plac|not previously looked after",
        in_doubt=True,
    ),
    "child_in_need": _words("cin|child in need|cin plan", "not cin|ceased|closed", in_doubt=True),
    "child_protection": _words("cp|cpp|child protection plan|cp plan", "ceased|closed|no plan", in_doubt=True),
    "social_worker": _words("", "no social worker|closed", in_doubt=True),
    "young_carer": _words("p|s|young carer|identified by parent|identified by school", "not a young carer"),
    "service_child": _words("service child|service", "not a service child"),
}
"""Every column of yes and no about a child. A column "Social worker" holds the worker's name, which is a yes."""


def read_pupil_flag(field: str, cell: Cell, blank: bool | None = None) -> bool | None:
    """Read yes or no; `blank` is what an empty cell means in this column."""
    if given_text(cell) is None:
        return blank
    words, flag, plain = PUPIL_FLAGS[field], read_flag(cell), plain_words(cell)
    if plain in words.yes | words.no:
        return plain in words.yes
    return flag if flag is not None or plain in _NOT_SAID else words.in_doubt


def meaning_of_blank(field: str, cells: Sequence[Cell]) -> bool | None:
    """Blank means no only in a column that says yes by writing something and never writes a no."""
    said = {read_pupil_flag(field, cell) for cell in cells}
    return False if True in said and False not in said else None


def is_unclear_flag(field: str, cell: Cell) -> bool:
    """Whether a cell says something that is neither yes, no nor "not known"."""
    known = PUPIL_FLAGS[field].yes | PUPIL_FLAGS[field].no | _NOT_SAID
    return given_text(cell) is not None and read_flag(cell) is None and plain_words(cell) not in known
