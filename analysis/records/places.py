"""Where the school's records are kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

DATABASE_FILE = "records.sqlite3"
_FOLDER = "Attendance on One Page"
_HIDDEN_FOLDER = "attendance-on-one-page"


@dataclass(frozen=True, slots=True)
class Place:
    """The data folder, and the address of a PostgreSQL database where the records are kept there instead.

    The address may hold a password, so it is never printed.
    """

    home: Path
    database_url: str | None = field(default=None, repr=False)

    @property
    def database_file(self) -> Path:
        """The file of the records in the data folder."""
        return self.home / DATABASE_FILE


def place_of(environment: Mapping[str, str], platform: str, user_home: Path) -> Place:
    """Find the place from ATTENDANCE_HOME and ATTENDANCE_DATABASE_URL, else where this kind of computer keeps data.

    `platform` is `sys.platform`. A blank variable counts as not set.
    """
    chosen = environment.get("ATTENDANCE_HOME", "").strip()
    home = Path(chosen).expanduser() if chosen else _usual_home(environment, platform, user_home)
    return Place(home, environment.get("ATTENDANCE_DATABASE_URL", "").strip() or None)


def _usual_home(environment: Mapping[str, str], platform: str, user_home: Path) -> Path:
    # Windows' local folder, not the roaming one: SQLite's write-ahead log does not work over a network.
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or user_home / "AppData" / "Local") / _FOLDER
    if platform == "darwin":
        return user_home / "Library" / "Application Support" / _FOLDER
    return Path(environment.get("XDG_DATA_HOME") or user_home / ".local" / "share") / _HIDDEN_FOLDER
