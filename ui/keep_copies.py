"""A copy of everything: made now and taken away, and those that the program keeps itself."""

from pathlib import Path

import streamlit as st

from analysis.records.audit import BACKUP_MADE, record_action
from analysis.records.copies import Copy, list_copies, make_copy
from analysis.records.times import load_times
from analysis.rules.wording import plural, short_date
from ui.access import person_at_the_desk
from ui.clock import now, today
from ui.loading import daily_worker, place, records
from ui.plain_text import as_text
from ui.state import StateKey, load, store
from ui.tables import show_table


def show_copies() -> None:
    """Make a copy, offer it, and list the copies that the program keeps."""
    st.markdown(
        "One file with everything: what was loaded, decided and set. **It holds children's data in plain form:** keep "
        "it as safe as the MIS, and away from this computer."
    )
    if st.button("Make a copy", key="make_copy", type="primary", icon=":material/save:"):
        with st.spinner("Copying the records …"):
            store(StateKey.COPY_MADE, str(_make()))
    made = load(StateKey.COPY_MADE)
    if made and Path(made).exists():
        _show_download(Path(made))
    _show_kept()


def _make() -> Path:
    with records().writing() as connection:
        record_action(connection, BACKUP_MADE, person_at_the_desk(), now())
    return make_copy(records(), place(), today(), now())


def _show_download(file: Path) -> None:
    st.download_button(
        "Download the copy",
        file.read_bytes,
        file_name=file.name,
        mime="application/zip",
        key="download_copy",
        icon=":material/download:",
        on_click="ignore",
    )
    st.caption(f"It was written to {as_text(str(file))}.")


def _show_kept() -> None:
    trouble, times = daily_worker().trouble, load_times(records())
    if trouble:
        st.warning(as_text(f"The last daily copy was not made. {trouble}"), icon=":material/warning:")
    st.markdown(
        f"With the first visit of a day the program writes a copy itself, and keeps it {plural(times.copies, 'day')}."
        if times.copies
        else "The program writes no daily copy, because it is to keep none."
    )
    copies = list_copies(place(), times)
    if not copies:
        st.markdown("It keeps no copy yet.")
        return
    st.markdown(f"It keeps {plural(len(copies), 'copy', 'copies')} in {as_text(str(place().home))}:")
    show_table([_row(copy) for copy in copies], "The copies that the program keeps")


def _row(copy: Copy) -> dict[str, str]:
    return {
        "Copy": copy.file.name,
        "Made": short_date(copy.made_on),
        "Kept until": short_date(copy.kept_until),
        "Size": f"{copy.size / 1_000_000:.1f} MB",
    }
