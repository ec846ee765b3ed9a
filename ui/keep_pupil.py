"""One pupil: everything held on the child gathered for the data protection lead."""

import streamlit as st

from analysis.keeping.gathering import gather
from analysis.keeping.one_pupil import pupils_by_name
from ui.box import numbers_of_pupils
from ui.clock import today
from ui.keep_erase import show_erase
from ui.loading import records
from ui.state import StateKey, load, store


def show_one_pupil() -> None:
    """Choose a pupil by name, gather everything, and erase it where that must be."""
    numbers_of_pupils()  # so that a file that no page has used yet is known too
    names = pupils_by_name(records())
    st.markdown("**For the school's data protection lead, not for a parent.**")
    if not names:
        st.markdown("The records hold no pupil yet.")
        return
    pupil = st.selectbox(
        "Pupil (type to search)",
        list(names),
        index=None,
        format_func=names.__getitem__,
        key="keep_pupil",
        placeholder="Type a name",
    )
    if pupil is None:
        return
    st.markdown(
        "One ZIP file with everything that the records hold on this pupil. What touches others stands in the folder "
        "*to review*: contacts, circumstances, holds and other children. A person looks at it first."
    )
    if st.button("Gather everything", key="gather", icon=":material/folder_zip:"):
        with st.spinner("Gathering …"):
            store(StateKey.GATHERED, (pupil, gather(records(), pupil, today())))
    ready = load(StateKey.GATHERED)
    if ready and ready[0] == pupil:
        st.download_button(
            "Download what is held",
            ready[1],
            file_name=f"one pupil {today().isoformat()}.zip",
            mime="application/zip",
            key="download_gathered",
            icon=":material/download:",
            on_click="ignore",
            type="primary",
        )
    show_erase(pupil)
