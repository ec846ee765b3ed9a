"""Reads column headings that are attendance codes: "/", "I", "T_Reason_C", "I - Illness"."""

import re
from collections.abc import Sequence

from analysis.rules.codes import ATTENDANCE_CODES, MISSING_MARK

_KNOWN = frozenset(code.mark for code in ATTENDANCE_CODES)
_FEWEST = 4
"""With fewer, a heading such as "U" or "N" may be a column of another kind."""
_BOTH_SESSIONS = re.compile(r"/\s*(?:\\|and\s*\\)")
_MISSING = frozenset({"-", "--", "–", "—"})
# Letters and signs that are no code of the table are taken along, so that what they count is reported and not lost.
_CODE = re.compile(
    r"(?:t_reason_|(?:code|mark)\s+)?(?P<mark>[a-z]\d{0,2}|[/\\#?!@*<>$|:_`])(?:\s+[-–]\s.*|\s*[:(].*)?",
    re.IGNORECASE,
)


def code_columns(headings: Sequence[str]) -> dict[int, str]:
    """The columns headed by a code, each with its mark ("" for missing marks); none where only a few look like it."""
    found = {column: mark for column, text in enumerate(headings) if (mark := _mark(text.strip())) is not None}
    return found if len(_KNOWN & set(found.values())) >= _FEWEST else {}


def _mark(heading: str) -> str | None:
    if heading in _MISSING:
        return MISSING_MARK
    if _BOTH_SESSIONS.fullmatch(heading):
        return "/"
    # "I %" is a share of sessions and no count.
    found = None if "%" in heading else _CODE.fullmatch(heading)
    return found["mark"].upper() if found else None
