"""Finds what stands between the cells of a text file."""

import csv
import io
import re
from itertools import islice

DELIMITERS = (",", ";", "\t", "|")
_DECLARED = re.compile(r'\A"?sep=(.)"?\r?\n', re.IGNORECASE)
_ROWS_LOOKED_AT = 60


def declared_delimiter(text: str) -> tuple[str | None, str]:
    """Take Excel's "sep=;" line off a text: the delimiter that it names, or None, and the rest."""
    declared = _DECLARED.match(text)
    return (declared[1], text[declared.end() :]) if declared else (None, text)


def delimiter_of(text: str) -> str:
    """Choose the delimiter that cuts the most rows into the same number of cells, quotes respected."""
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> int:
    # Preamble lines have few delimiters; the header and the rows under it agree on their number.
    sample = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=delimiter)
    try:
        widths = [len(row) for row in islice(sample, _ROWS_LOOKED_AT)]
    except csv.Error:
        return 0
    wide = [width for width in widths if width > 1]
    return max((wide.count(width) * (width - 1) for width in set(wide)), default=0)
