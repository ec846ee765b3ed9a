"""The school's own number for each pupil, which decisions and the audit trail name instead of the child.

Who is who is decided by the caller's matching; here stands what was decided for each row of each import.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from analysis.records.moments import in_utc
from analysis.records.schema import IMPORT_PUPILS, PUPILS
from analysis.records.store import Store

# What files have said of who a child is, such as UPN, names and date of birth, as plain values of JSON.
Identity = Mapping[str, Any]
KnownPupils = Mapping[int, Sequence[Identity]]
# For each row of a file's pupils: the number of the known child that it is, None for a new one, and who it says it is.
Matched = Sequence[tuple[int | None, Identity]]


def number_pupils(
    store: Store, import_number: int, match: Callable[[KnownPupils], Matched], at: datetime
) -> tuple[int, ...]:
    """Give each row of an import's pupils the number that stays with the child.

    `match` gets everybody known so far and is asked while no other writer can add a child, so that two files at once
    never number one child twice. An import that has its numbers keeps them and `match` is not asked. Raises
    RecordsError.
    """
    with store.writing() as connection:
        query = select(IMPORT_PUPILS.c.pupil).where(IMPORT_PUPILS.c.import_number == import_number)
        numbers = list(connection.scalars(query.order_by(IMPORT_PUPILS.c.row)))
        if not numbers:
            matched = match(_known(connection))
            numbers = _with_new_numbers(connection, [number for number, _ in matched], at)
            rows = [
                {"import_number": import_number, "row": row, "pupil": number, "identity": dict(identity)}
                for row, (number, (_, identity)) in enumerate(zip(numbers, matched, strict=True))
            ]
            _insert(connection, rows)
    return tuple(numbers)


def load_pupils(store: Store) -> KnownPupils:
    """Give everybody in the imports, undone ones too, by number: what each file says of them. Raises RecordsError."""
    with store.reading() as connection:
        return _known(connection)


def _known(connection: Connection) -> dict[int, list[Identity]]:
    known: dict[int, list[Identity]] = defaultdict(list)
    query = select(IMPORT_PUPILS.c.pupil, IMPORT_PUPILS.c.identity)
    for row in connection.execute(query.order_by(IMPORT_PUPILS.c.import_number, IMPORT_PUPILS.c.row)):
        known[row.pupil].append(row.identity)
    return dict(known)


def _with_new_numbers(connection: Connection, numbers: Sequence[int | None], at: datetime) -> list[int]:
    missing = [{"at": in_utc(at)} for number in numbers if number is None]
    given = insert(PUPILS).returning(PUPILS.c.number, sort_by_parameter_order=True)
    new = iter(connection.scalars(given, missing).all() if missing else ())
    return [next(new) if number is None else number for number in numbers]


def _insert(connection: Connection, rows: Sequence[dict[str, object]]) -> None:
    # Without rows, SQLAlchemy would insert one row of defaults.
    if rows:
        connection.execute(insert(IMPORT_PUPILS), rows)
