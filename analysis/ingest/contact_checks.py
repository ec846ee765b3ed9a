"""Reports the columns of a list of contacts that were not understood, and rights and restrictions in other words."""

from collections.abc import Callable, Iterable, Sequence

from analysis.ingest.cells import Cell, cell_text
from analysis.ingest.contact_headings import ContactColumns
from analysis.ingest.contact_rights import RIGHTS, is_unclear_restriction, is_unclear_right, kind_of_entry
from analysis.ingest.private_headings import columns_not_used
from analysis.ingest.problems import Problem
from analysis.ingest.row_lists import rows_text
from analysis.ingest.tables import Table

_RESTRICTED = "the contact counts as one who must not be written to"
_NO_RIGHT = "it was not taken as a right to a letter"


def check_contact_columns(
    table: Table, header: int, sets: Sequence[ContactColumns], used: frozenset[int]
) -> list[Problem]:
    """Report by column, with rows; what a cell says is never repeated, because it may be a secret of the family.

    `used`: the columns that were read beside those of contacts.
    """
    restrictions = sorted({column for one in sets for column in one.restrictions})
    rights_columns = sorted({one.fields[field] for one in sets for field in RIGHTS if field in one.fields})
    known = used.union(*(one.known for one in sets))
    headings = map(cell_text, table.rows[header])
    return [
        *_unclear(table, header, restrictions, is_unclear_restriction, _RESTRICTED),
        *_unclear(table, header, rights_columns, is_unclear_right, _NO_RIGHT),
        *columns_not_used(heading for column, heading in enumerate(headings) if column not in known),
    ]


def _unclear(
    table: Table, header: int, columns: Iterable[int], is_unclear: Callable[[Cell], bool], done: str
) -> list[Problem]:
    problems = []
    for column in columns:
        rows_of: dict[str, list[int]] = {}
        for number, row in enumerate(table.rows[header + 1 :], start=header + 2):
            if column < len(row) and is_unclear(row[column]):
                rows_of.setdefault(kind_of_entry(row[column]), []).append(number)
        heading = cell_text(table.rows[header][column])
        for kind, rows in rows_of.items():
            says = f"{rows_text(rows).capitalize()} {'says' if len(rows) == 1 else 'say'} neither yes nor no ({kind})"
            problems.append(Problem(f"{says}; {done}. Please check it in the MIS.", row=rows[0], column=heading))
    return problems
