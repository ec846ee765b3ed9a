"""The box for files, and a card for each file that shows how it was read."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.ingest.circumstances import Circumstances
from analysis.ingest.column_roles import FIELD_WORDS
from analysis.ingest.contacts import Contacts
from analysis.ingest.export import Export
from analysis.ingest.pupil_lists import PupilList
from analysis.meeting.box import ReadFile
from analysis.rules.wording import period_text, plural
from analysis.settings import Settings
from ui.box import (
    delete_for_good,
    files,
    imports,
    put_back,
    remove_import,
)
from ui.incoming import add_file
from ui.opened import held, look_at
from ui.plain_text import as_text
from ui.sample import close_sample, open_sample
from ui.school_years import show_closed_years
from ui.state import StateKey, load, store
from ui.tables import show_table

UPLOAD_PAGE, COLUMNS_PAGE, TABLE = "pages/upload.py", "pages/columns.py", ":material/table:"
LAYOUT_WORDS = {
    "L1": "one row for each pupil, with totals",
    "L2": "one row for each pupil and term, with totals",
    "L3": "one row for each mark",
    "L4": "one column for each date and session",
    "L5": "a morning and an afternoon row for each pupil",
    "L6": "marks as strings, by the day or by the week",
    "L7": "one column for each code, with how often it stands",
    "L8": "percentages only, without sessions",
    "L9": "an XML file of the MIS, a transfer or a census",
}


def show_file_box() -> None:
    """Show the box to drop files in, the sample school beside an empty one, and take in what is dropped."""
    if load(StateKey.IS_SAMPLE):
        st.info("This is the sample school. Close it to load your own: the two never mix.")
        if st.button("Close the sample school", key="close_sample"):
            close_sample()
            st.rerun()
        return
    drop, sample = st.columns([2, 1], gap="large")
    with drop:
        _show_drop()
    if not files():
        _show_sample_offer(sample)
    for sentence in load(StateKey.MESSAGES, []):
        st.error(as_text(sentence), icon=":material/error:")
    for sentence in load(StateKey.NOTES, []):
        st.success(as_text(sentence), icon=":material/check_circle:")
    refused = held()
    if refused and st.button(f"Say what the columns of {as_text(refused.name)} hold", key="say_columns", icon=TABLE):
        look_at(refused.fingerprint)
        st.switch_page(COLUMNS_PAGE)


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
        help="CSV or Excel from any MIS. Contacts, lists of pupils, circumstances and settings can go in the same box.",
    )
    asked = any("password" in sentence for sentence in load(StateKey.MESSAGES, []))
    with st.expander("A workbook has a password: type it here, then drop the file", expanded=asked):
        password = st.text_input("Password, used now and not kept", type="password", key=f"password_{boxes}")
    if dropped:
        with st.spinner("Reading the files …"):
            answers = [add_file(one.getvalue(), one.name, password or None) for one in dropped]
        store(StateKey.MESSAGES, [one.refused for one in answers if one.refused])
        store(StateKey.NOTES, [note for one in answers for note in one.notes])
        store(StateKey.BOXES, load(StateKey.BOXES, 0) + 1)
        st.rerun()


def show_files() -> None:
    """Show a card for each file in the box: how it was read, and how to take it out; and what is kept beside."""
    numbers = {} if load(StateKey.IS_SAMPLE) else {one.fingerprint: one.number for one in imports() if one.counts}
    for file in files():
        with st.container(border=True):
            words, button = st.columns([6, 1], vertical_alignment="center")
            words.markdown(f"**{as_text(file.name)}**  \n{as_text(summary_of(file))}")
            for sentence in said_of(file):
                words.caption(as_text(sentence))
            number = numbers.get(file.fingerprint)
            if number is not None and button.button("Take out", key=f"remove_{number}"):
                remove_import(number)
                st.rerun()
            _show_reading(file)
            if isinstance(file.content, Export) and st.button(
                "How was this file read?", key=f"columns_{file.fingerprint[:12]}", icon=TABLE, type="tertiary"
            ):
                look_at(file.fingerprint)
                st.switch_page(COLUMNS_PAGE)
    show_closed_years()


def show_taken_out() -> None:
    """List the files that were taken out: to put back, or to delete for good."""
    out = [] if load(StateKey.IS_SAMPLE) else [heading for heading in imports() if not heading.counts]
    if not out:
        return
    with st.expander(f"Taken out: {plural(len(out), 'file')}"):
        for heading in out:
            words, back, gone = st.columns([4, 1, 1], vertical_alignment="center")
            words.markdown(f"**{as_text(heading.file_name)}**, taken out by {as_text(str(heading.undone_by))}")
            if back.button("Put back", key=f"put_back_{heading.number}"):
                put_back(heading.number)
                st.rerun()
            if gone.button("Delete for good", key=f"delete_{heading.number}"):
                delete_for_good(heading.number)
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
    if isinstance(content, PupilList):
        says = ", ".join(FIELD_WORDS[name] for name in content.says) or "nothing more than names"
        return f"Pupils: {plural(len(content.pupils), 'pupil')}, with {says}. They join the attendance by UPN or name."
    dates = f", {period_text(*content.period)}" if content.period else ""
    left_out = f"; {plural(content.rows_left_out, 'row')} left out" if content.rows_left_out else "; every row used"
    return f"Attendance, {LAYOUT_WORDS[content.layout]}: {plural(len(content.pupils), 'pupil')}{dates}{left_out}."


def said_of(file: ReadFile) -> list[str]:
    """What of a file was read as a person said, in sentences."""
    problems = () if isinstance(file.content, Settings) else file.content.problems
    return [one.message for one in problems if one.said_by]


def _show_reading(file: ReadFile) -> None:
    content = file.content
    problems = [] if isinstance(content, Settings) else list(content.problems)
    if problems:
        with st.expander(f"{plural(len(problems), 'thing')} to know about this file"):
            show_table(
                [
                    {"Row": one.row, "Column": one.column, "What": one.message, "Kind": str(one.severity)}
                    for one in problems
                ],
                f"What was not understood in {file.name}",
            )
