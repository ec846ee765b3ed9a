"""The tables of the records. What each row means stands in the module that writes it.

The migrations make these tables; a test proves that both say the same.
"""

from sqlalchemy import JSON, Column, Date, ForeignKey, Integer, LargeBinary, String, Table, Text

# Imported so that NAMES knows its tables wherever this module is used.
import analysis.records.letter_tables  # noqa: F401
from analysis.records.moments import Moment
from analysis.records.table_parts import NAMES, by_and_at, number

# The newest migration, so that opening up-to-date records need not load Alembic.
REVISION = "0007"

# A number once given is never given again, because the audit trail goes on naming what was deleted.
IMPORTS = Table(
    "imports",
    NAMES,
    number(),
    Column("fingerprint", String(64), nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("details", JSON, nullable=False),
    *by_and_at(),
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
    number(),
    *by_and_at(),
    Column("what", Text, nullable=False),
    Column("import_number", Integer),
    Column("pupil", Integer),
    Column("details", JSON, nullable=False),
    sqlite_autoincrement=True,
)

SETTINGS = Table(
    "settings_versions",
    NAMES,
    number(),
    Column("since", Date, nullable=False),
    Column("toml", Text, nullable=False),
    *by_and_at(),
    sqlite_autoincrement=True,
)

CHOICES = Table(
    "choices",
    NAMES,
    number(),
    Column("name", Text, nullable=False, index=True),
    Column("value", JSON, nullable=False),
    *by_and_at(),
    sqlite_autoincrement=True,
)

PUPILS = Table("pupils", NAMES, number(), Column("at", Moment, nullable=False), sqlite_autoincrement=True)

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
    number(),
    Column("first", ForeignKey("pupils.number", ondelete="CASCADE"), nullable=False),
    Column("second", ForeignKey("pupils.number", ondelete="CASCADE"), nullable=False),
    Column("answer", Text, nullable=False),
    *by_and_at(),
    sqlite_autoincrement=True,
)

CIRCUMSTANCES = Table(
    "circumstances",
    NAMES,
    number(),
    Column("first", Integer),
    Column("pupil", ForeignKey("pupils.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("what", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("start", Date, nullable=False),
    Column("end", Date),
    Column("review", Date),
    Column("seen_by", Text, nullable=False),
    Column("note", Text, nullable=False),
    *by_and_at(),
    sqlite_autoincrement=True,
)

DSL_HOLDS = Table(
    "dsl_holds",
    NAMES,
    number(),
    Column("pupil", ForeignKey("pupils.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("review", Date),
    *by_and_at(),
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
    number(),
    Column("place", Text, nullable=False),
    Column("version", ForeignKey("pictures.version")),
    *by_and_at(),
    sqlite_autoincrement=True,
)

ACTIONS = Table(
    "actions",
    NAMES,
    number(),
    Column("first", Integer),
    Column("term", Text, nullable=False),
    Column("pupil", ForeignKey("pupils.number", ondelete="CASCADE"), index=True),
    Column("what", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("due", Date, nullable=False),
    *by_and_at(),
    sqlite_autoincrement=True,
)

TABLES = tuple(NAMES.sorted_tables)
"""Every table, those first that others refer to."""
