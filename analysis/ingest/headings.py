"""Says which field a printed column heading stands for."""

import re

from analysis.ingest.figure_headings import FIGURE_HEADINGS
from analysis.ingest.heading_table import FIELD_HEADINGS

_PERCENT_OF = frozenset(
    {"", "attended", "attendance", "attend", "att", "present", "presentwithea", "presentplusaea", "rollcall"}
    | {"sessionsattended", "ofsessionsattended", "ofattendance", "overallattendance"}
)
_PERCENT_OF_ABSENCE = frozenset({"absence", "absent", "overallabsence", "ofsessionsmissed", "sessionsmissed"})
_DAYS = re.compile(r"(?<![a-z])(?:no\.?\s+of\s+|number\s+of\s+|in\s+)?(?:school\s+)?days?(?![a-z])", re.IGNORECASE)
_PUNCTUATION = re.compile(r"[\W_]+")
_PERCENT = re.compile(r"%|percentage|percent")


def heading_key(heading: str) -> str:
    """Bring a heading to the form in which two spellings of it are equal; a percentage keeps its sign."""
    text = heading.replace("_x0020_", " ").casefold().replace("uthoriz", "uthoris").replace("+", "plus")
    sign = "%" if _PERCENT.search(text) else ""
    return sign + _PUNCTUATION.sub("", _PERCENT.sub("", text))


FIELD_OF_KEY: dict[str, str] = {}
RANK_OF_KEY: dict[str, int] = {}
for _field, _headings in FIELD_HEADINGS.items():
    for _rank, _heading in enumerate(_headings):
        FIELD_OF_KEY.setdefault(heading_key(_heading), _field)
        RANK_OF_KEY.setdefault(heading_key(_heading), _rank)


def field_of(heading: str) -> str | None:
    """Say which field a heading stands for, or None for a heading that the dictionary does not hold."""
    key = heading_key(heading)
    if key.startswith("%"):
        return _field_of_percentage(key[1:])
    field = FIELD_OF_KEY.get(key)
    if field or not _DAYS.search(heading):
        return field
    without = FIELD_OF_KEY.get(heading_key(_DAYS.sub(" ", heading)))
    return without if without in FIGURE_HEADINGS else None


def _field_of_percentage(key: str) -> str | None:
    if key in _PERCENT_OF:
        return "percentage"
    return "absence_percentage" if key in _PERCENT_OF_ABSENCE else None


def counts_days(heading: str) -> bool:
    """Whether a heading such as "Days attended" counts days, of which each is two sessions."""
    is_figure = field_of(heading) in FIGURE_HEADINGS
    return is_figure and bool(_DAYS.search(heading)) and heading_key(heading) not in FIELD_OF_KEY


def rank_of(heading: str) -> int:
    """How good a heading is for its field where a file prints several: less is better."""
    return RANK_OF_KEY.get(heading_key(heading), 0)
