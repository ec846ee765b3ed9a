"""L10: reads a list of contacts for letters, one row a contact, the pupil repeated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.ingest.cells import Cell, cell_text, given_name, given_text, unescaped
from analysis.ingest.characteristics import read_flag, read_upn
from analysis.ingest.contact_headings import contact_column_sets
from analysis.ingest.counts import NotACountError, read_count
from analysis.ingest.fences import only_unusable
from analysis.ingest.header_rows import ROWS_SEARCHED
from analysis.ingest.names import comparable_name, split_name
from analysis.ingest.problems import Problem, Severity, UnusableFileError
from analysis.ingest.row_lists import rows_text
from analysis.ingest.tables import Table
from analysis.ingest.tables_of_files import read_tables
from analysis.ingest.year_groups import split_year_and_class

CONTACT_COLUMNS = (
    "upn",
    "mis_id",
    "surname",
    "forename",
    "class_name",
    "priority",
    "relationship",
    "natural_parent",
    "parental_responsibility",
    "care_of_child",
    "court_order",
    "salutation",
    "addressee",
    "title",
    "contact_forename",
    "contact_surname",
    "address",
    "postcode",
    "email",
    "phone",
)
_FLAGS = ("natural_parent", "parental_responsibility", "care_of_child", "court_order")
_NAMES = frozenset({"surname", "forename", "name", "contact_surname", "contact_forename", "contact_name"})
_ADDRESS_LINES = ("house", "street", "locality", "town", "county")
_LETTER_FIELDS = frozenset({"address", "street", "salutation", "addressee", "relationship", "contact_surname"})
_PUPIL_FIELDS = frozenset({"upn", "mis_id", "admission_number", "surname", "name"})
_CONTACT_FIELDS = ("contact_name", "contact_surname", "relationship", "address", "email", "phone")
_NO_CONTACTS = (
    "No contacts were found in this file; it needs a row of column headings with the pupil, and the contact's name and "
    "address."
)
Record = dict[str, object]


@dataclass(frozen=True, slots=True)
class Contacts:
    """A list of contacts: `frame` has one row a contact, CONTACT_COLUMNS as text or None, flags as bool or None.

    `priority` is Int64; a pupil's contacts stand together, the first priority first and a blank one last. The lines
    of an address are joined by a line feed. `row` is where each stands, as a spreadsheet counts.
    """

    file_name: str
    frame: pd.DataFrame
    problems: tuple[Problem, ...] = ()


def read_contacts(data: bytes, file_name: str, password: str | None = None) -> Contacts:
    """Read a list of contacts. Raises UnusableFileError, and nothing else, when the file holds none."""
    with only_unusable():
        table, header, sets = _best(read_tables(data, password))
        records, problems = _read_rows(table, header, sets)
        if not records:
            raise UnusableFileError(_NO_CONTACTS)
        kept, repeats = _without_repeats(records)
        return Contacts(file_name, _frame(kept), (*table.problems, *problems, *repeats))


_Sets = list[tuple[int | None, dict[str, int]]]
"""The columns of each contact that a row holds, with its number where several stand side by side."""


def _read_rows(table: Table, header: int, sets: _Sets) -> tuple[list[Record], list[Problem]]:
    records: list[Record] = []
    problems: list[Problem] = []
    nobody: list[int] = []
    for number, row in enumerate(table.rows[header + 1 :], start=header + 2):
        if not any(map(cell_text, row)):
            continue
        found = [(order, *_read_row(row, columns, number, table.rows[header])) for order, columns in sets]
        if not _pupil_key(found[0][1]):
            nobody.append(number)
            continue
        # A pupil with one contact leaves the columns of the second and third empty.
        filled = [one for one in found if one[0] is None or any(one[1].get(field) for field in _CONTACT_FIELDS)]
        for order, record, unclear in filled:
            place: Record = {"row": number}
            records.append(record | place | ({"priority": order} if order and record["priority"] is None else {}))
            problems += unclear
        if not filled:
            problems.append(Problem("No contact stands in this row.", row=number))
    if nobody:
        problems.append(Problem(f"No pupil is named in {rows_text(nobody)}; the contact was left out.", row=nobody[0]))
    return records, problems


def _best(tables: Sequence[Table]) -> tuple[Table, int, _Sets]:
    """The table and row with the most headings of a contact list."""
    found = [
        (table, row, contact_column_sets([cell_text(cell) for cell in cells]))
        for table in tables
        for row, cells in enumerate(table.rows[:ROWS_SEARCHED])
    ]
    useful = [one for one in found if _LETTER_FIELDS & one[2][0][1].keys() and _PUPIL_FIELDS & one[2][0][1].keys()]
    if not useful:
        raise UnusableFileError(_NO_CONTACTS)
    return max(useful, key=lambda one: len(one[2][0][1]))


def _read_row(
    row: Sequence[Cell], columns: Mapping[str, int], number: int, headings: Sequence[Cell]
) -> tuple[Record, list[Problem]]:
    cells = {field: row[column] if column < len(row) else "" for field, column in columns.items()}
    record: Record = {field: (given_name if field in _NAMES else given_text)(cell) for field, cell in cells.items()}
    record |= {field: read_flag(cells[field]) for field in _FLAGS if field in cells}
    record["upn"] = read_upn(cells.get("upn", ""))
    record["mis_id"] = record.get("mis_id") or record.get("admission_number")
    record["class_name"] = (
        record.get("class_name") or split_year_and_class(str(record.get("year_and_class") or ""))[1] or None
    )
    record["address"] = _address(cells)
    if not record.get("surname") and record.get("name"):
        record["surname"], record["forename"] = split_name(str(record["name"]))
    _settle_contact_name(record)
    try:
        record["priority"] = read_count(cells.get("priority", ""))
    except NotACountError as error:
        record["priority"] = None
        heading = cell_text(headings[columns["priority"]])
        return record, [Problem(f"The priority {error}; it was read as blank.", row=number, column=heading)]
    return record, []


def _address(cells: Mapping[str, Cell]) -> str | None:
    lines = unescaped(cell_text(cells.get("address", ""))).splitlines()
    if not lines:
        lines = [unescaped(cell_text(cells[field])) for field in _ADDRESS_LINES if field in cells]
    return "\n".join(line.strip() for line in lines if line.strip()) or None


def _settle_contact_name(record: Record) -> None:
    # A contact's name in one column is never split, because nothing shows where; it is used whole.
    if record.get("contact_name") and not record.get("contact_surname"):
        record["addressee"] = record.get("addressee") or record["contact_name"]


def _pupil_key(record: Record) -> tuple[object, ...] | None:
    if record["upn"] or record["mis_id"]:
        return (record["upn"] or record["mis_id"],)
    name = " ".join(str(record.get(field) or "") for field in ("surname", "forename", "name")).strip()
    return (comparable_name(name), record["class_name"]) if name else None


def _without_repeats(records: Sequence[Record]) -> tuple[list[Record], list[Problem]]:
    different = {tuple(sorted(_without_row(record).items())): record for record in reversed(records)}
    kept = list(reversed(different.values()))
    if len(kept) == len(records):
        return kept, []
    message = f"{len(records) - len(kept)} rows repeat a contact exactly and were not read again."
    return kept, [Problem(message, Severity.NOTE)]


def _without_row(record: Record) -> Record:
    return {field: value for field, value in record.items() if field != "row"}


def _frame(records: Sequence[Record]) -> pd.DataFrame:
    first: dict[object, int] = {}
    for record in records:
        first.setdefault(_pupil_key(record), len(first))
    ordered = sorted(records, key=lambda record: (first[_pupil_key(record)], *_priority_order(record["priority"])))
    rows = [[record.get(column) for column in CONTACT_COLUMNS] for record in ordered]
    frame = pd.DataFrame(rows, columns=pd.Index(CONTACT_COLUMNS), dtype=object)
    whole = {"priority": frame["priority"].tolist(), "row": [record["row"] for record in ordered]}
    return frame.assign(**{name: pd.array(numbers, dtype="Int64") for name, numbers in whole.items()})


def _priority_order(priority: object) -> tuple[bool, int]:
    return priority is None, priority if isinstance(priority, int) else 0
