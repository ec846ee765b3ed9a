"""Moments as both databases keep them alike."""

from datetime import UTC, datetime

from sqlalchemy import DateTime, TypeDecorator
from sqlalchemy.engine import Dialect


class Moment(TypeDecorator[datetime]):
    """A moment, kept and given back in UTC. A time without its zone is refused with ValueError."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Take a moment to UTC and drop the zone, which SQLite cannot keep."""
        return None if value is None else in_utc(value).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Say that what is kept is UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


def in_utc(moment: datetime) -> datetime:
    """Take a moment to UTC. Raises ValueError where it does not say its zone."""
    if moment.tzinfo is None:
        raise ValueError("A moment in the records needs its time zone.")
    return moment.astimezone(UTC)
