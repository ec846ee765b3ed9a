"""Columns that a school says are groups of its own (a house, a bus, a breakfast club): kept with their heading.

At most two, and only such as put pupils in few groups: a column with a value for almost every child, or with sentences,
tells of children and not of groups, and is dropped on reading, as are columns of the kinds that are never kept.
"""

from collections.abc import Mapping, Sequence

from analysis.ingest.cells import Cell, given_text
from analysis.ingest.distinct import Codes
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.private_headings import is_private, not_kept
from analysis.ingest.problems import Problem

OWN_GROUPS = ("own_group_1", "own_group_2")
MOST_GROUPS = 30
"""Different entries, over which a column is no group. Source: default of this program."""
LONGEST_ENTRY = 40
"""Letters, over which an entry is free text. Source: default of this program."""

Columns = dict[str, tuple[Codes, list[Cell]]]


def with_own_groups(
    headed: HeadedTable, columns: Mapping[str, tuple[Codes, list[Cell]]]
) -> tuple[Columns, list[Problem]]:
    """Write the entries of a school's own groups as "House: Red", and drop those that are no groups.

    `columns`: codes into distinct values by field.
    """
    kept: Columns = {field: column for field, column in columns.items() if field not in OWN_GROUPS}
    problems = []
    for field in OWN_GROUPS:
        if field in columns:
            codes, values = columns[field]
            heading = headed.printed_headings[headed.fields[field]]
            problem = _what_is_wrong(heading, values)
            problems += [problem] if problem else []
            kept[field] = codes, ["" if problem else _entry(heading, value) for value in values]
    return kept, problems


def _entry(heading: str, cell: Cell) -> str:
    text = given_text(cell)
    name = heading[:LONGEST_ENTRY].replace(":", " ").strip() or "Own group"
    return f"{name}: {text}" if text else ""


def _what_is_wrong(heading: str, values: Sequence[Cell]) -> Problem | None:
    if is_private(heading):
        return not_kept(heading)
    said = {text for value in values if (text := given_text(value))}
    if len(said) <= MOST_GROUPS and all(len(text) <= LONGEST_ENTRY for text in said):
        return None
    message = (
        f"{heading[:60]}: not kept as a group, because it has more than {MOST_GROUPS} different entries, or longer "
        f"ones than {LONGEST_ENTRY} letters: it tells of children, not of groups."
    )
    return Problem(message, column=heading)
