"""What people have told the program, by name: which term a file is about, whether letters went out before.

Names are the caller's, such as `term of import 4`; a value is plain values of JSON. Earlier answers are kept.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from analysis.records.audit import record_action
from analysis.records.moments import in_utc
from analysis.records.schema import CHOICES
from analysis.records.store import Store

TERM_OF = "term of "
"""Before the fingerprint of a file that names no term: the term and school year that it is about."""
_LATEST = select(CHOICES.c.name, CHOICES.c.value).where(
    CHOICES.c.number.in_(select(func.max(CHOICES.c.number)).group_by(CHOICES.c.name))
)
_ABOUT_PUPILS = re.compile(r"(?:siblings|written to about)((?: \d+)+)")
"""The names of answers about children, which end in their numbers: they go when a child is erased."""


def record_choice(store: Store, name: str, value: Any, by: str, at: datetime) -> None:  # noqa: ANN401 - any JSON
    """Keep an answer in place of the earlier one; the same answer again changes nothing.

    None takes an answer back. Raises RecordsError, ValueError without a name or zone.
    """
    with store.writing() as connection:
        known = connection.execute(_LATEST.where(CHOICES.c.name == name)).one_or_none()
        if (None if known is None else known.value) != value:
            connection.execute(insert(CHOICES).values(name=name, value=value, by=by, at=in_utc(at)))
            record_action(connection, "chosen", by, at, details={"name": name})


def load_choices(store: Store) -> Mapping[str, Any]:
    """Give the latest answer to everything, by name, the last one given last. Raises RecordsError."""
    with store.reading() as connection:
        latest = connection.execute(_LATEST.order_by(CHOICES.c.number))
        return {row.name: row.value for row in latest if row.value is not None}


def pupils_of(name: str) -> frozenset[int]:
    """Say which children an answer is about, by its name; none where it is about something else."""
    found = _ABOUT_PUPILS.fullmatch(name)
    return frozenset(map(int, found.group(1).split())) if found else frozenset()


def load_choices_about(store: Store, pupil: int) -> list[dict[str, Any]]:
    """Give every answer about a child, taken back ones too: name, value, by and at. Raises RecordsError."""
    with store.reading() as connection:
        rows = connection.execute(select(CHOICES).order_by(CHOICES.c.number)).mappings()
        return [
            {key: row[key] for key in ("name", "value", "by", "at")} for row in rows if pupil in pupils_of(row["name"])
        ]


def forget_choices_about(connection: Connection, pupil: int) -> None:
    """Drop every answer about a child, in a transaction of the caller's."""
    names = connection.scalars(select(CHOICES.c.name).distinct())
    about = [name for name in names if pupil in pupils_of(name)]
    connection.execute(delete(CHOICES).where(CHOICES.c.name.in_(about)))
