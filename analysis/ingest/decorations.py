"""Tells rows about pupils from the rows that reports put around them."""

import re
from collections.abc import Sequence
from enum import StrEnum

from analysis.ingest.cells import Cell, cell_text, filled_texts
from analysis.ingest.characteristics import read_upn
from analysis.ingest.header_rows import HeadedTable


class RowKind(StrEnum):
    """What a row below the headings is."""

    DATA = "data"
    BLANK = "blank"
    HEADER = "repeated headings"
    GROUP = "a group heading"
    TOTAL = "a total"
    FOOTER = "a page line"


_KIND_OF_GROUP = r"(?:sub|grand|overall|whole|school|class|group|year|report|pupil|boys|girls)"
_TOTAL = re.compile(
    rf"(?:{_KIND_OF_GROUP}[\s-]*)*totals?\b[^,]*|whole\s+(?:group|school)|all\s+pupils|[^,]+\s(?:sub-?)?totals?"
    rf"|(?:{_KIND_OF_GROUP}\s+)*(?:average|mean)s?(?:\s(?:for|of)\b.*)?",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"page\s+\d+.*|applied filters\b.*|no filters applied.*|(?:key|legend|notes?|filters?|source)\s*[:=].*|key|legend"
    r"|(?:report\s+)?(?:printed|produced|generated|created|run|exported)\s+(?:on|by|at|from)\b.*|end of report.*",
    re.IGNORECASE | re.DOTALL,
)


def kind_of(row: Sequence[Cell], headed: HeadedTable) -> RowKind:
    """Say what a row is. A row with a UPN or with two parts of a name is always a pupil's."""
    texts = filled_texts(row)
    if not texts:
        return RowKind.BLANK
    if _repeats_headings(row, headed):
        return RowKind.HEADER
    label = texts[0]
    if _names_a_pupil(row, headed, label):
        return RowKind.DATA
    if _FOOTER.fullmatch(label):
        return RowKind.FOOTER
    if _TOTAL.fullmatch(label):
        return RowKind.TOTAL
    # One text alone, or merged over the whole row, heads a group.
    return RowKind.GROUP if len(set(texts)) == 1 and len(headed.headings) > 2 else RowKind.DATA


def _repeats_headings(row: Sequence[Cell], headed: HeadedTable) -> bool:
    pairs = [
        (text, heading) for text, heading in zip(map(cell_text, row), headed.printed_headings, strict=False) if text
    ]
    same = sum(text == heading for text, heading in pairs)
    return same > 1 and same * 2 > len(pairs)


def _names_a_pupil(row: Sequence[Cell], headed: HeadedTable, label: str) -> bool:
    def text(field: str) -> str:
        column = headed.fields.get(field)
        return cell_text(row[column]) if column is not None and column < len(row) else ""

    others = [text(field) for field in ("forename", "mis_id", "admission_number")]
    # A number alone under the heading of an identifier is a pupil of whom nothing else is known, and heads no group.
    if any(other and (other != label or other.isdigit()) for other in others):
        return True
    upn = read_upn(text("upn"))
    if upn and len(upn) == 13:
        return True
    surname, comma, forename = text("name").partition(",")
    return bool(comma and surname.strip() and forename.strip() and not _FOOTER.fullmatch(label))


def row_kinds(headed: HeadedTable) -> list[RowKind]:
    """Say what every row below the headings is."""
    return [kind_of(row, headed) for row in headed.body]
