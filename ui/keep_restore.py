"""Restoring: what a backup is, before anything is replaced, and then one press."""

from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analysis.keeping.backups import BackupContents, describe_backup, erased_since
from analysis.keeping.wording import backup_sentence
from analysis.records.errors import RecordsError
from analysis.records.restoring import restore_backup
from analysis.records.times import KeepTimes, load_times
from analysis.rules.wording import short_date
from ui.access import person_at_the_desk
from ui.box import choose_anew
from ui.clock import now, today
from ui.keep_state import done
from ui.loading import place, records
from ui.plain_text import as_text
from ui.state import StateKey, forget, load, store

LARGEST_MEGABYTES = 1000


def show_restore() -> None:
    """Take a backup, say what it is, and restore it in one press."""
    st.markdown("Choose a copy that this program made. You see what it is before anything is replaced.")
    file = st.file_uploader("A copy of the records", type="zip", key="backup_file", max_upload_size=LARGEST_MEGABYTES)
    if file is None:
        return
    try:
        contents = _contents(file)
    except RecordsError as error:
        st.error(as_text(str(error)), icon=":material/error:")
        return
    st.info(as_text(backup_sentence(contents)), icon=":material/inventory_2:")
    _warn_of_erased(contents)
    until = today() + timedelta(days=_times().safety_copies)
    st.markdown(
        f"Restoring puts it in place of everything in the records. What is replaced is kept beside them until "
        f"{short_date(until)}."
    )
    if st.button("Restore this copy", key="restore", type="primary", icon=":material/settings_backup_restore:"):
        _restore(file)


def _contents(file: UploadedFile) -> BackupContents:
    known: tuple[str, BackupContents] | None = load(StateKey.BACKUP)
    if known is None or known[0] != file.file_id:
        with st.spinner("Looking into the copy …"):
            known = (file.file_id, describe_backup(file, place()))
        store(StateKey.BACKUP, known)
    return known[1]


def _warn_of_erased(contents: BackupContents) -> None:
    try:
        back = erased_since(records(), contents.made_at)
    except RecordsError:  # damaged records cannot say
        return
    if back:
        numbers = ", ".join(map(str, back))
        st.warning(
            f"Erased since this copy was made, and back with it: pupil number {numbers}. Erase again afterwards."
        )


def _times() -> KeepTimes:
    try:
        return load_times(records())
    except RecordsError:
        return KeepTimes()


def _records_set_aside() -> AbstractContextManager[None]:
    try:
        return records().set_aside()
    except RecordsError:  # damaged records are what a backup is for
        return nullcontext()


def _restore(file: UploadedFile) -> None:
    try:
        with st.spinner("Restoring …"), _records_set_aside():
            kept = restore_backup(file, place(), person_at_the_desk(), now())
    except RecordsError as error:
        st.error(as_text(str(error)), icon=":material/error:")
        return
    forget(StateKey.BACKUP, StateKey.COPY_MADE)
    choose_anew()
    done("Restored." + (f" What was replaced is kept in {kept.name}." if kept else ""))
