"""Reads the school's list of recorded circumstances."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.ingest.cells import Cell, cell_text, given_text
from analysis.ingest.characteristics import read_upn
from analysis.ingest.dates import read_date
from analysis.ingest.fences import only_unusable
from analysis.ingest.problems import Problem, Severity, UnusableFileError
from analysis.ingest.tables import Table
from analysis.ingest.tables_of_files import read_tables

CIRCUMSTANCE_COLUMNS = (
    "upn",
    "mis_id",
    "surname",
    "forename",
    "class_name",
    "kind",
    "start",
    "end",
    "review",
    "seen_by",
    "note",
)
_NEEDED = ("kind", "start")
_WHO = ("upn", "mis_id", "surname")
_EMPTY = "This list of circumstances has no column headings; please use the headings of the template."


@dataclass(frozen=True, slots=True)
class Circumstances:
    """A list of circumstances: `frame` has one row each, CIRCUMSTANCE_COLUMNS as text or None, dates as `date`.

    `row` is where each stands, as a spreadsheet counts.
    """

    file_name: str
    frame: pd.DataFrame
    problems: tuple[Problem, ...] = ()


def read_circumstances(data: bytes, file_name: str, kinds: Collection[str]) -> Circumstances:
    """Read a list of circumstances of the allowed kinds. Raises UnusableFileError, and nothing else.

    An unknown kind or column, and a start that is no date, stop the reading: a circumstance that were silently left
    out would let a letter go that should have waited.
    """
    with only_unusable():
        table, header = _first_with_rows(read_tables(data))
        columns = _columns(table.rows[header])
        records, places, problems = [], [], list(table.problems)
        for number, row in enumerate(table.rows[header + 1 :], start=header + 2):
            if any(map(cell_text, row)):
                record, unclear = _read_row(_cells(row, columns), number, kinds)
                records.append([record[column] for column in CIRCUMSTANCE_COLUMNS])
                places.append(number)
                problems += unclear
        frame = pd.DataFrame(records, columns=pd.Index(CIRCUMSTANCE_COLUMNS), dtype=object)
        return Circumstances(file_name, frame.assign(row=pd.array(places, dtype="Int64")), tuple(problems))


def _first_with_rows(tables: Sequence[Table]) -> tuple[Table, int]:
    for table in tables:
        for number, row in enumerate(table.rows):
            if any(map(cell_text, row)):
                return table, number
    raise UnusableFileError(_EMPTY)


def _columns(headings: Sequence[Cell]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for column, heading in enumerate(map(cell_text, headings)):
        if heading and heading.casefold() not in CIRCUMSTANCE_COLUMNS:
            raise UnusableFileError(
                f'The column "{heading[:60]}" does not belong in a list of circumstances; please use the headings '
                f"{', '.join(CIRCUMSTANCE_COLUMNS)}."
            )
        columns[heading.casefold()] = column
    for field in _NEEDED:
        if field not in columns:
            raise UnusableFileError(f'This list of circumstances has no column "{field}"; please add it.')
    if not set(_WHO) & columns.keys():
        raise UnusableFileError("This list of circumstances names no pupils; please add the column upn or mis_id.")
    return columns


def _cells(row: Sequence[Cell], columns: Mapping[str, int]) -> dict[str, Cell]:
    found = {field: columns.get(field, len(row)) for field in CIRCUMSTANCE_COLUMNS}
    return {field: row[column] if column < len(row) else "" for field, column in found.items()}


def _read_row(
    cells: Mapping[str, Cell], number: int, kinds: Collection[str]
) -> tuple[dict[str, object], list[Problem]]:
    record: dict[str, object] = {field: given_text(cell) for field, cell in cells.items()}
    record["upn"] = read_upn(cells["upn"])
    record["kind"] = _kind(cells["kind"], number, kinds)
    start = read_date(cells["start"])
    if start is None:
        text = cell_text(cells["start"])[:40]
        raise UnusableFileError(f'The start "{text}" in row {number} is not a date; please write it as 07/09/2026.')
    record |= {"start": start, "end": read_date(cells["end"]), "review": read_date(cells["review"])}
    return record, _check_row(record, cells, number, start)


def _kind(cell: Cell, number: int, kinds: Collection[str]) -> str:
    text = cell_text(cell)
    kind = "_".join(text.casefold().replace("-", " ").replace("_", " ").split())
    if kind not in kinds:
        raise UnusableFileError(f'The kind "{text[:60]}" in row {number} is not known; please use {", ".join(kinds)}.')
    return kind


def _check_row(record: dict[str, object], cells: Mapping[str, Cell], number: int, start: date) -> list[Problem]:
    problems = []
    for field in ("end", "review"):
        if record[field] is None and given_text(cells[field]):
            message = f'"{cell_text(cells[field])[:40]}" is not a date; it was read as blank.'
            problems.append(Problem(message, row=number, column=field))
    end = record["end"]
    if isinstance(end, date) and end < start:
        record["end"] = None
        problems.append(Problem("The end lies before the start; it was read as continuing.", row=number, column="end"))
    if not any(record[field] for field in _WHO):
        problems.append(Problem("This circumstance names no pupil, so it reaches nobody.", Severity.ERROR, row=number))
    return problems
