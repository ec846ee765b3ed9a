"""Finds which rows of a register belong together: the two rows of a pupil, of which often only the upper is named."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from analysis.ingest.cells import Cell, cell_text
from analysis.ingest.decorations import RowKind, row_kinds
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.sessions import read_session

_WHO = ("upn", "mis_id", "admission_number", "name", "surname", "forename")
_ROWS_LOOKED_AT = 60


def day_columns(headed: HeadedTable) -> dict[int, date]:
    """The columns headed by a date without a session."""
    return {column: slot.day for column, slot in headed.slots.items() if slot.day and not slot.session}


def session_column(headed: HeadedTable) -> int | None:
    """The column that says AM or PM in most rows, whatever its heading, or None."""
    rows = [row for row in headed.body[:_ROWS_LOOKED_AT] if any(map(cell_text, row))]
    for column in range(len(headed.headings)):
        said = [read_session(row[column]) for row in rows if column < len(row)] if column not in headed.slots else []
        if len({*said} - {None}) > 1 and (len(said) - said.count(None)) * 2 > len(rows):
            return column
    return None


def with_names(headed: HeadedTable, sessions: int | None) -> HeadedTable:
    """Write the pupil of the row above into rows that name nobody, as a merged name is read by the eye."""
    days = day_columns(headed)
    looked_at = [*days] if sessions is None else [sessions]
    body: list[Sequence[Cell]] = []
    is_first = False
    for row in headed.body:
        unnamed = not _who(headed, row) and any(_text(row, column) for column in looked_at)
        # A third row without a name belongs to nobody who is known.
        is_second = unnamed and is_first and (sessions is None or _text(row, sessions) != _text(body[-1], sessions))
        body.append(_named(row, body[-1], {*days, sessions}) if is_second else row)
        is_first = not unnamed
    return replace(headed, body=body)


def _named(row: Sequence[Cell], above: Sequence[Cell], own: set[int | None]) -> list[Cell]:
    wide = [*row, *[""] * (len(above) - len(row))]
    return [
        above[column] if column not in own and column < len(above) and not cell_text(cell) else cell
        for column, cell in enumerate(wide)
    ]


def paired(headed: HeadedTable) -> bool:
    """Whether each pupil has just two rows, one under the other."""
    named = with_names(headed, None)
    rows = [row for row, kind in zip(named.body, row_kinds(named), strict=True) if kind is RowKind.DATA]
    keys = [_who(headed, row) for row in rows]
    pairs = list(zip(keys[::2], keys[1::2], strict=False))
    return len(rows) % 2 == 0 and bool(pairs) and all(a == b for a, b in pairs) and len({*keys}) == len(pairs)


def _who(headed: HeadedTable, row: Sequence[Cell]) -> tuple[str, ...]:
    texts = tuple(_text(row, headed.fields[field]) for field in _WHO if field in headed.fields)
    return texts if any(texts) else ()


def _text(row: Sequence[Cell], column: int) -> str:
    return cell_text(row[column]) if column < len(row) else ""
