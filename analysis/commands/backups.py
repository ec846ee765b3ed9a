"""Backup and restore without a screen, for whoever looks after the school's computer."""

from datetime import datetime
from pathlib import Path

from analysis.keeping.backups import describe_backup
from analysis.keeping.wording import backup_sentence
from analysis.records.audit import BACKUP_MADE, record_action
from analysis.records.backup import write_backup
from analysis.records.places import Place
from analysis.records.restoring import restore_backup
from analysis.records.store import open_store


def back_up(place: Place, file: Path, by: str, at: datetime) -> str:
    """Write a backup of the place's records; give the sentence that says so. Raises RecordsError."""
    with open_store(place) as store:
        with store.writing() as connection:
            record_action(connection, BACKUP_MADE, by, at)
        write_backup(store, file, at)
    return f"The backup is in {file}. It holds children's data in plain form: keep it as safe as the MIS."


def restore(place: Place, file: Path, by: str, at: datetime) -> str:
    """Put a backup in place of the records; give the sentences that say so. Raises RecordsError."""
    said = backup_sentence(describe_backup(file, place))
    kept = restore_backup(file, place, by, at)
    return f"Restored. {said}" + (f" What it replaced is kept in {kept}." if kept else "")
