"""A workbook without the moment it was written, so that the same letters give the same bytes."""

import re
import zipfile
from io import BytesIO

_CORE = "docProps/core.xml"
_WHEN = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE = 3, 0o644 << 16
"""Written on every system: Python's own default differs between Windows and the rest."""


def fixed_workbook(data: bytes) -> bytes:
    """Repack an .xlsx without dates and times."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _FIXED_DATE)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, _UNIX, _PLAIN_FILE
            part = old.read(name)
            new.writestr(entry, _WHEN.sub(b"", part) if name == _CORE else part)
    return out.getvalue()
