"""Finds the column headings of a table and says which field each column holds."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.ingest.cells import Cell, cell_text
from analysis.ingest.code_aliases import CodeAlias
from analysis.ingest.code_headings import code_columns
from analysis.ingest.dates import Period
from analysis.ingest.headings import field_of, rank_of
from analysis.ingest.preamble import read_period
from analysis.ingest.sessions import Slot, merged_slot, read_slot
from analysis.ingest.tables import Table

ROWS_SEARCHED = 40
_LONGEST_HEADING = 80
LOOKS_LIKE_A_PUPIL = frozenset({"upn", "mis_id", "admission_number", "name", "surname"})
_SCHOOL_YEAR = re.compile(r"20\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?")


@dataclass(frozen=True, slots=True)
class HeadedTable:
    """A table with its headings understood.

    `fields` maps a field to its column, `slots` a column of marks to the day or weekday and session over it, `codes`
    a column that counts one attendance code to its mark.
    `body[0]` is row `first_row` of the spreadsheet, counted from 1. `headings` are what the reader goes by; where a
    person said what the columns hold, `printed` is what stands in the file. `aliases` are marks that a person
    explained.
    """

    table: Table
    headings: tuple[str, ...]
    fields: Mapping[str, int]
    slots: Mapping[int, Slot]
    codes: Mapping[int, str]
    preamble: Sequence[Sequence[Cell]]
    body: Sequence[Sequence[Cell]]
    first_row: int
    period: Period | None
    printed: tuple[str, ...] = ()
    aliases: tuple[CodeAlias, ...] = ()

    @property
    def printed_headings(self) -> tuple[str, ...]:
        """The headings as they stand in the file."""
        return self.printed or self.headings

    @property
    def heading_rows(self) -> tuple[int, int]:
        """Which row of the spreadsheet has the headings, and how many they are: two, one or none."""
        first = len(self.preamble)
        return first + 1, self.first_row - 1 - first

    def cells(self, field: str, rows: Sequence[Sequence[Cell]] | None = None) -> list[Cell]:
        """The cells of a field in the body or in the rows given; empty where a row is too short."""
        column = self.fields[field]
        chosen = self.body if rows is None else rows
        return [row[column] if column < len(row) else "" for row in chosen]

    def heading_of(self, field: str) -> str | None:
        """The heading of a field as printed, or None when the file has no such column."""
        return self.headings[self.fields[field]] if field in self.fields else None

    @property
    def score(self) -> int:
        """How much of the headings was understood."""
        return len(self.fields) + len(self.slots) + len(self.codes)


def find_header(table: Table) -> HeadedTable | None:
    """Find the row or the two rows of headings in the first 40 rows, or None when there are none about pupils."""
    scores = [_score(row) for row in table.rows[:ROWS_SEARCHED]]
    if not scores or max(scores) < 1:
        return None
    best = scores.index(max(scores))
    period = read_period(table.rows[:best])
    headed = _headed(table, *_header_rows(table.rows, best), period)
    return headed if LOOKS_LIKE_A_PUPIL & headed.fields.keys() and headed.score > 1 else None


def _score(row: Sequence[Cell]) -> int:
    fields = {field_of(cell) for cell in row if isinstance(cell, str) and 0 < len(cell) <= _LONGEST_HEADING} - {None}
    slots = sum(_is_slot(cell) for cell in row)
    # A register's own rows are full of codes; only beside the heading of a pupil are they headings.
    codes = len(code_columns(list(map(cell_text, row)))) if LOOKS_LIKE_A_PUPIL & fields else 0
    return len(fields) + (slots if fields else 0) + codes


def _is_slot(cell: Cell) -> bool:
    if isinstance(cell, str) and not 0 < len(cell) <= _LONGEST_HEADING:
        return False
    return read_slot(cell) is not None


def _header_rows(rows: Sequence[Sequence[Cell]], best: int) -> tuple[int, int]:
    """Widen the best row by the one above or below it when one has the dates and the other AM and PM."""
    if best + 1 < len(rows) and _has_days(rows[best]) and _is_session_row(rows[best + 1]):
        return best, best + 1
    if best and _is_session_row(rows[best]) and _has_days(rows[best - 1]):
        return best - 1, best
    return best, best


def _has_days(row: Sequence[Cell]) -> bool:
    return any(_slot_days(cell) for cell in row)


def _slot_days(cell: Cell) -> bool:
    # "Mon 07/09" needs the period to become a date; here it is enough that it starts like one.
    slot = read_slot(cell)
    return bool(slot and (slot.day or slot.weekday is not None)) or bool(
        re.match(r"\w{0,9}\s?\d+/\d+$", cell_text(cell))
    )


def _is_session_row(row: Sequence[Cell]) -> bool:
    slots = [slot for slot in map(read_slot, row) if slot]
    return len(slots) > 1 and all(slot.day is None and slot.weekday is None for slot in slots)


def header_at(table: Table, row: int, count: int) -> HeadedTable:
    """Take the headings from `count` rows (none, one or two) from `row` on, counted from 1, whatever they say."""
    first = row - 1 if count else 0
    width = max(map(len, table.rows[: first + ROWS_SEARCHED]), default=0)
    return _headed(table, first, first + count - 1, read_period(table.rows[:first]), width)


def with_headings(headed: HeadedTable, headings: Sequence[str]) -> HeadedTable:
    """Read a table by other headings than it prints; columns of dates that were understood stay as they are."""
    said = {column: slot for column, text in enumerate(headings) if (slot := read_slot(text))}
    days = {column: slot for column, slot in said.items() if slot.day or slot.weekday is not None}
    slots = dict(sorted({**days, **headed.slots}.items()))
    again = replace(
        headed,
        headings=tuple(headings),
        printed=headed.headings,
        fields=_fields([[heading] for heading in headings], slots),
        slots=slots,
        codes=code_columns(headings),
    )
    return _year_settled(again)


def _headed(table: Table, first: int, last: int, period: Period | None, least_width: int = 0) -> HeadedTable:
    lines = table.rows[first : last + 1]
    width = max(map(len, lines), default=0)
    width = max(width, least_width)
    parts = [[line[column] if column < len(line) else "" for line in lines] for column in range(width)]
    slots = _slots(parts, period, table)
    headings = tuple(" ".join(dict.fromkeys(filter(None, map(cell_text, part)))) for part in parts)
    fields, codes = _fields(parts, slots), code_columns(headings)
    above, below = table.rows[:first], table.rows[last + 1 :]
    return _year_settled(HeadedTable(table, headings, fields, slots, codes, above, below, last + 2, period))


def _slots(parts: Sequence[Sequence[Cell]], period: Period | None, table: Table) -> dict[int, Slot]:
    slots: dict[int, Slot] = {}
    upper: Slot | None = None
    for column, part in enumerate(parts):
        found = [read_slot(cell, period, table.epoch) for cell in part]
        if len(part) < 2:
            slot = found[0] if found else None
        else:
            # A date merged over AM and PM leaves its second cell empty in a file that is no workbook.
            upper = found[0] if cell_text(part[0]) else upper
            slot = merged_slot(upper, found[1]) if found[1] else found[0]
        if slot and (slot.day or slot.weekday is not None):
            slots[column] = slot
    return slots


def _fields(parts: Sequence[Sequence[Cell]], slots: Mapping[int, Slot]) -> dict[str, int]:
    ranked: dict[str, tuple[int, int]] = {}
    for column, part in enumerate(parts):
        for heading in filter(None, map(cell_text, part if column not in slots else ())):
            field = field_of(heading)
            if field and (field not in ranked or rank_of(heading) < ranked[field][0]):
                ranked[field] = (rank_of(heading), column)
                break
    return {field: column for field, (_, column) in ranked.items()}


def _year_settled(headed: HeadedTable) -> HeadedTable:
    """A "Year" column that holds 2025 or 2025/26 throughout is the school year and not the year group."""
    if "year_group" not in headed.fields:
        return headed
    texts = [text for text in map(cell_text, headed.cells("year_group", headed.body[:200])) if text]
    if not texts or not all(_SCHOOL_YEAR.fullmatch(text) for text in texts):
        return headed
    fields = dict(headed.fields)
    fields.setdefault("school_year", fields.pop("year_group"))
    return replace(headed, fields=fields)
