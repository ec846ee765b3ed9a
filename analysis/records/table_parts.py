"""What every table of the records is made with."""

from datetime import datetime

from sqlalchemy import Column, Integer, MetaData, Text

from analysis.records.moments import Moment

NAMES = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def number() -> Column[int]:
    """Make the column that numbers the rows."""
    return Column("number", Integer, primary_key=True)


def by_and_at() -> tuple[Column[str], Column[datetime]]:
    """Make the columns of who and when."""
    return Column("by", Text, nullable=False), Column("at", Moment, nullable=False)
