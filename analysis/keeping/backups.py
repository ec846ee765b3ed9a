"""What a backup is, before anything is replaced by it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from analysis.keeping.contents import held_files
from analysis.records.audit import PUPIL_ERASED, load_audit_trail
from analysis.records.places import Place
from analysis.records.restoring import proven_backup
from analysis.records.store import Store, open_store


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What stands in a backup. `rows`: all that was read from its files, such as pupils and marks."""

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
        rows=sum(one.rows for one in held),
    )


def erased_since(store: Store, moment: datetime) -> tuple[int, ...]:
    """Give the numbers of the pupils erased since, who come back with a backup of that moment. Raises RecordsError."""
    erased = (entry for entry in load_audit_trail(store) if entry.what == PUPIL_ERASED and entry.at >= moment)
    return tuple(entry.pupil for entry in erased if entry.pupil is not None)
