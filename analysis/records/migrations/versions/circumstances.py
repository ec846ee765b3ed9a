"""What the school knows of a child before it writes: circumstances, and the holds of the safeguarding lead."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_FROZEN = "What was recorded is never changed; a later line takes its place."


def upgrade() -> None:
    """Make both tables, of which the database itself lets nobody change a row."""
    op.create_table(
        "circumstances",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("first", sa.Integer),
        sa.Column("pupil", sa.Integer, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("start", sa.Date, nullable=False),
        sa.Column("end", sa.Date),
        sa.Column("review", sa.Date),
        sa.Column("seen_by", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_circumstances"),
        sa.ForeignKeyConstraint(["pupil"], ["pupils.number"], name="fk_circumstances_pupil", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_circumstances_pupil", "circumstances", ["pupil"])
    op.create_table(
        "dsl_holds",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("pupil", sa.Integer, nullable=False),
        sa.Column("review", sa.Date),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_dsl_holds"),
        sa.ForeignKeyConstraint(["pupil"], ["pupils.number"], name="fk_dsl_holds_pupil", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_dsl_holds_pupil", "dsl_holds", ["pupil"])
    for table in ("circumstances", "dsl_holds"):
        if op.get_bind().dialect.name == "postgresql":
            _guard_on_server(table)
        else:
            refusal = f"BEGIN SELECT RAISE(ABORT, '{_FROZEN}'); END"
            op.execute(f"CREATE TRIGGER {table}_never_updated BEFORE UPDATE ON {table} {refusal}")


def _guard_on_server(table: str) -> None:
    name = f"{table}_stay_frozen"
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{_FROZEN}'; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {name}()")
