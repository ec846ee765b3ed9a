"""The tables of the records. What each row means stands in the module that writes it.

The migrations make these tables; a test proves that both say the same.
"""

from datetime import datetime

from sqlalchemy import (
    JSON,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from analysis.records.moments import Moment

# The newest migration, so that opening up-to-date records need not load Alembic.
REVISION = "0006"

NAMES = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True)


def _by_and_at() -> tuple[Column[str], Column[datetime]]:
    return Column("by", Text, nullable=False), Column("at", Moment, nullable=False)


# A number once given is never given again, because the audit trail goes on naming what was deleted.
IMPORTS = Table(
    "imports",
    NAMES,
    _number(),
    Column("fingerprint", String(64), nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("details", JSON, nullable=False),
    *_by_and_at(),
    Column("undone_by", Text),
    Column("undone_at", Moment),
    sqlite_autoincrement=True,
)

FRAMES = Table(
    "import_frames",
    NAMES,
    Column("import_number", ForeignKey("imports.number", ondelete="CASCADE"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("rows", Integer, nullable=False),
    Column("parquet", LargeBinary, nullable=False),
)

ORIGINALS = Table(
    "originals",
    NAMES,
    Column("import_number", ForeignKey("imports.number", ondelete="CASCADE"), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("compressed", LargeBinary, nullable=False),
    Column("kept_until", Date, nullable=False),
)

AUDIT_TRAIL = Table(
    "audit_trail",
    NAMES,
    _number(),
    *_by_and_at(),
    Column("what", Text, nullable=False),
    Column("import_number", Integer),
    Column("pupil", Integer),
    Column("details", JSON, nullable=False),
    sqlite_autoincrement=True,
)

SETTINGS = Table(
    "settings_versions",
    NAMES,
    _number(),
    Column("since", Date, nullable=False),
    Column("toml", Text, nullable=False),
    *_by_and_at(),
    sqlite_autoincrement=True,
)

CHOICES = Table(
    "choices",
    NAMES,
    _number(),
    Column("name", Text, nullable=False, index=True),
    Column("value", JSON, nullable=False),
    *_by_and_at(),
    sqlite_autoincrement=True,
)

PUPILS = Table("pupils", NAMES, _number(), Column("at", Moment, nullable=False), sqlite_autoincrement=True)

IMPORT_PUPILS = Table(
    "import_pupils",
    NAMES,
    Column("import_number", ForeignKey("imports.number", ondelete="CASCADE"), primary_key=True),
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("pupil", ForeignKey("pupils.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("identity", JSON, nullable=False),
)

PUPIL_PAIRS = Table(
    "pupil_pairs",
    NAMES,
    _number(),
    Column("first", ForeignKey("pupils.number", ondelete="CASCADE"), nullable=False),
    Column("second", ForeignKey("pupils.number", ondelete="CASCADE"), nullable=False),
    Column("answer", Text, nullable=False),
    *_by_and_at(),
    sqlite_autoincrement=True,
)

DECISIONS = Table(
    "decisions",
    NAMES,
    _number(),
    Column("term", Text, nullable=False),
    Column("pupil", ForeignKey("pupils.number"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("value", JSON, nullable=False),
    *_by_and_at(),
    Index("ix_decisions_term_pupil", "term", "pupil"),
    sqlite_autoincrement=True,
)

POSTINGS = Table(
    "postings",
    NAMES,
    _number(),
    Column("decision", ForeignKey("decisions.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("day", Date),
    Column("words", Text, nullable=False),
    *_by_and_at(),
    sqlite_autoincrement=True,
)

SENT_FILES = Table(
    "sent_files",
    NAMES,
    _number(),
    Column("decision", ForeignKey("decisions.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("word_file", LargeBinary),
    *_by_and_at(),
    sqlite_autoincrement=True,
)

TEMPLATE_FILES = Table(
    "template_files",
    NAMES,
    Column("version", Text, primary_key=True),
    Column("word_file", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
)

TEMPLATE_USES = Table(
    "template_uses",
    NAMES,
    _number(),
    Column("letter", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("version", ForeignKey("template_files.version")),
    Column("file_name", Text, nullable=False),
    *_by_and_at(),
    sqlite_autoincrement=True,
)

CIRCUMSTANCES = Table(
    "circumstances",
    NAMES,
    _number(),
    Column("first", Integer),
    Column("pupil", ForeignKey("pupils.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("what", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("start", Date, nullable=False),
    Column("end", Date),
    Column("review", Date),
    Column("seen_by", Text, nullable=False),
    Column("note", Text, nullable=False),
    *_by_and_at(),
    sqlite_autoincrement=True,
)

DSL_HOLDS = Table(
    "dsl_holds",
    NAMES,
    _number(),
    Column("pupil", ForeignKey("pupils.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("review", Date),
    *_by_and_at(),
    sqlite_autoincrement=True,
)

PICTURES = Table(
    "pictures",
    NAMES,
    Column("version", String(64), primary_key=True),
    Column("png", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
)

PICTURE_USES = Table(
    "picture_uses",
    NAMES,
    _number(),
    Column("place", Text, nullable=False),
    Column("version", ForeignKey("pictures.version")),
    *_by_and_at(),
    sqlite_autoincrement=True,
)
