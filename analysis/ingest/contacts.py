"""L10: reads a list of contacts for letters, one row a contact, the pupil repeated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.ingest.cells import Cell, cell_text, given_name, given_text, unescaped
from analysis.ingest.characteristics import read_upn
from analysis.ingest.contact_checks import check_contact_columns
from analysis.ingest.contact_frames import Record, contact_frame, pupil_key, without_repeats
from analysis.ingest.contact_headings import ContactColumns, contact_column_sets
from analysis.ingest.contact_pupils import read_pupils_beside
from analysis.ingest.contact_rights import read_restrictions, read_rights
from analysis.ingest.counts import NotACountError, read_count
from analysis.ingest.fences import only_unusable
from analysis.ingest.header_rows import ROWS_SEARCHED
from analysis.ingest.names import comparable_name, split_name
from analysis.ingest.problems import Problem, UnusableFileError
from analysis.ingest.row_lists import rows_text
from analysis.ingest.tables import Table
from analysis.ingest.tables_of_files import read_tables
from analysis.ingest.year_groups import split_year_and_class

_NAMES = frozenset({"surname", "forename", "name", "contact_surname", "contact_forename", "contact_name"})
_ADDRESS_LINES = ("house", "street", "locality", "town", "county")
_LETTER_FIELDS = frozenset({"address", "street", "salutation", "addressee", "relationship", "contact_surname"})
_PUPIL_FIELDS = frozenset({"upn", "mis_id", "admission_number", "surname", "name"})
_CONTACT_FIELDS = ("contact_name", "contact_surname", "relationship", "address", "email", "phone")
_NO_CONTACTS = (
    "No contacts were found in this file; it needs a row of column headings with the pupil, and the contact's name and "
    "address."
)


@dataclass(frozen=True, slots=True)
class Contacts:
    """A list of contacts: `frame` has one row a contact, CONTACT_COLUMNS as text or None, flags as bool or None.

    `court_order` is true for any restriction; `rights_unclear` where a right is neither a yes nor a no, which makes it
    no right. `priority` is Int64; a pupil's contacts stand together, the first priority first and a blank one last.
    The lines of an address are joined by a line feed. `pupils`: what the list says of the pupils themselves, as
    `Export.pupils`; None where it says no more than who they are. `row` is where each
    contact stands, as a spreadsheet counts.
    """

    file_name: str
    frame: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    pupils: pd.DataFrame | None = None


def read_contacts(data: bytes, file_name: str, password: str | None = None) -> Contacts:
    """Read a list of contacts. Raises UnusableFileError, and nothing else, when the file holds none."""
    with only_unusable():
        table, header, sets = _best(read_tables(data, password))
        records, problems = _read_rows(table, header, sets)
        if not records:
            raise UnusableFileError(_NO_CONTACTS)
        kept, repeats = without_repeats(records)
        pupils, unclear, used = read_pupils_beside(table, header)
        columns = check_contact_columns(table, header, sets, used)
        told = (*table.problems, *problems, *columns, *unclear, *repeats)
        return Contacts(file_name, contact_frame(kept), told, pupils)


def _read_rows(table: Table, header: int, sets: Sequence[ContactColumns]) -> tuple[list[Record], list[Problem]]:
    records: list[Record] = []
    problems: list[Problem] = []
    nobody: list[int] = []
    for number, row in enumerate(table.rows[header + 1 :], start=header + 2):
        if not any(map(cell_text, row)):
            continue
        found = [(columns.order, *_read_row(row, columns, number, table.rows[header])) for columns in sets]
        if not pupil_key(found[0][1]):
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


def _best(tables: Sequence[Table]) -> tuple[Table, int, list[ContactColumns]]:
    """The table and row with the most headings of a contact list."""
    found = [
        (table, row, contact_column_sets([cell_text(cell) for cell in cells]))
        for table in tables
        for row, cells in enumerate(table.rows[:ROWS_SEARCHED])
    ]
    useful = [
        one for one in found if all(wanted & one[2][0].fields.keys() for wanted in (_LETTER_FIELDS, _PUPIL_FIELDS))
    ]
    if not useful:
        raise UnusableFileError(_NO_CONTACTS)
    return max(useful, key=lambda one: len(one[2][0].known))


def _read_row(
    row: Sequence[Cell], columns: ContactColumns, number: int, headings: Sequence[Cell]
) -> tuple[Record, list[Problem]]:
    cells = {field: row[column] if column < len(row) else "" for field, column in columns.fields.items()}
    record: Record = {field: (given_name if field in _NAMES else given_text)(cell) for field, cell in cells.items()}
    record |= read_rights(cells) | {
        "court_order": read_restrictions([row[at] for at in columns.restrictions if at < len(row)])
    }
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
        heading = cell_text(headings[columns.fields["priority"]])
        return record, [Problem(f"The priority {error}; it was read as blank.", row=number, column=heading)]
    return record, []


def _address(cells: Mapping[str, Cell]) -> str | None:
    lines = unescaped(cell_text(cells.get("address", ""))).splitlines()
    if not lines:
        lines = [unescaped(cell_text(cells[field])) for field in _ADDRESS_LINES if field in cells]
    return "\n".join(line.strip() for line in lines if line.strip()) or None


def _settle_contact_name(record: Record) -> None:
    # A contact's name in one column is never split, because nothing shows where; it is used whole, in the surname's
    # place, and what another column repeats of it is dropped.
    name = str(record.get("contact_name") or "")
    if name and not record.get("contact_surname"):
        said = comparable_name(name).split()
        repeated = [
            field for field in ("title", "contact_forename") if comparable_name(str(record.get(field) or "")) in said
        ]
        record |= {"contact_surname": name, **dict.fromkeys(repeated)}
