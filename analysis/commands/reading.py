"""Files from disk: read, or refused with one sentence that names the file."""

from collections.abc import Collection
from pathlib import Path

from analysis.ingest.circumstances import Circumstances, read_circumstances
from analysis.ingest.contacts import Contacts, read_contacts
from analysis.ingest.export import Export
from analysis.ingest.problems import UnusableFileError
from analysis.ingest.reading import read_export
from analysis.rules.circumstances import CIRCUMSTANCE_KINDS
from analysis.settings import Settings, SettingsError, read_settings


def file_bytes(path: Path) -> bytes:
    """Read a file whole. Raises UnusableFileError where there is none or it may not be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = "does not exist" if isinstance(error, FileNotFoundError) else "cannot be opened"
        raise UnusableFileError(f"{path.name} {reason}: check its name and folder.") from error


def _named(path: Path, error: Exception) -> str:
    return str(error) if path.name in str(error) else f"{path.name}: {error}"


def shown_names(paths: Collection[Path]) -> dict[Path, str]:
    """Name files as they are shown: the name alone where it tells them apart, else with the folder."""
    names = [path.name for path in dict.fromkeys(paths)]
    return {path: path.name if names.count(path.name) == 1 else str(path) for path in paths}


def read_file(path: Path, password: str | None = None, shown: str | None = None) -> Export:
    """Read one attendance export. Raises UnusableFileError."""
    try:
        return read_export(file_bytes(path), shown or path.name, password)
    except UnusableFileError as error:
        raise UnusableFileError(_named(path, error)) from error


def read_contacts_file(path: Path) -> Contacts:
    """Read one file of contacts. Raises UnusableFileError."""
    try:
        return read_contacts(file_bytes(path), path.name)
    except UnusableFileError as error:
        raise UnusableFileError(_named(path, error)) from error


def read_circumstances_file(path: Path, kinds: Collection[str] = tuple(CIRCUMSTANCE_KINDS)) -> Circumstances:
    """Read the file of circumstances. Raises UnusableFileError."""
    try:
        return read_circumstances(file_bytes(path), path.name, kinds)
    except UnusableFileError as error:
        raise UnusableFileError(_named(path, error)) from error


def read_settings_file(path: Path | None) -> Settings:
    """Read the school's settings, or the defaults where no file is given. Raises SettingsError."""
    try:
        return read_settings(file_bytes(path)) if path else Settings()
    except UnusableFileError as error:
        raise SettingsError(str(error)) from error


def refuse_several_schools(exports: Collection[Export]) -> None:
    """One run is one school. Raises UnusableFileError with the schools' names."""
    schools = sorted({school for export in exports for school in export.schools})
    if len(schools) > 1:
        raise UnusableFileError(f"The files name several schools ({', '.join(schools)}): give one school at a time.")
