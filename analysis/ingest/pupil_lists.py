"""Reads a list of pupils without attendance: who they are, their characteristics and their dates at the school."""

from dataclasses import dataclass

import pandas as pd

from analysis.ingest.decorations import RowKind, row_kinds
from analysis.ingest.export import PUPIL_COLUMNS
from analysis.ingest.fences import only_unusable
from analysis.ingest.header_rows import HeadedTable, find_header
from analysis.ingest.private_headings import columns_not_used
from analysis.ingest.problems import Problem, UnusableFileError
from analysis.ingest.pupils import check_named, read_pupils
from analysis.ingest.tables_of_files import read_tables

WHO = ("upn", "mis_id", "surname", "forename", "name")
_SAYS_LITTLE = frozenset({*WHO, "admission_number", "class_name", "year_group", "year_and_class"})
_SAYS = frozenset({*PUPIL_COLUMNS, "ehcp", "first_language"}) - _SAYS_LITTLE
_NO_PUPILS = (
    "No list of pupils was found in this file; it needs a row of column headings with each pupil's name or UPN and "
    "characteristics such as FSM, SEN or date of birth."
)


@dataclass(frozen=True, slots=True)
class PupilList:
    """A list of pupils: `pupils` has one row a child, PUPIL_COLUMNS as in `Export.pupils`.

    `beside_contacts`: taken from a list of contacts, which holds leavers and future pupils too.
    """

    file_name: str
    pupils: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    beside_contacts: bool = False

    @property
    def says(self) -> tuple[str, ...]:
        """The columns beside names, class and year group that hold anything."""
        return tuple(name for name in PUPIL_COLUMNS if name not in _SAYS_LITTLE and self.pupils[name].notna().any())


def read_pupil_list(data: bytes, file_name: str, password: str | None = None) -> PupilList:
    """Read a list of pupils. Raises UnusableFileError, and nothing else, when the file holds none."""
    with only_unusable():
        found = [headed for table in read_tables(data, password) if (headed := find_header(table))]
        lists = [headed for headed in found if _SAYS & headed.fields.keys()]
        if not lists:
            raise UnusableFileError(_NO_PUPILS)
        headed = max(lists, key=lambda one: (one.score, len(one.body)))
        at = [row for row, kind in enumerate(row_kinds(headed)) if kind is RowKind.DATA]
        if not at:
            raise UnusableFileError(_NO_PUPILS)
        numbers = pd.Index(at).to_numpy() + headed.first_row
        index = read_pupils(headed, [headed.body[row] for row in at], numbers)
        _, nobody = check_named(index.of_row, numbers)
        problems = (*headed.table.problems, *index.problems, *nobody, *_not_used(headed))
        return PupilList(file_name, index.frame, problems)


def _not_used(headed: HeadedTable) -> list[Problem]:
    taken = {column for field, column in headed.fields.items() if field in _SAYS | _SAYS_LITTLE}
    return columns_not_used([heading for column, heading in enumerate(headed.headings) if column not in taken])
