"""Finds the children of one file and says which child each row is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.ingest.cells import Cell, given_text
from analysis.ingest.characteristic_checks import check_characteristics
from analysis.ingest.distinct import Codes, combined, distinct
from analysis.ingest.export import PUPIL_COLUMNS
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.names import comparable_name
from analysis.ingest.own_groups import with_own_groups
from analysis.ingest.problems import Problem, Severity
from analysis.ingest.pupil_checks import check_identities
from analysis.ingest.pupil_rows import PUPIL_FIELDS, Attributes, blanks_of, read_pupil
from analysis.ingest.row_lists import rows_text
from analysis.names import forenames_agree

NOBODY = -1
_LATEST_WINS = frozenset({"class_name", "year_group", "enrolment_status", "leaving_date"})


@dataclass(frozen=True, slots=True)
class PupilIndex:
    """The children of a file: `frame` has one row a child, `of_row` that row's number for each row of the file.

    `of_row` is NOBODY where a row names no child.
    """

    frame: pd.DataFrame
    of_row: Codes
    problems: tuple[Problem, ...]


def read_pupils(headed: HeadedTable, rows: Sequence[Sequence[Cell]], numbers: Codes) -> PupilIndex:
    """Group rows by UPN, else MIS id, else name and class. `numbers` are the rows as the spreadsheet counts them."""
    columns, dropped = with_own_groups(
        headed, {field: distinct(headed.cells(field, rows)) for field in PUPIL_FIELDS if field in headed.fields}
    )
    blanks = blanks_of({field: values for field, (_, values) in columns.items()})
    of_row, first = combined([(codes, len(values)) for codes, values in columns.values()])
    seen: list[Attributes] = []
    for row in first:
        raw = {field: values[codes[row]] for field, (codes, values) in columns.items()}
        seen.append(read_pupil(raw, blanks, headed.heading_of("year_and_class") is not None))
    keys = identity_keys(seen)
    order = {key: number for number, key in enumerate(dict.fromkeys(key for key in keys if key))}
    pupil_of = [order[key] if key else NOBODY for key in keys]
    children = _merged(seen, pupil_of, len(order))
    problems = check_identities(headed, seen, pupil_of, [int(numbers[row]) for row in first])
    of_row = pd.Index(pupil_of, dtype="int64").to_numpy()[of_row]
    problems += [*check_characteristics(headed, columns, of_row), *dropped]
    return PupilIndex(_frame(children), of_row, tuple(problems))


def identity_keys(seen: Sequence[Attributes]) -> list[str | None]:
    """Name the child that each set of attributes is about; None where it names nobody.

    Rows with one UPN or MIS id whose names have no forename in common are two children: their sessions are never added.
    """
    upn_of_id = {one["mis_id"]: one["upn"] for one in seen if one["mis_id"] and one["upn"]}
    keys = [_identity_key(one, upn_of_id) for one in seen]
    names = [str(one["name"] or "") for one in seen]
    different: dict[str | None, list[str]] = {}
    for key, name in zip(keys, names, strict=True):
        known = different.setdefault(key, [])
        if name and not any(forenames_agree(name, other) for other in known):
            known.append(name)
    return [key and f"{key}, {_place_of(name, different[key])}" for key, name in zip(keys, names, strict=True)]


def _place_of(name: str, different: Sequence[str]) -> int:
    """Say which of the children under one key a name is; a row without a name is neither of two."""
    if not name:
        return len(different) if len(different) > 1 else 0
    return next(place for place, known in enumerate(different) if forenames_agree(name, known))


def _identity_key(one: Attributes, upn_of_id: dict[object, object]) -> str | None:
    upn = one["upn"] or upn_of_id.get(one["mis_id"])
    if upn:
        return f"upn {upn}"
    if one["mis_id"]:
        return f"id {one['mis_id']}"
    if one["name"]:
        return f"name {comparable_name(str(one['name']))} in {one['class_name']}"
    return None


def _merged(seen: Sequence[Attributes], pupil_of: Sequence[int], count: int) -> list[Attributes]:
    """One set of attributes a child: the first that a row gives, but the latest class and year group."""
    children: list[Attributes] = [{} for _ in range(count)]
    for attributes, pupil in zip(seen, pupil_of, strict=True):
        if pupil == NOBODY:
            continue
        child = children[pupil]
        for field, value in attributes.items():
            if value is not None and (field in _LATEST_WINS or child.get(field) is None):
                child[field] = value
    return children


def _frame(children: Sequence[Attributes]) -> pd.DataFrame:
    records = [[child.get(column) for column in PUPIL_COLUMNS] for child in children]
    return pd.DataFrame(records, columns=pd.Index(PUPIL_COLUMNS), dtype=object)


def check_named(of_row: Codes, numbers: Codes) -> tuple[int, list[Problem]]:
    """Count the rows that name no pupil, and report them; nothing can be taken from there."""
    lost = sorted({int(number) for number in numbers[of_row == NOBODY]})
    if not lost:
        return 0, []
    where = rows_text(lost).capitalize()
    message = f"{where} {'names' if len(lost) == 1 else 'name'} no pupil; nothing was taken from there."
    return len(lost), [Problem(message, Severity.ERROR, row=lost[0])]


def schools_named(cells: Iterable[Cell]) -> tuple[str, ...]:
    """The different school names of a column, in the order in which they appear."""
    names = (given_text(cell) for cell in dict.fromkeys(cells))
    return tuple(dict.fromkeys(name for name in names if name))
