"""The table of groups as a file that may leave the room: small groups put together, and small counts hidden.

A count of one to four pupils is hidden, and with it as many others of its column as keep it from being told from the
total; so are its share and range.
"""

from collections.abc import Mapping, Sequence

from analysis.meeting.group_cells import (
    CATEGORIES,
    PERSISTENT,
    SEVERE,
    Cells,
    absentee_cells,
    attendance_cells,
    kinds_in,
    name_cells,
    reason_cells,
)
from analysis.meeting.group_line import GroupLine, GroupTable
from analysis.meeting.group_words import OF, national_words, who_words
from analysis.post.csv_files import csv_bytes
from analysis.rules.small_groups import rows_together
from analysis.termly import TermlyAnalysis

HIDDEN = "hidden"
Counts = dict[str, int]


def groups_csv(table: GroupTable, analysis: TermlyAnalysis) -> bytes:
    """Write a row for everybody and each group, with its basis. Raises ValueError where small groups stand alone."""
    if not table.merged or table.whole is None:
        raise ValueError("small groups do not leave the room, and of nobody there is no file")
    lines = [table.whole, *table.lines]
    hidden = _hidden(lines)
    basis = {"Counted over": OF[table.counted.basis], "Basis": who_words(table, analysis)}
    basis |= {"National figures": national_words(table)}
    rows = [_cells(table, line) | dict.fromkeys(hidden[place], HIDDEN) | basis for place, line in enumerate(lines)]
    return csv_bytes(list(rows[0]), [list(row.values()) for row in rows])


def _cells(table: GroupTable, line: GroupLine) -> Cells:
    kinds = kinds_in(table)
    return name_cells(table, line) | attendance_cells(line) | absentee_cells(line) | reason_cells(line, kinds)


def _hidden(lines: Sequence[GroupLine]) -> list[list[str]]:
    """Name the cells to hide in each line, the first of which is everybody."""
    blocks: list[tuple[tuple[str, ...], list[Counts]]] = [
        (PERSISTENT, [_in_and_out(line.persistent.pupils, line.pupils) for line in lines]),
        (SEVERE, [_in_and_out(line.severe.pupils, line.pupils) for line in lines]),
        (CATEGORIES, [{str(name): many for name, many in line.categories.items()} for line in lines]),
    ]
    hidden: list[list[str]] = [[] for _ in lines]
    for names, counts in blocks:
        groups: Mapping[int, Counts] = dict(enumerate(counts[1:], 1))
        for place in [*rows_together({0: counts[0]}), *rows_together(groups)]:
            hidden[place] += names
    return hidden


def _in_and_out(some: int, of: int) -> Counts:
    return {"in": some, "out": of - some}
