"""Sentences about backups that the page and the command line both say."""

from analysis.keeping.backups import BackupContents
from analysis.rules.wording import plural, short_date


def backup_sentence(contents: BackupContents) -> str:
    """Say what a backup is: when it was made, and what it holds."""
    made = f"{short_date(contents.made_at.date())} at {contents.made_at:%H:%M} (UTC)"
    terms = f" ({', '.join(contents.terms)})" if contents.terms else ""
    return (
        f"Made on {made}. It holds {plural(contents.files, 'file')}{terms} with {plural(contents.rows, 'row')}, "
        f"{plural(contents.pupils, 'pupil')} and {plural(contents.decisions, 'decision')}."
    )
