"""What a person said of a file's columns: which row has the headings, and what each column holds.

It is kept under a signature of the headings, so that the next file with the same headings is read the same way. Columns
headed by dates are understood without a person and differ every term, so they are in neither.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from analysis.ingest.cells import cell_text
from analysis.ingest.column_roles import NOT_USED, code_role, day_of, heading_for
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.headings import counts_days, field_of, heading_key

_FEWEST_HEADINGS = 2
_LONGEST_HEADING = 80
_ROWS_LOOKED_AT = 400
_UPN = re.compile(r"[A-Z]\d{11}[A-Z\d]", re.IGNORECASE)
_LETTERS = {"L": "late", "U": "late_after", "N": "unexplained"}


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """How to read one kind of file. Columns are those not headed by dates, from left to right.

    `keys`: their headings, brought to one spelling; empty where the heading rows may be a pupil's row. `roles`: what
    each holds. `row`: the first heading row, from 1; `count`: how many they are (none, one or two). `sheet`: the table
    of the file, from 0. `by` and `on`: who said so, and when; blank for what the program found itself.
    """

    keys: tuple[str, ...]
    roles: tuple[str, ...]
    row: int
    count: int
    sheet: int = 0
    by: str = field(default="", compare=False)
    on: date | None = field(default=None, compare=False)

    @property
    def signature(self) -> str | None:
        """What is the same in every file with these headings, and shows nothing of them; None for one file only.

        A file without sure headings, and a column said to be of a certain day, say nothing of the next file.
        """
        if not any(self.keys) or any(map(day_of, self.roles)):
            return None
        return hashlib.sha256(json.dumps(_trimmed(self.keys)).encode()).hexdigest()


def _trimmed(keys: Sequence[str]) -> list[str]:
    """Leave out the columns without a heading at the end, of which a file may have any number."""
    length = max((place + 1 for place, key in enumerate(keys) if key), default=0)
    return list(keys[:length])


def plain_columns(headed: HeadedTable) -> list[int]:
    """The columns that are not headed by a date or a weekday, from left to right."""
    return [column for column in range(len(headed.headings)) if column not in headed.slots]


def mapping_of(headed: HeadedTable, sheet: int) -> ColumnMapping:
    """Say how a table is read as it stands."""
    columns = plain_columns(headed)
    own = _own_roles(headed)
    row, count = headed.heading_rows
    roles = tuple(own.get(column, NOT_USED) for column in columns)
    return ColumnMapping(_keys(headed, columns), roles, row, count, sheet)


def _own_roles(headed: HeadedTable) -> dict[int, str]:
    roles: dict[int, str] = {}
    taken = set(headed.fields)
    for column, heading in enumerate(headed.headings):
        letter = _LETTERS.get(heading.strip())
        if column in headed.codes:
            roles[column] = code_role(headed.codes[column])
        elif letter and letter not in taken:
            taken.add(letter)
            roles[column] = letter
    for name, column in headed.fields.items():
        if name != "private":
            in_days = counts_days(headed.headings[column]) and heading_for(f"{name} days")
            roles[column] = f"{name} days" if in_days else name
    return roles


def _keys(headed: HeadedTable, columns: Sequence[int]) -> tuple[str, ...]:
    headings = [headed.printed_headings[column] for column in columns]
    if not _are_headings(headed, columns, headings):
        return ("",) * len(columns)
    return tuple(heading_key(heading) or heading.strip() for heading in headings)


def _are_headings(headed: HeadedTable, columns: Sequence[int], headings: Sequence[str]) -> bool:
    """Whether this is surely no pupil's row: words only, none of which stands again in its column."""
    if len(set(filter(None, headings))) < _FEWEST_HEADINGS or any(map(_looks_like_data, headings)):
        return False
    again = {(column, heading) for column, heading in zip(columns, headings, strict=True) if heading}
    for row in headed.body[:_ROWS_LOOKED_AT]:
        found = [(c, cell_text(row[c])) in again for c in columns if c < len(row) and cell_text(row[c])]
        # A report repeats all of its headings on every page; a pupil's row shares a class or a mark with others.
        if any(found) and sum(found) * 2 <= len(found):
            return False
    return True


def _looks_like_data(text: str) -> bool:
    is_number = text.replace(".", "", 1).replace("%", "").strip().isdigit()
    is_name = "," in text and field_of(text) is None
    return is_number or is_name or len(text) > _LONGEST_HEADING or bool(_UPN.fullmatch(text))


def headings_said(mapping: ColumnMapping, headed: HeadedTable) -> list[str]:
    """The headings that the columns of a table should have had; a column not used has none."""
    headings = list(headed.headings)
    for place, column in enumerate(plain_columns(headed)):
        role = mapping.roles[place] if place < len(mapping.roles) else NOT_USED
        if field_of(headings[column]) != "private" or role != NOT_USED:
            headings[column] = heading_for(role) or ""
    return headings


def plain_mapping(mapping: ColumnMapping) -> dict[str, Any]:
    """Write a mapping as plain values of JSON."""
    names = ("row", "count", "sheet", "by")
    kept = {name: getattr(mapping, name) for name in names}
    return (
        kept
        | {"columns": [list(pair) for pair in zip(mapping.keys, mapping.roles, strict=True)]}
        | {"on": mapping.on and mapping.on.isoformat()}
    )


def read_mapping(kept: Mapping[str, Any]) -> ColumnMapping | None:
    """Read a kept mapping; None for one that this program does not understand, such as an older one."""
    try:
        columns = [(str(key), str(role)) for key, role in kept["columns"]]
        row, count, sheet = int(kept["row"]), int(kept["count"]), int(kept["sheet"])
        on = date.fromisoformat(kept["on"]) if kept["on"] else None
        by = str(kept["by"])
    except (KeyError, TypeError, ValueError):
        return None
    if row < 1 or count not in (0, 1, 2) or any(heading_for(role) is None for _, role in columns):
        return None
    keys, roles = tuple(key for key, _ in columns), tuple(role for _, role in columns)
    return ColumnMapping(keys, roles, row, count, max(sheet, 0), by, on)
