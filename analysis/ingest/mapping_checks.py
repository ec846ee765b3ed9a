"""What is wrong with a mapping before any row is read, in sentences."""

from collections.abc import Sequence

from analysis.ingest.column_mapping import ColumnMapping, plain_columns
from analysis.ingest.column_roles import NOT_USED, heading_for, role_words
from analysis.ingest.header_rows import LOOKS_LIKE_A_PUPIL, HeadedTable

_NOBODY = "No column says who the pupil is: choose a full name, a surname, a UPN or a number for one of them."
_UNKNOWN = "What column {} holds is not known to this program: choose again."


def check_mapping(mapping: ColumnMapping, headed: HeadedTable) -> list[str]:
    """Say what a person must change: two columns of one kind, no pupil, a kind that does not exist."""
    letters = [column_letters(column) for column in plain_columns(headed)]
    columns_of: dict[str, list[str]] = {}
    for letter, role in zip(letters, mapping.roles, strict=False):
        columns_of.setdefault(role, []).append(letter)
    problems = [_twice(role, found) for role, found in columns_of.items() if role != NOT_USED and len(found) > 1]
    problems += [
        _UNKNOWN.format(" and ".join(found)) for role, found in columns_of.items() if heading_for(role) is None
    ]
    return problems if LOOKS_LIKE_A_PUPIL & columns_of.keys() else [_NOBODY, *problems]


def _twice(role: str, letters: Sequence[str]) -> str:
    named = f"{', '.join(letters[:-1])} and {letters[-1]}"
    return f"Columns {named} are all taken as “{role_words(role)}”: keep one of them and choose again for the rest."


def column_letters(column: int) -> str:
    """The letters that a spreadsheet shows over a column, counted from 0."""
    letters, number = "", column + 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
