"""The tables of groups, to sort on the screen and to take away: attendance and gap, absentees, reasons."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from analysis.meeting.group_cells import Cells, absentee_cells, attendance_cells, kinds_in, name_cells, reason_cells
from analysis.meeting.group_csv import groups_csv
from analysis.meeting.group_line import GroupTable
from analysis.meeting.room import Meeting
from analysis.rules.small_groups import SMALLEST_GROUP
from ui.measure_words import GROUPS
from ui.presenting import presenting
from ui.tables import show_plain_table, show_table

GAP_IN_WORDS = (
    "Gap: percentage points more (+) or less (−) than all other pupils counted. Equals pupils: the same in pupils; −1 "
    "is as if one pupil more of the group were away all the time. Change: points since last term, of the same children."
)
POINTS = ("Gap", "Equals pupils", "Change")
LEFT_OUT_FOR_THE_BACK_WALL = ("Sessions", "Range of the gap", "Range of the share", "Range of severe")
"""What the figure shows already, or only a desk asks for: the rest is large."""
PIXELS_A_LETTER, FEWEST_PIXELS, MOST_PIXELS = 8, 90, 260
"""Of the columns of names."""
PIXELS = {"Sessions": 145, "Chance": 150, "Range of the gap": 150}


def show_tables(table: GroupTable) -> None:
    """Show three tables, each of everybody and of each group."""
    kinds = kinds_in(table)
    lines = [line for line in (table.whole, *table.lines) if line is not None]
    tabs = {
        "Attendance and gap": [attendance_cells(line) for line in lines],
        "Persistent, severe, categories": [absentee_cells(line) for line in lines],
        "Reasons for absence": [reason_cells(line, kinds) for line in lines],
    }
    captions = {"Attendance and gap": GAP_IN_WORDS, "Reasons for absence": _reasons_words(kinds)}
    # The table's own download would take small counts along: the button below hides them.
    with st.container(key="groups_tables"):
        for place, (tab, (name, cells)) in enumerate(zip(st.tabs(list(tabs)), tabs.items(), strict=True)):
            with tab:
                _show_table(name, f"groups_table_{place}", [name_cells(table, line) for line in lines], cells)
                if name in captions:
                    st.caption(captions[name])


def _show_table(name: str, key: str, names: Sequence[Cells], cells: Sequence[Cells]) -> None:
    # A column that says nothing of any group, such as figures of England that there are not, is left out.
    kept = [column for column in cells[0] if any(row[column] is not None for row in cells)]
    alt = f"{name} of everyone and of {len(cells) - 1} groups"
    if presenting():
        kept = [column for column in kept if column not in LEFT_OUT_FOR_THE_BACK_WALL]
        said = [{column: _in_words(column, row[column]) for column in kept} for row in cells]
        show_plain_table([own | row for own, row in zip(names, said, strict=True)], alt, key=key)
        return
    rows = [own | {column: row[column] for column in kept} for own, row in zip(names, cells, strict=True)]
    config = {column: _name_column([column, *(str(own[column]) for own in names)]) for column in names[0]}
    config |= {column: _column(column, cells[0][column]) for column in kept}
    show_table(
        rows,
        f"{alt}; press a heading to sort",
        key=key,
        height="content",
        placeholder="",
        column_config=config,
    )


def _in_words(name: str, value: object) -> str:
    if isinstance(value, float):
        return f"{value:+.1f}".replace("-", "−") if name in POINTS else f"{value:.1f}%"
    return "" if value is None else str(value)


def _name_column(entries: Sequence[str]) -> Any:  # noqa: ANN401
    width = 30 + PIXELS_A_LETTER * max(map(len, entries))
    return st.column_config.TextColumn(width=min(max(width, FEWEST_PIXELS), MOST_PIXELS))


def _column(name: str, value: object) -> Any:  # noqa: ANN401 - Streamlit's own type is private
    if isinstance(value, str):
        return st.column_config.TextColumn(help=GROUPS.get(name), width=PIXELS.get(name))
    if isinstance(value, int):
        return st.column_config.NumberColumn(help=GROUPS.get(name))
    return st.column_config.NumberColumn(help=GROUPS.get(name), format="%+.1f" if name in POINTS else "%.1f%%")


def _reasons_words(kinds: Sequence[str]) -> str:
    if not kinds:
        return "In per cent of possible sessions. Your files are totals: what kind an absence is, only marks tell."
    return (
        "In per cent of possible sessions; kinds are of pupils whose marks account for every absence. Other agreed: "
        "agreed leave, part-time timetable, suspension."
    )


def show_download(meeting: Meeting, table: GroupTable) -> None:
    """Offer the three tables as one file, small groups put together and small counts hidden."""
    if presenting():
        return
    if not table.merged:
        st.caption(f"To download, put groups of fewer than {SMALLEST_GROUP} together again.")
        return
    st.download_button(
        "All three tables (CSV)",
        partial(groups_csv, table, meeting.analysis),
        file_name="groups.csv",
        mime="text/csv",
        key="groups_csv",
        icon=":material/download:",
        on_click="ignore",
    )
    st.caption(
        f"Groups of fewer than {SMALLEST_GROUP} pupils are put together in it, and counts of 1 to {SMALLEST_GROUP - 1} "
        "are hidden, with as many others as keep them from being told from the total."
    )
