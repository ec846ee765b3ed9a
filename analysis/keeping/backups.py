"""What a backup is, before anything is replaced by it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from analysis.keeping.contents import held_files
from analysis.records.places import Place
from analysis.records.restoring import proven_backup
from analysis.records.store import open_store


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What stands in a backup. `rows`: of every table, as its manifest counts them."""

    made_at: datetime
    files: int
    terms: tuple[str, ...]
    pupils: int
    decisions: int
    rows: int


def describe_backup(file: Path | BinaryIO, place: Place) -> BackupContents:
    """Prove a backup as restoring would, and say what it holds. Raises RecordsError where it cannot be restored."""
    with proven_backup(file, place) as (proven, manifest), open_store(proven) as store:
        held = held_files(store)
    return BackupContents(
        made_at=manifest.moment,
        files=len(held),
        terms=tuple(dict.fromkeys(term for one in held for term in one.terms)),
        pupils=manifest.rows.get("pupils", 0),
        decisions=manifest.rows.get("decisions", 0),
        rows=sum(manifest.rows.values()),
    )
