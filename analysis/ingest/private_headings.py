"""Columns that are never kept: free text about a child or a family, and belief, health and consent.

They are dropped on reading, because nothing here needs them. To drop a further kind of column add its word here.
"""

import re
from collections.abc import Iterable

from analysis.ingest.headings import field_of, heading_key
from analysis.ingest.problems import Problem, Severity
from analysis.ingest.row_lists import listed

_PRIVATE = re.compile(
    r"medical|health|allerg|medication|diet|doctor|^gp|surgery|^nhs|disabilit|counsel|behavio|incident|sanction|detention"
    r"|religio|faith|consent|nationality|countryofbirth|placeofbirth|passport|asylum|refugee|safeguard|background"
    r"|(?:note|comment|remark|narrative|freetext|reasontext)s?$|^(?:notes?|comments?)(?:\d|for|on|about|by)"
)


def is_private(heading: str) -> bool:
    """Whether a column, whatever else it may be, is of a kind that is never kept."""
    return field_of(heading) is None and bool(_PRIVATE.search(heading_key(heading)))


def not_kept(heading: str) -> Problem:
    """Say that a column was dropped, and why."""
    message = f"{heading[:60]}: not kept, this program does not need it."
    return Problem(message, Severity.NOTE, column=heading)


def columns_not_used(headings: Iterable[str]) -> list[Problem]:
    """Report headings that no reader took: each that is never kept with why, the others together."""
    left = [heading for heading in headings if heading]
    dropped = [not_kept(heading) for heading in left if is_private(heading)]
    unknown = [heading[:60] for heading in left if not is_private(heading)]
    if not unknown:
        return dropped
    count = "1 column was" if len(unknown) == 1 else f"{len(unknown)} columns were"
    return [*dropped, Problem(f"{count} not used: {listed(unknown)}.", Severity.NOTE)]
