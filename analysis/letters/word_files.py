"""Writing Word files: every letter and every template leaves through here, so that the same input gives the same bytes.

The parts that are the same in every letter (styles, fonts, pictures) are packed once; a letter adds only its text.
"""

import io
import zipfile
from dataclasses import dataclass

_CORE, _APP = "docProps/core.xml", "docProps/app.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

METADATA_TYPES = {
    _CORE: "application/vnd.openxmlformats-package.core-properties+xml",
    _APP: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}

LETTER_TITLE = "Attendance letter"


def metadata_parts(title: str) -> dict[str, bytes]:
    """Write what a file says about itself: no author, no dates, no pupil, and the same title for every school."""
    core = (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
        "<dc:language>en-GB</dc:language></cp:coreProperties>"
    )
    app = (
        f'{_XML}<Properties xmlns="{_OFFICE}/extended-properties"><Application>Microsoft Office Word</Application>'
        "<AppVersion>16.0000</AppVersion></Properties>"
    )
    return {_CORE: core.encode(), _APP: app.encode()}


METADATA_PARTS = metadata_parts(LETTER_TITLE)

_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
"""Written on every system: Python's own default differs between Windows and the rest."""
_PLAIN_FILE = 0o644 << 16
_SMALLEST, _FASTEST = 9, 1
"""Parts packed once may be packed well. Text is packed for each letter, and repeats itself so much that the fastest
level loses little."""


@dataclass(frozen=True, slots=True)
class PackedParts:
    """The parts common to all letters of a template, packed once, and the name of the part that differs."""

    archive: bytes
    document: str


def package_relationships(document: str) -> bytes:
    """Write the file's own relationships: its text and the neutral metadata."""
    kinds = (
        (f"{_OFFICE}/relationships/officeDocument", document),
        (f"{_PACKAGE}/relationships/metadata/core-properties", _CORE),
        (f"{_OFFICE}/relationships/extended-properties", _APP),
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'.encode()


def packed_parts(parts: dict[str, bytes], document: str) -> PackedParts:
    """Pack all parts but the text, in the order given."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            if name != document:
                archive.writestr(_entry(name), data, compresslevel=_SMALLEST)
    return PackedParts(buffer.getvalue(), document)


def word_file(packed: PackedParts, text: bytes) -> bytes:
    """Write one .docx: the common parts as they were packed, and the text behind them."""
    buffer = io.BytesIO(packed.archive)
    # Appending copies the packed parts as they are; zipfile cannot otherwise take over what is already compressed.
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(_entry(packed.document), text, compresslevel=_FASTEST)
    return buffer.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIXED_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _PLAIN_FILE
    return entry
