"""Reads a pupil's characteristics: yes and no, SEN, sex, first language, enrolment, UPN."""

import re

from stdnum.gb import upn as upn_number

from analysis.ingest.cells import Cell, cell_text, given_text

_YES = frozenset({"y", "yes", "t", "true", "1", "x", "\u2713", "\u2714"})
_NO = frozenset({"n", "no", "f", "false", "0"})
_SEN = {
    **dict.fromkeys(("e", "ehcp", "ehc", "ehc plan", "education health and care plan", "s", "statement"), "E"),
    **dict.fromkeys(("education health care plan", "statement of sen", "has ehcp"), "E"),
    **dict.fromkeys(("k", "sen support", "support", "a", "school action", "p", "school action plus"), "K"),
    **dict.fromkeys(("n", "no", "no sen", "no special educational need", "no special educational needs", "none"), "N"),
    **dict.fromkeys(("not sen", "no sen provision", "no special provision"), "N"),
}
_SEN_CODE_AND_WORDS = re.compile(r"([ekn]) .+")
_ENROLMENT = {
    **dict.fromkeys(("c", "current", "single", "single registration", "current single registration"), "Current"),
    **dict.fromkeys(("on roll", "enrolled", "active", "current single"), "Current"),
    **dict.fromkeys(("m", "main", "dual main", "main dual", "main dual registration"), "Dual main"),
    **dict.fromkeys(("current main", "current main dual registration", "dual registration main"), "Dual main"),
    **dict.fromkeys(("s", "sub", "subsidiary", "dual subsidiary", "subsidiary dual registration"), "Dual subsidiary"),
    **dict.fromkeys(("current subsidiary", "current subsidiary dual registration"), "Dual subsidiary"),
    **dict.fromkeys(("dual", "dual registered", "dual registration"), "Dual registered"),
    **dict.fromkeys(("g", "guest", "guest pupil"), "Guest"),
    **dict.fromkeys(("f", "fe college"), "FE college"),
    **dict.fromkeys(("o", "other provider"), "Other provider"),
    **dict.fromkeys(("l", "leaver", "left", "former"), "Leaver"),
}
SEN_READ_AS = frozenset(_SEN.values())
ENROLMENT_READ_AS = frozenset(_ENROLMENT.values())
_ENGLISH = frozenset({"eng", "english", "enb", "believed to be english", "english believed to be english"})
_LANGUAGE_NOT_SAID = frozenset(
    {"not", "ref", "zzz", "not obtained", "information not obtained", "not known", "unknown", "refused"}
    | {"information refused", "not recorded", "not yet obtained"}
)
_SEX = {"f": "F", "female": "F", "girl": "F", "m": "M", "male": "M", "boy": "M"}
SEXES = frozenset(_SEX.values())
_NO_UPN = re.compile(r"UN[1-5]")


def read_flag(cell: Cell) -> bool | None:
    """Read yes or no; None for anything else."""
    text = cell_text(cell).casefold()
    return True if text in _YES else False if text in _NO else None


def read_sen(cell: Cell) -> str | None:
    """Read SEN as K, E or N; None when blank; other text as printed. School Action counts as K, a statement as E."""
    key = plain_words(cell)
    coded = _SEN_CODE_AND_WORDS.fullmatch(key)
    return _SEN.get(key) or (coded[1].upper() if coded else given_text(cell))


def read_enrolment(cell: Cell) -> str | None:
    """Read an enrolment status, its census code too, as words; None when blank; other text as printed."""
    return _ENROLMENT.get(plain_words(cell)) or given_text(cell)


def speaks_other_language(cell: Cell) -> bool | None:
    """Whether a child's first language is not English; None where that is not said. Which language is dropped."""
    text = plain_words(cell)
    return None if given_text(cell) is None or text in _LANGUAGE_NOT_SAID else text not in _ENGLISH


def plain_words(cell: Cell) -> str:
    """The words of a cell in small letters, without signs."""
    return re.sub(r"[\W_]+", " ", cell_text(cell).casefold()).strip()


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
