"""A folder that is written whole or not at all."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path


class OutputFolderError(ValueError):
    """The folder cannot be written. Its text is one plain sentence."""


def refuse_used_folder(folder: Path) -> None:
    """Raise OutputFolderError where the folder already holds something, or is a file."""
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise OutputFolderError(f"{folder} already exists and is not empty: give a new folder, so nothing is lost.")


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files beside the folder first and put them in place at the end, so that a stop leaves nothing half done.

    Raises OutputFolderError where the folder is in use or the disk refuses.
    """
    refuse_used_folder(folder)
    missing = [above for above in (folder, *folder.parents) if not above.exists()]
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=folder.parent))
    except OSError as error:
        raise OutputFolderError(f"{folder} cannot be made ({error.strerror}): choose another place.") from error
    try:
        _write(unfinished, files)
        if folder.is_dir():
            folder.rmdir()
        unfinished.rename(folder)
    except OSError as error:
        raise OutputFolderError(f"{folder} cannot be written ({error.strerror}): nothing was kept.") from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
        if not folder.exists():
            _remove_empty(missing)


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    for name, data in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    folder.chmod(0o755)


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()
