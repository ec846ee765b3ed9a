"""The school's settings as dated versions in its records; the sample school has its own file, which nobody changes."""

from datetime import date

from analysis.meeting.box import ReadFile
from analysis.meeting.room import settings_in
from analysis.records.settings import SettingsVersion, load_settings, record_settings, settings_on
from analysis.settings import Settings, read_settings
from ui.access import person_at_the_desk
from ui.clock import now
from ui.loading import records
from ui.state import StateKey, load, store


def versions() -> tuple[SettingsVersion, ...]:
    """Every version, in the order of the days from which they are in force. Raises RecordsError."""
    return () if load(StateKey.IS_SAMPLE) else load_settings(records())


def settings_file(day: date) -> tuple[ReadFile, ...]:
    """The settings in force on a day, as the file beside the exports that a meeting takes; none before they are made.

    The sample school's own file is in its box already. Raises RecordsError.
    """
    version = settings_on(versions(), day)
    if version is None:
        return ()
    name = f"Settings, version {version.number}"
    return (ReadFile(name, name, read_settings(version.toml.encode())),)


def settings_of(day: date) -> Settings:
    """The settings in force on a day, all defaults before the school has said anything. Raises RecordsError."""
    return settings_in(load(StateKey.FILES, ()) if load(StateKey.IS_SAMPLE) else settings_file(day))


def keep_settings(toml: str, since: date, by: str = "") -> None:
    """Keep a version of the settings, in force from a day. Raises RecordsError."""
    record_settings(records(), toml, since, by or person_at_the_desk(), now())
    edit_anew()


def editor_key(name: str) -> str:
    """Name a widget of the page so that it shows what is in force again once something was kept."""
    return f"{name}_{load(StateKey.SETTINGS_EDITED, 0)}"


def edit_anew() -> None:
    """Forget what stands in the page and was not saved."""
    store(StateKey.SETTINGS_EDITED, load(StateKey.SETTINGS_EDITED, 0) + 1)
