"""What became of a released letter: sent, returned, and the Word file as it was sent."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_FROZEN = "What became of a letter is never rewritten: a later row takes its place."


def upgrade() -> None:
    """Make both tables, whose rows the database refuses to rewrite."""
    op.create_table(
        "postings",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("decision", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("day", sa.Date),
        sa.Column("words", sa.Text, nullable=False),
        *_by_and_at(),
        *_of_a_decision("postings"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "sent_files",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("decision", sa.Integer, nullable=False),
        sa.Column("word_file", sa.LargeBinary),
        *_by_and_at(),
        *_of_a_decision("sent_files"),
        sqlite_autoincrement=True,
    )
    for table in ("postings", "sent_files"):
        op.create_index(f"ix_{table}_decision", table, ["decision"])
        _never_updated(table)


def _by_and_at() -> tuple[sa.Column[str], sa.Column[datetime]]:
    return sa.Column("by", sa.Text, nullable=False), sa.Column("at", sa.DateTime, nullable=False)


def _of_a_decision(table: str) -> tuple[sa.Constraint, sa.Constraint]:
    return (
        sa.PrimaryKeyConstraint("number", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["decision"], ["decisions.number"], name=f"fk_{table}_decision", ondelete="CASCADE"),
    )


def _never_updated(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        refusal = f"BEGIN SELECT RAISE(ABORT, '{_FROZEN}'); END"
        op.execute(f"CREATE TRIGGER {table}_never_updated BEFORE UPDATE ON {table} {refusal}")
        return
    name = f"{table}_stay_frozen"
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{_FROZEN}'; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {name}()")
