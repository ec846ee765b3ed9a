"""One imported file as the records hold it, in plain values and frames."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pandas as pd


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """A file as read, to be stored.

    `fingerprint`: SHA-256 of the file's bytes, 64 hexadecimal digits. `details`: what was read beside the frames
    (layout, period, schools, problems, columns, rows) as plain values of JSON. `frames`: by name, as `pack_frame`
    takes them. `original`: the untouched file, None where it is not to be kept.
    """

    kind: str
    file_name: str
    fingerprint: str
    details: Mapping[str, Any]
    frames: Mapping[str, pd.DataFrame]
    original: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ImportHeading:
    """An import as a list shows it, without its frames.

    `rows`: how many each frame has. `original_kept_until`: the last day on which the untouched file is kept, None
    where it is not. `undone_by` and `undone_at` are None while the import counts.
    """

    number: int
    kind: str
    file_name: str
    fingerprint: str
    details: Mapping[str, Any]
    by: str
    at: datetime
    undone_by: str | None
    undone_at: datetime | None
    rows: Mapping[str, int]
    original_kept_until: date | None

    @property
    def counts(self) -> bool:
        """Whether the import is in force."""
        return self.undone_at is None


@dataclass(frozen=True, slots=True)
class StoredImport:
    """An import read back: its heading and its frames by name."""

    heading: ImportHeading
    frames: Mapping[str, pd.DataFrame]
