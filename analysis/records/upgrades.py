"""Brings the tables to the form that this release of the program knows."""

import threading
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from analysis.records.errors import NEWER, RecordsError
from analysis.records.schema import REVISION

_MIGRATIONS = Path(__file__).parent / "migrations"
# Alembic keeps the upgrade under way in a global, so that two at once in one program would mix.
_ONE_AT_A_TIME = threading.Lock()


def revision_of(connection: Connection) -> str | None:
    """Give the last migration that these records have seen, None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def upgrade(connection: Connection) -> None:
    """Run the migrations still missing, in the caller's transaction. Raises RecordsError for a newer release's."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    with _ONE_AT_A_TIME:
        config = Config()
        # A percent sign in a folder's name would be read as a variable.
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if revision_of(connection) not in {None, *known}:
            raise RecordsError(NEWER)
        command.upgrade(config, REVISION)
