"""Tables: sorted by a press on a heading, and taken away as a CSV file in which no cell is a formula.

Streamlit's own download and copying write cells as they stand, and would write names from the projector too: they are
switched off in .streamlit/config.toml, and a table that may leave the program has our own download instead.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from analysis.post.csv_files import csv_bytes
from ui.measure_words import COLUMNS
from ui.plain_text import as_text
from ui.presenting import presenting

Row = Mapping[str, object]
DAY = st.column_config.DateColumn(format="ddd D MMM YYYY")
"""A day that is sorted as a day, and not by the name of its weekday."""
FIGURE_SPACE = "\u2007"
"""As wide as a digit, and before every digit where a browser sorts text."""
_BEGINS_WITH_A_NUMBER = re.compile(r"([■▲●+−-]? ?)(\d+(?:,\d{3})*)(?!\d)")


def show_table(
    rows: Sequence[Row],
    alt: str,
    *,
    file: str | None = None,
    not_in_file: Sequence[str] = (),
    **how: Any,  # noqa: ANN401 - whatever Streamlit's own table takes
) -> Any:  # noqa: ANN401 - and gives
    """Show a table; with `file`, a name without a child's, offer it as CSV without some columns, never on a projector.

    No file: what only the program itself needs, what another download of the page gives already, and counts of pupils,
    which may be under five and told by their total: the Groups and Reports pages give those with small numbers hidden.
    """
    how["column_config"] = with_words(rows, how.get("column_config") or {})
    event = st.dataframe(lined_up(rows), hide_index=True, alt=alt, **how)
    if file and rows and not presenting():
        columns = [name for name in how.get("column_order") or rows[0] if name not in not_in_file]
        st.download_button(
            "This table (CSV)",
            lambda: table_csv(rows, columns),
            file_name=f"{file}.csv",
            mime="text/csv",
            key=f"csv_{how.get('key') or file}",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
        )
    return event


def show_plain_table(rows: Sequence[Row], alt: str, *, file: str | None = None, key: str, **how: Any) -> None:  # noqa: ANN401
    """Show a short table that opens nothing: sorted and taken away at the desk, as large as the text on a projector."""
    if presenting():
        plain = [{as_text(name): as_text(f"{value}") for name, value in row.items()} for row in rows]
        st.table(plain, border="horizontal", hide_index=True, alt=alt)
    else:
        show_table(rows, alt, file=file, key=key, height="content", **how)


def with_words(rows: Sequence[Row], configured: Mapping[str, Any]) -> dict[str, Any]:
    """Let every heading whose column is a measure say how it is made, where the table does not say so itself."""
    said = {name: {"help": COLUMNS[name]} for name in (rows[0] if rows else ()) if name in COLUMNS}
    for name, config in configured.items():
        said[name] = said.get(name, {}) | {key: value for key, value in config.items() if value is not None}
    return said


def table_csv(rows: Sequence[Row], columns: Sequence[str]) -> bytes:
    """Write some columns of a table as CSV, as they stand on the screen and with no cell that a spreadsheet runs."""
    return csv_bytes(columns, ([row.get(name) for name in columns] for row in rows))


def lined_up(rows: Sequence[Row]) -> list[dict[str, object]]:
    """Give the rows with the numbers that texts begin with equally wide, so that 9.5% is sorted before 100.0%.

    A column in which fewer than half of the texts begin with a number is one of words.
    """
    widths = {name: widest for name in (rows[0] if rows else ()) if (widest := _widest(row.get(name) for row in rows))}
    return [{name: _padded(value, widths.get(name, 0)) for name, value in row.items()} for row in rows]


def _widest(values: Any) -> int:  # noqa: ANN401 - the cells of a column
    found = [_BEGINS_WITH_A_NUMBER.match(value) for value in values if isinstance(value, str) and value]
    numbers = [len(one[2]) for one in found if one]
    return max(numbers, default=0) if 2 * len(numbers) >= len(found) else 0


def _padded(value: object, width: int) -> object:
    found = _BEGINS_WITH_A_NUMBER.match(value) if isinstance(value, str) else None
    if found is None or not isinstance(value, str):
        return value
    return f"{found[1]}{FIGURE_SPACE * (width - len(found[2]))}{value[found.start(2) :]}"
