"""The only reading of the clock."""

from datetime import UTC, date, datetime


def today() -> date:
    """Today as the school's computer has it."""
    return date.today()


def now() -> datetime:
    """This moment, for the records."""
    return datetime.now(UTC)
