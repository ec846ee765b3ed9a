"""What a reader could not use, in words for a school office."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error loses data, a warning may mislead, a note is for information."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


WHAT_WAS_DONE = {
    Severity.ERROR: "left out",
    Severity.WARNING: "used as it stands",
    Severity.NOTE: "for information",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that was not understood: where it stands and what was done about it.

    `row` counts from 1 as a spreadsheet shows it, `column` is the heading as printed; None where neither applies.
    `mark` is the entry of a register that no code explains. `said_by` is who told the program to read it this way.
    """

    message: str
    severity: Severity = Severity.WARNING
    row: int | None = None
    column: str | None = None
    mark: str | None = None
    said_by: str | None = None


class UnusableFileError(Exception):
    """The file cannot be used at all. Its text is one plain sentence: what is wrong and what to do."""


class UnreadColumnsError(UnusableFileError):
    """The file is a table, but its columns are not understood: a person can say what they hold."""
