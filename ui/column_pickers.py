"""A person says which rows have the headings, and what each column holds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from analysis.ingest.cells import cell_text
from analysis.ingest.column_mapping import ColumnMapping, mapping_of, plain_columns
from analysis.ingest.column_roles import NOT_USED, ROLES, day_of, day_role, role_words
from analysis.ingest.header_rows import HeadedTable, header_at
from analysis.ingest.mapped_tables import mapping_at
from analysis.ingest.mapping_checks import column_letters
from analysis.rules.wording import plural
from ui.opened import OpenedFile
from ui.plain_text import as_text
from ui.state import StateKey, load

_OF_ONE_DAY = "of one day"
_SESSIONS = {"": "both sessions", "am": "morning", "pm": "afternoon"}
_COUNTS = {1: "one row", 2: "two rows", 0: "no headings"}
_AT_ONCE, _EXAMPLES = 24, 3
_PICKER_WIDTH = 340


def show_place(file: OpenedFile, mapping: ColumnMapping) -> ColumnMapping:
    """Ask which table and which rows; another answer gives what the program makes of that place."""
    key = f"{load(StateKey.BOXES, 0)}_{file.fingerprint[:12]}"
    sheets = [number for number, table in enumerate(file.tables) if table.rows]
    sheet = mapping.sheet
    boxes = st.columns(3 if len(sheets) > 1 else 2)
    row_box, count_box = boxes[-2:]
    if len(sheets) > 1:
        sheet = boxes[0].selectbox(
            "Table",
            sheets,
            index=sheets.index(mapping.sheet),
            format_func=lambda number: f"{number + 1}: {file.tables[number].name}",
            key=f"sheet_{key}",
        )
    table = file.tables[sheet]
    most = max(len(table.rows), 1)
    first = mapping_at(table, sheet) if sheet != mapping.sheet else mapping
    row = row_box.number_input(
        "Row of the headings", 1, most, min(first.row, most), key=f"heading_row_{key}_{sheet}_{first.row}"
    )
    count = count_box.selectbox(
        "The headings are",
        list(_COUNTS),
        index=list(_COUNTS).index(first.count),
        format_func=_COUNTS.__getitem__,
        key=f"heading_count_{key}_{sheet}_{first.count}",
    )
    if (sheet, row, count) == (mapping.sheet, mapping.row, mapping.count):
        return mapping
    return mapping_at(table, sheet, int(row), min(count, most - int(row) + 1))


def show_pickers(file: OpenedFile, mapping: ColumnMapping) -> ColumnMapping:
    """Show a picker for each column that is not headed by a date; what a person picks is the mapping given back."""
    headed = header_at(file.tables[mapping.sheet], mapping.row, mapping.count)
    columns = plain_columns(headed)
    if headed.slots:
        dated = plural(len(headed.slots), "column is", "columns are")
        st.caption(f"{dated} headed by a date or a weekday, and understood without you.")
    roles = [*mapping.roles, *[NOT_USED] * (len(columns) - len(mapping.roles))][: len(columns)]
    key = f"{load(StateKey.BOXES, 0)}_{file.fingerprint[:12]}_{mapping.sheet}_{mapping.row}_{mapping.count}"
    places = _places_shown(columns, key)
    with st.container(horizontal=True):
        for place in places:
            with st.container(width=_PICKER_WIDTH):
                roles[place] = _show_picker(headed, columns[place], roles[place], f"{key}_{place}")
    return replace(mapping, roles=tuple(roles), keys=mapping_of(headed, mapping.sheet).keys)


def _places_shown(columns: Sequence[int], key: str) -> Sequence[int]:
    """All columns, or of very many those that a person wants to see."""
    places = range(len(columns))
    if len(places) <= _AT_ONCE:
        return places
    starts = list(range(0, len(places), _AT_ONCE))
    start = st.selectbox(
        "Columns shown",
        starts,
        format_func=lambda one: _from_to(columns[one : one + _AT_ONCE]),
        key=f"columns_shown_{key}",
    )
    return places[start : start + _AT_ONCE]


def _from_to(columns: Sequence[int]) -> str:
    return f"{column_letters(columns[0])} to {column_letters(columns[-1])}"


def _show_picker(headed: HeadedTable, column: int, role: str, key: str) -> str:
    options = [*ROLES, _OF_ONE_DAY]
    day, session = day_of(role) or (None, "")
    if role not in options and day is None:
        options.append(role)
    heading = headed.printed_headings[column] or "without a heading"
    picked = st.selectbox(
        f"**{column_letters(column)}** {as_text(heading[:60])}",
        options,
        index=options.index(_OF_ONE_DAY if day else role),
        format_func=_option_words,
        key=f"column_{key}",
    )
    st.caption(as_text(_examples(headed, column)))
    if picked != _OF_ONE_DAY:
        return str(picked)
    return _show_day(day, session, key) or _OF_ONE_DAY


def _option_words(role: str) -> str:
    words = "marks of one day, said here" if role == _OF_ONE_DAY else role_words(role)
    return words[:1].upper() + words[1:]


def _show_day(day: date | None, session: str, key: str) -> str | None:
    chosen = st.date_input("Its day", day, format="DD/MM/YYYY", key=f"day_{key}")
    half = st.selectbox(
        "Its session",
        list(_SESSIONS),
        index=list(_SESSIONS).index(session),
        format_func=_SESSIONS.__getitem__,
        key=f"half_{key}",
    )
    return day_role(chosen, half) if chosen else None


def _examples(headed: HeadedTable, column: int) -> str:
    cells = [cell_text(row[column])[:24] for row in headed.body[:200] if column < len(row)]
    examples = [*dict.fromkeys(filter(None, cells))][:_EXAMPLES]
    return f"such as {', '.join(examples)}" if examples else "empty"
