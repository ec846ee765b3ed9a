"""Contacts in a frame: repeats once, a pupil's together, the first priority first."""

from collections.abc import Sequence

import pandas as pd

from analysis.ingest.names import comparable_name
from analysis.ingest.problems import Problem, Severity

CONTACT_COLUMNS = (
    "upn",
    "mis_id",
    "surname",
    "forename",
    "name",
    "class_name",
    "priority",
    "relationship",
    "natural_parent",
    "parental_responsibility",
    "care_of_child",
    "court_order",
    "rights_unclear",
    "salutation",
    "addressee",
    "title",
    "contact_forename",
    "contact_surname",
    "address",
    "postcode",
    "email",
    "phone",
    "language",
)
Record = dict[str, object]


def pupil_key(record: Record) -> tuple[object, ...] | None:
    """Give what the rows of one pupil share; None where a row names no pupil."""
    if record["upn"] or record["mis_id"]:
        return (record["upn"] or record["mis_id"],)
    name = " ".join(str(record.get(field) or "") for field in ("surname", "forename", "name")).strip()
    return (comparable_name(name), record["class_name"]) if name else None


def without_repeats(records: Sequence[Record]) -> tuple[list[Record], list[Problem]]:
    """Keep the first of rows that say the same, and report that there were more."""
    different = {tuple(sorted(_without_row(record).items())): record for record in reversed(records)}
    kept = list(reversed(different.values()))
    if len(kept) == len(records):
        return kept, []
    message = f"{len(records) - len(kept)} rows repeat a contact exactly and were not read again."
    return kept, [Problem(message, Severity.NOTE)]


def _without_row(record: Record) -> Record:
    return {field: value for field, value in record.items() if field != "row"}


def contact_frame(records: Sequence[Record]) -> pd.DataFrame:
    """Put the records in a frame, a pupil's together in the order of priority, each with its row of the file."""
    first: dict[object, int] = {}
    for record in records:
        first.setdefault(pupil_key(record), len(first))
    ordered = sorted(records, key=lambda record: (first[pupil_key(record)], *_priority_order(record["priority"])))
    rows = [[record.get(column) for column in CONTACT_COLUMNS] for record in ordered]
    frame = pd.DataFrame(rows, columns=pd.Index(CONTACT_COLUMNS), dtype=object)
    whole = {"priority": frame["priority"].tolist(), "row": [record["row"] for record in ordered]}
    return frame.assign(**{name: pd.array(numbers, dtype="Int64") for name, numbers in whole.items()})


def _priority_order(priority: object) -> tuple[bool, int]:
    return priority is None, priority if isinstance(priority, int) else 0
