"""The first tables, and the guards of what is never rewritten."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ONLY_GROWS = "The audit trail only grows."
_FROZEN = "A recorded decision is never rewritten."


def upgrade() -> None:
    """Make every table, then the guards."""
    _imports()
    _papers()
    _pupils_and_decisions()
    if op.get_context().dialect.name == "sqlite":
        _guards_of_sqlite()
    else:
        _guards_of_postgresql()


def _number() -> "sa.Column[int]":
    return sa.Column("number", sa.Integer, nullable=False)


def _by_and_at() -> "tuple[sa.Column[str], sa.Column[datetime]]":
    return sa.Column("by", sa.Text, nullable=False), sa.Column("at", sa.DateTime, nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _belongs(table: str, column: str, to: str, ondelete: str | None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.number"], name=f"fk_{table}_{column}", ondelete=ondelete)


def _imports() -> None:
    op.create_table(
        "imports",
        _number(),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("details", sa.JSON, nullable=False),
        *_by_and_at(),
        sa.Column("undone_by", sa.Text),
        sa.Column("undone_at", sa.DateTime),
        _key("imports", "number"),
        sa.UniqueConstraint("fingerprint", name="uq_imports_fingerprint"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "import_frames",
        sa.Column("import_number", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("parquet", sa.LargeBinary, nullable=False),
        _key("import_frames", "import_number", "name"),
        _belongs("import_frames", "import_number", "imports", "CASCADE"),
    )
    op.create_table(
        "originals",
        sa.Column("import_number", sa.Integer, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("compressed", sa.LargeBinary, nullable=False),
        sa.Column("kept_until", sa.Date, nullable=False),
        _key("originals", "import_number"),
        _belongs("originals", "import_number", "imports", "CASCADE"),
    )


def _papers() -> None:
    op.create_table(
        "audit_trail",
        _number(),
        *_by_and_at(),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("import_number", sa.Integer),
        sa.Column("pupil", sa.Integer),
        sa.Column("details", sa.JSON, nullable=False),
        _key("audit_trail", "number"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "settings_versions",
        _number(),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("toml", sa.Text, nullable=False),
        *_by_and_at(),
        _key("settings_versions", "number"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "choices",
        _number(),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        *_by_and_at(),
        _key("choices", "number"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_choices_name", "choices", ["name"])


def _pupils_and_decisions() -> None:
    op.create_table(
        "pupils",
        _number(),
        sa.Column("at", sa.DateTime, nullable=False),
        _key("pupils", "number"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "import_pupils",
        sa.Column("import_number", sa.Integer, nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("pupil", sa.Integer, nullable=False),
        sa.Column("identity", sa.JSON, nullable=False),
        _key("import_pupils", "import_number", "row"),
        _belongs("import_pupils", "import_number", "imports", "CASCADE"),
        _belongs("import_pupils", "pupil", "pupils", "CASCADE"),
    )
    op.create_index("ix_import_pupils_pupil", "import_pupils", ["pupil"])
    op.create_table(
        "decisions",
        _number(),
        sa.Column("term", sa.Text, nullable=False),
        sa.Column("pupil", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        *_by_and_at(),
        _key("decisions", "number"),
        _belongs("decisions", "pupil", "pupils", None),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_decisions_term_pupil", "decisions", ["term", "pupil"])


def _guards_of_sqlite() -> None:
    refusals = (
        ("audit_trail_never_updated", "UPDATE ON audit_trail", _ONLY_GROWS),
        ("audit_trail_never_deleted", "DELETE ON audit_trail", _ONLY_GROWS),
        # INSERT OR REPLACE deletes the old row without asking a DELETE trigger.
        (
            "audit_trail_never_replaced",
            "INSERT ON audit_trail WHEN EXISTS (SELECT 1 FROM audit_trail WHERE number = NEW.number)",
            _ONLY_GROWS,
        ),
        ("decisions_never_updated", "UPDATE ON decisions", _FROZEN),
    )
    for name, event, sentence in refusals:
        op.execute(f"CREATE TRIGGER {name} BEFORE {event} BEGIN SELECT RAISE(ABORT, '{sentence}'); END")


def _guards_of_postgresql() -> None:
    refusals = (
        ("audit_trail_only_grows", "UPDATE OR DELETE OR TRUNCATE ON audit_trail", _ONLY_GROWS),
        ("decisions_stay_frozen", "UPDATE ON decisions", _FROZEN),
    )
    for name, event, sentence in refusals:
        op.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{sentence}'; END $$"
        )
        op.execute(f"CREATE TRIGGER {name} BEFORE {event} FOR EACH STATEMENT EXECUTE FUNCTION {name}()")
