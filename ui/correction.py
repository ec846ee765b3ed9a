"""A person corrects how a file's columns are read: tries it, keeps it for files like this, or takes it back."""

from dataclasses import replace

import streamlit as st

from analysis.ingest.column_mapping import ColumnMapping
from analysis.ingest.export import Export
from analysis.ingest.header_rows import header_at
from analysis.ingest.mapped_tables import found_mapping
from analysis.ingest.mapping_checks import check_mapping
from analysis.ingest.problems import UnusableFileError
from analysis.ingest.reading import Said, export_of
from ui.box import sayings
from ui.clock import today
from ui.column_pickers import show_pickers, show_place
from ui.opened import OpenedFile, draft_of, keep_draft
from ui.plain_text import as_text
from ui.reading_shown import show_first_rows, show_reading
from ui.rereading import forget_mapping, keep_mapping
from ui.state import StateKey, forget, load, store

_TAKEN_OUT = "A file that the program cannot read by itself is taken out of the box; it can be put back."


def show_correction(file: OpenedFile) -> None:
    """Show the first rows, a picker for each column, and what comes of them."""
    said = sayings().of_file(file.fingerprint)
    found = found_mapping(file.tables, said.mappings)
    if found is None:
        st.info("There is nothing in this file.")
        return
    st.subheader("The table as found")
    draft = show_place(file, draft_of(file) or found)
    show_first_rows(file.tables[draft.sheet], draft)
    st.subheader("What each column holds")
    draft = show_pickers(file, draft)
    keep_draft(file, draft)
    _show_buttons(file, draft, found if found.on else None)
    _show_trial(file, draft)


def _show_buttons(file: OpenedFile, draft: ColumnMapping, kept: ColumnMapping | None) -> None:
    try_box, back_box, _ = st.columns([1, 2, 2])
    if try_box.button("Read it this way", key="read_this_way", type="primary"):
        store(StateKey.TRIAL, ((file.fingerprint, draft), _outcome(file, draft)))
    if kept and not load(StateKey.IS_SAMPLE):
        if back_box.button("Back to how the program reads it", key="back_to_program", help=_TAKEN_OUT):
            with st.spinner("Reading the files …"):
                store(StateKey.READ_ANEW, forget_mapping(kept, file))
            st.rerun()
        st.caption(as_text(f"Files with these headings are read as {kept.by} said on {kept.on:%d/%m/%Y}."))


def _outcome(file: OpenedFile, draft: ColumnMapping) -> Export | list[str]:
    """The file read by a mapping, or what is wrong with it."""
    wrong = check_mapping(draft, header_at(file.tables[draft.sheet], draft.row, draft.count))
    if wrong:
        return wrong
    try:
        unsigned = replace(draft, on=None)
        return export_of(file.tables, file.name, today(), Said((unsigned,), sayings().aliases))
    except UnusableFileError as error:
        return [str(error)]


def _show_trial(file: OpenedFile, draft: ColumnMapping) -> None:
    tried, outcome = load(StateKey.TRIAL, (None, None))
    if tried != (file.fingerprint, draft):
        forget(StateKey.TRIAL)
        return
    if isinstance(outcome, list):
        for sentence in outcome:
            st.error(as_text(sentence), icon=":material/error:")
        return
    with st.container(border=True):
        show_reading(outcome, file.name)
        if load(StateKey.IS_SAMPLE):
            st.info("This is the sample school: nothing said here is kept.")
        elif st.button(_keep_words(draft), key="keep_mapping", type="primary"):
            with st.spinner("Reading the files …"):
                store(StateKey.READ_ANEW, keep_mapping(draft, file))
            st.rerun()


def _keep_words(draft: ColumnMapping) -> str:
    return "Keep for files like this" if draft.signature else "Keep for this file"
