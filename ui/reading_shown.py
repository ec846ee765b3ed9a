"""How a file was read: the answer first, then what was not used, and what its own totals say."""

from collections.abc import Sequence

import streamlit as st

from analysis.ingest.cells import cell_text
from analysis.ingest.column_mapping import ColumnMapping
from analysis.ingest.column_roles import NOT_USED, role_words
from analysis.ingest.export import Export
from analysis.ingest.layouts.total_checks import DIFFERS
from analysis.ingest.mapping_checks import column_letters
from analysis.ingest.problems import Problem, Severity
from analysis.ingest.tables import Table
from analysis.rules.wording import period_text, plural
from ui.files import LAYOUT_WORDS
from ui.plain_text import as_text
from ui.tables import show_table

_ROWS_ABOVE, _ROWS_BELOW = 10, 6
_MOST_COLUMNS = 60
_MOST_LINES = 8


def show_reading(export: Export, name: str) -> None:
    """Show what was read: pupils and rows, layout and period, the rows not used, and the file's own totals."""
    st.markdown(f"#### {rows_sentence(export)}")
    dates = period_text(*export.period) if export.period else "the file names no dates"
    st.markdown(as_text(f"Read as {LAYOUT_WORDS[export.layout]}; {dates}."))
    for one in export.problems:
        if one.said_by:
            st.markdown(f":material/person: {as_text(one.message)}")
    lost = [one for one in export.problems if one.severity is Severity.ERROR]
    if lost:
        st.markdown("**Not used, and why**")
        _show_problems(lost, f"What of {name} was not used")
    _show_checks(export, name)
    others = [one for one in export.problems if one not in lost and not one.said_by and DIFFERS not in one.message]
    if others:
        with st.expander(f"{plural(len(others), 'other thing')} to know about this file"):
            _show_problems(others, f"What else to know about {name}")


def rows_sentence(export: Export) -> str:
    """Say in one sentence how many pupils were read and how many rows were not."""
    lost = export.rows_left_out
    rows = f"{plural(lost, 'row')} not used" if lost else f"all {plural(export.rows_read, 'row')} about pupils used"
    return f"{plural(len(export.pupils), 'pupil')}; {rows}"


def _show_problems(problems: Sequence[Problem], alt: str) -> None:
    """List a few problems as sentences, and many as a table."""
    if len(problems) <= _MOST_LINES:
        st.markdown("\n".join(f"- {as_text(_where(one) + one.message)}" for one in problems))
        return
    lines = [{"Row": one.row, "Column": one.column, "What": one.message} for one in problems]
    show_table(lines, alt)


def _where(problem: Problem) -> str:
    """Say where a problem stands, before its sentence."""
    row = f"Row {problem.row}" if problem.row else ""
    column = f"“{problem.column}”" if problem.column else ""
    place = ", ".join(filter(None, (row, column)))
    return f"{place}: " if place else ""


def _show_checks(export: Export, name: str) -> None:
    if not export.checks:
        st.markdown("The file prints no totals of its own to check these figures against.")
        return
    agreeing = [check for check in export.checks if not check.differing]
    rows = plural(len(export.checks), "row of totals agrees", "rows of totals agree")
    figures = plural(sum(check.compared for check in export.checks), "figure")
    st.markdown(f"**Checked against the file's own totals:** {len(agreeing)} of {rows} ({figures} compared).")
    rows_differing = {check.row for check in export.checks if check.differing}
    differing = [one for one in export.problems if one.row in rows_differing and DIFFERS in one.message]
    if differing:
        _show_problems(differing, f"Totals of {name} that differ")


def show_columns(export: Export, name: str) -> None:
    """Show how each column was taken."""
    st.subheader("What each column holds")
    show_table(
        [{"Heading in the file": one.heading, "Taken as": _taken_as(one.field)} for one in export.columns],
        f"How the columns of {name} were taken",
    )


def _taken_as(field: str | None) -> str:
    return "how often a code stands" if field == "code_count" else role_words(field or NOT_USED)


def show_first_rows(table: Table, mapping: ColumnMapping) -> None:
    """Show the table as found, with the heading rows marked."""
    last = mapping.row + mapping.count - 1 if mapping.count else 0
    first = max(mapping.row - _ROWS_ABOVE, 1)
    rows = table.rows[first - 1 : max(last, 1) + _ROWS_BELOW]
    width = max(map(len, rows), default=0)
    shown = min(width, _MOST_COLUMNS)
    headings = set(range(mapping.row, last + 1))
    lines = [
        {"Row": f"{number} ◀ headings" if number in headings else str(number)}
        | {column_letters(c): cell_text(row[c]) if c < len(row) else "" for c in range(shown)}
        for number, row in enumerate(rows, start=first)
    ]
    wide_enough = {"Row": st.column_config.Column(width=110)}
    show_table(lines, "The first rows of the table as found", column_config=wide_enough)
    if width > shown:
        st.caption(f"Columns A to {column_letters(shown - 1)} of {width} are shown.")
