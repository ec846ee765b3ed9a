"""The box for files, and a card for each file that shows how it was read."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.ingest.circumstances import Circumstances
from analysis.ingest.contacts import Contacts
from analysis.ingest.export import Export
from analysis.meeting.box import ReadFile
from analysis.rules.wording import period_text, plural
from analysis.settings import Settings
from ui.loading import add_file, close_school, files, open_sample, remove_file
from ui.plain_text import as_text
from ui.state import StateKey, load, store

LAYOUT_WORDS = {
    "L1": "one row for each pupil, with totals",
    "L2": "one row for each pupil and term, with totals",
    "L3": "one row for each mark",
    "L4": "one column for each date and session",
}
FIELD_WORDS = {
    None: "not used",
    "mis_id": "MIS or admission number",
    "upn": "UPN",
    "fsm": "FSM",
    "sen": "SEN",
    "eal": "EAL",
}


def show_file_box() -> None:
    """Show the box to drop files in and the sample school beside it, and take in what is dropped."""
    drop, sample = st.columns([2, 1], gap="large")
    with drop:
        _show_drop()
    if not files():  # the sample takes the place of what is loaded, so it is offered to an empty box only
        _show_sample_offer(sample)
    for sentence in load(StateKey.MESSAGES, []):
        st.error(as_text(sentence), icon=":material/error:")


def _show_sample_offer(place: DeltaGenerator) -> None:
    with place, st.container(border=True):
        st.markdown("**No export to hand?** Look round with an invented school: three terms, contacts and letters.")
        if st.button("Open the sample school", key="open_sample", icon=":material/science:"):
            with st.spinner("Opening the sample school …"):
                open_sample()
            st.rerun()


def _show_drop() -> None:
    boxes = load(StateKey.BOXES, 0)
    dropped = st.file_uploader(
        "Drop last term's and this term's attendance export here",
        accept_multiple_files=True,
        key=f"file_box_{boxes}",
        help="CSV or Excel from any MIS. Contacts, circumstances and settings can go in the same box.",
    )
    asked = any("password" in sentence for sentence in load(StateKey.MESSAGES, []))
    with st.expander("A workbook has a password: type it here, then drop the file", expanded=asked):
        password = st.text_input("Password, used now and not kept", type="password", key="password")
    if dropped:
        with st.spinner("Reading the files …"):
            refused = [add_file(one.getvalue(), one.name, password or None) for one in dropped]
        store(StateKey.MESSAGES, [sentence for sentence in refused if sentence])
        store(StateKey.BOXES, load(StateKey.BOXES, 0) + 1)
        st.rerun()


def show_files() -> None:
    """Show a card for each file in the box, and how to empty it."""
    for file in files():
        with st.container(border=True):
            words, button = st.columns([6, 1], vertical_alignment="center")
            words.markdown(f"**{as_text(file.name)}**  \n{as_text(summary_of(file))}")
            if button.button("Remove", key=f"remove_{file.fingerprint[:12]}"):
                remove_file(file.name)
                st.rerun()
            _show_reading(file)
    with st.popover("Close this school and start again", type="tertiary"):
        st.markdown("Files, releases and holds are forgotten. Keep the ZIP of released letters first.")
        if st.button("Close and forget", key="close_school"):
            close_school()
            st.rerun()


def summary_of(file: ReadFile) -> str:
    """Say in a line what a file held."""
    content = file.content
    if isinstance(content, Settings):
        return f"Settings of {content.school.name}."
    if isinstance(content, Contacts):
        return f"Contacts: {plural(len(content.frame), 'row')}."
    if isinstance(content, Circumstances):
        return f"Circumstances: {plural(len(content.frame), 'row')}."
    dates = f", {period_text(*content.period)}" if content.period else ""
    left_out = f"; {plural(content.rows_left_out, 'row')} left out" if content.rows_left_out else "; every row used"
    return f"Attendance, {LAYOUT_WORDS[content.layout]}: {plural(len(content.pupils), 'pupil')}{dates}{left_out}."


def _show_reading(file: ReadFile) -> None:
    content = file.content
    problems = [] if isinstance(content, Settings) else list(content.problems)
    if problems:
        with st.expander(f"{plural(len(problems), 'thing')} to know about this file"):
            st.dataframe(
                [
                    {"Row": one.row, "Column": one.column, "What": one.message, "Kind": str(one.severity)}
                    for one in problems
                ],
                hide_index=True,
                alt=f"What was not understood in {file.name}",
            )
    if isinstance(content, Export):
        with st.expander("How each column was taken"):
            st.dataframe(
                [
                    {"Heading in the file": one.heading, "Taken as": FIELD_WORDS.get(one.field, _words(one.field))}
                    for one in content.columns
                ],
                hide_index=True,
                alt=f"How the columns of {file.name} were taken",
            )


def _words(field: str | None) -> str:
    return (field or "").replace("_", " ")
