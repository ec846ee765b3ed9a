"""What people have told the program, by name: which term a file is about, whether letters went out before.

Names are the caller's, such as `term of import 4`; a value is plain values of JSON. Earlier answers are kept.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select

from analysis.records.audit import record_action
from analysis.records.moments import in_utc
from analysis.records.schema import CHOICES
from analysis.records.store import Store

TERM_OF = "term of "
"""Before the fingerprint of a file that names no term: the term and school year that it is about."""
_LATEST = select(CHOICES.c.name, CHOICES.c.value).where(
    CHOICES.c.number.in_(select(func.max(CHOICES.c.number)).group_by(CHOICES.c.name))
)


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
    """Give the latest answer to everything, by name. Raises RecordsError."""
    with store.reading() as connection:
        return {row.name: row.value for row in connection.execute(_LATEST) if row.value is not None}
