"""Unpacking a Word file from outside: a ZIP that may lie about its size, its names and what it holds."""

import io
import zipfile
import zlib

from analysis.letters.template_error import TemplateError

MOST_BYTES = 20_000_000
"""The largest template, packed or unpacked. A letterhead with a photograph is under 2 MB."""
MOST_PARTS = 400

CONTENT_TYPES = "[Content_Types].xml"

_SAFE_ENDINGS = (".xml", ".rels", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".odttf")
_DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
"""What zipfile raises for a file that is no ZIP, is cut short, has a wrong checksum or is locked with a password."""


def read_archive(data: bytes) -> dict[str, bytes]:
    """Unpack a .docx: part name to bytes. Raises TemplateError for what is no Word document or is not safe to use."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise TemplateError("This is an old .doc or a Word file with a password; save it as a Word document (.docx).")
    try:
        parts = _unpacked(data)
    except TemplateError:
        raise
    except _DAMAGED as error:
        raise TemplateError("This is not a Word document (.docx), or it is damaged.") from error
    _refuse_unsafe_parts(parts)
    return parts


def _unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        _refuse_large(len(data), entries)
        _refuse_bad_names([entry.filename for entry in archive.infolist()])
        return {entry.filename: archive.read(entry) for entry in entries}


def _refuse_large(packed: int, entries: list[zipfile.ZipInfo]) -> None:
    # zipfile never unpacks more of an entry than the size that the entry declares, so the declared sum is a true cap.
    if max(packed, sum(entry.file_size for entry in entries)) > MOST_BYTES or len(entries) > MOST_PARTS:
        raise TemplateError(f"The Word file is too large for a letter: at most {MOST_BYTES // 1_000_000} MB unpacked.")


def _refuse_bad_names(names: list[str]) -> None:
    for name in names:
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise TemplateError(f"The Word file is not safe to use: it holds a part with the path {name!r}.")
    if len({name.lower() for name in names}) < len(names):
        raise TemplateError("The Word file is not safe to use: it holds a part twice.")


def _refuse_unsafe_parts(parts: dict[str, bytes]) -> None:
    macros = b"macroenabled" in parts.get(CONTENT_TYPES, b"").lower()
    if macros or any("vba" in name.lower() for name in parts):
        raise TemplateError("The Word file holds macros; save it as a Word document (.docx), which has none.")
    for name in parts:
        if not name.lower().endswith(_SAFE_ENDINGS) and "/printersettings/" not in name.lower():
            raise TemplateError(f"The Word file holds an embedded object ({name}); remove it and save again.")
