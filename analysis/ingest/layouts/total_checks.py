"""Compares the totals that a file prints with the sum of its pupils."""

from collections.abc import Mapping, Sequence

from analysis.ingest.cells import cell_text, filled_texts
from analysis.ingest.counts import NotACountError
from analysis.ingest.decorations import RowKind
from analysis.ingest.export import TotalCheck
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.layouts.count_columns import read_counted
from analysis.ingest.problems import Problem

DIFFERS = "in the file, but"
"""Stands in each sentence about a printed total that is no sum of the pupils."""


def check_printed_totals(
    headed: HeadedTable, kinds: Sequence[RowKind], columns: Mapping[str, int]
) -> tuple[list[Problem], list[TotalCheck]]:
    """Compare each printed total in `columns` with the pupils since an earlier total, or all: warn where none fits."""
    problems: list[Problem] = []
    checks: list[TotalCheck] = []
    blocks: list[dict[str, int]] = [{}]
    for row, kind in enumerate(kinds):
        if kind is RowKind.DATA:
            _add(blocks[-1], headed, row, columns)
        elif kind is RowKind.TOTAL:
            compared, found = _check_row(headed, row, columns, blocks)
            problems += found
            checks.append(TotalCheck(headed.first_row + row, filled_texts(headed.body[row])[0], compared, len(found)))
            if blocks[-1]:
                blocks.append({})
    return problems, [check for check in checks if check.compared]


def _add(block: dict[str, int], headed: HeadedTable, row: int, columns: Mapping[str, int]) -> None:
    for field, column in columns.items():
        block[field] = block.get(field, 0) + (_count(headed, row, column) or 0)


def _count(headed: HeadedTable, row: int, column: int) -> int | None:
    try:
        return read_counted(headed, headed.body[row], column)
    except NotACountError:
        return None


def _check_row(
    headed: HeadedTable, row: int, columns: Mapping[str, int], blocks: Sequence[Mapping[str, int]]
) -> tuple[int, list[Problem]]:
    cells = headed.body[row]
    label = filled_texts(cells)[0]
    problems, compared = [], 0
    for field, column in columns.items():
        printed = _count(headed, row, column)
        sums = _sums_upwards(blocks, field)
        # A label merged over the row stands in the count columns too.
        if printed is None or cell_text(cells[column]) == label:
            continue
        compared += 1
        if printed not in sums:
            counted = sums[-1] if label.casefold().startswith(("grand", "overall", "whole")) else sums[0]
            message = f'"{label}" is {printed} {DIFFERS} the pupils above it add up to {counted}.'
            problems.append(Problem(message, row=headed.first_row + row, column=headed.headings[column]))
    return compared, problems


def _sums_upwards(blocks: Sequence[Mapping[str, int]], field: str) -> list[int]:
    """The sums of the last block, of the last two, and so on up to all of them."""
    sums: list[int] = []
    for block in reversed([block for block in blocks if block]):
        sums.append((sums[-1] if sums else 0) + block.get(field, 0))
    return sums or [0]
