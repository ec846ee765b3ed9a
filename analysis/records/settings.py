"""The school's settings as dated versions, so that a past decision keeps the policy it was made under."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, insert, select

from analysis.records.audit import record_action
from analysis.records.moments import in_utc
from analysis.records.schema import IMPORTS, SETTINGS
from analysis.records.store import Store


@dataclass(frozen=True, slots=True)
class SettingsVersion:
    """One version: the text of the settings file, in force from `since` until a later version's day."""

    number: int
    since: date
    toml: str
    by: str
    at: datetime


def record_settings(store: Store, toml: str, since: date, by: str, at: datetime) -> int:
    """Keep a version of the settings and give its number; the text that is in force on that day changes nothing.

    Raises RecordsError, ValueError without a name or zone.
    """
    with store.writing() as connection:
        versions = [SettingsVersion(**row) for row in connection.execute(_VERSIONS).mappings()]
        known = settings_on(versions, since)
        if known is not None and known.toml == toml and known.since <= since:
            return known.number
        new = {"since": since, "toml": toml, "by": by, "at": in_utc(at)}
        number = int(connection.execute(insert(SETTINGS).values(new).returning(SETTINGS.c.number)).scalar_one())
        details = {"version": number, "since": since.isoformat()}
        record_action(connection, "settings changed", by, at, details=details)
    return number


def adopt_settings_files(store: Store, since: date) -> int:
    """Make versions of the settings files that an earlier release kept as imports; how many. Raises RecordsError.

    They take effect as before, the last one most, and keep who brought them and when.
    """
    counting = (IMPORTS.c.kind == "settings") & IMPORTS.c.undone_at.is_(None)
    with store.writing() as connection:
        files = connection.execute(select(IMPORTS).where(counting).order_by(IMPORTS.c.number)).all()
        for file in files:
            new = {"since": since, "toml": file.details["toml"], "by": file.by, "at": file.at}
            connection.execute(insert(SETTINGS).values(new))
            connection.execute(delete(IMPORTS).where(IMPORTS.c.number == file.number))
            record_action(connection, "settings adopted", file.by, file.at, import_number=file.number)
    return len(files)


def load_settings(store: Store) -> tuple[SettingsVersion, ...]:
    """Give every version in the order of the days from which they are in force. Raises RecordsError."""
    with store.reading() as connection:
        return tuple(SettingsVersion(**row) for row in connection.execute(_VERSIONS).mappings())


def settings_on(versions: Sequence[SettingsVersion], day: date) -> SettingsVersion | None:
    """Pick the version in force on a day out of `load_settings`; of two from one day, the one recorded last.

    The first version serves for the days before it too, unless it was to begin later: nothing else was said then.
    """
    in_force = [one for one in versions if one.since <= day or _begins(versions, one)]
    return in_force[-1] if in_force else None


def _begins(versions: Sequence[SettingsVersion], version: SettingsVersion) -> bool:
    return version is versions[0] and version.since <= version.at.date()


_VERSIONS = select(SETTINGS).order_by(SETTINGS.c.since, SETTINGS.c.number)
