"""Attendance of year groups and classes, term after term: a few as lines, all of them as a table."""

from collections.abc import Sequence

import streamlit as st

from analysis.charts.term_lines import MOST_LINES, TermLine, term_lines_figure, term_lines_in_words
from analysis.meeting.term_groups import GroupLine, group_lines, line_of, on_roll
from analysis.meeting.term_paths import TermPaths
from analysis.rules.small_groups import SMALLEST_GROUP
from analysis.rules.wording import percentage, plural, points_change, sessions_of
from ui.figures import show_figure
from ui.plain_text import as_text

COLUMNS = {"year_group": "Year groups", "class_name": "Classes"}
EVERYBODY = "All these pupils"


def show_groups(paths: TermPaths) -> None:
    """Show attendance term after term, of year groups or of classes as a person chooses; nothing without either."""
    columns = [column for column in COLUMNS if any(one.text(column) for one in on_roll(paths))]
    if not columns:
        return
    st.subheader("Attendance, term after term")
    column = st.segmented_control(
        "Show", columns, default=columns[0], format_func=COLUMNS.__getitem__, key="lines_by", required=True
    )
    _show_over_terms(paths, column)


def _show_over_terms(paths: TermPaths, column: str) -> None:
    """Show the groups that moved most as lines, or those a person chooses, and every group as a table."""
    everybody, lines = line_of(EVERYBODY, on_roll(paths)), group_lines(paths, column)
    names = [sheet.full_name for sheet in paths.sheets]
    st.markdown(f"#### {as_text(most_moved_sentence(everybody, lines, names))}")
    shown = [everybody, *_chosen(lines, column)]
    drawn = [TermLine(one.group, one.terms) for one in shown]
    show_figure(term_lines_figure(drawn, names), key=f"lines_figure_{column}", words=term_lines_in_words(drawn, names))
    st.table(
        [_row(one, names) for one in (*lines, everybody)],
        border="horizontal",
        hide_index=True,
        alt=f"Attendance of {COLUMNS[column].lower()} by term",
    )
    st.caption(
        "Pupils on roll this term, in the year group and class they are in now: each line follows the same children "
        f"back. Sessions attended of possible, added over the group; no figure under {SMALLEST_GROUP} pupils."
    )


def _chosen(lines: Sequence[GroupLine], column: str) -> list[GroupLine]:
    names = [one.group for one in lines]
    label = f"{COLUMNS[column]} in the figure ({MOST_LINES - 1} at most)"
    usual = [one.group for one in _most_moved(lines)[: MOST_LINES - 1]]
    chosen = st.multiselect(label, names, usual, max_selections=MOST_LINES - 1, key=f"lines_{column}", width=560)
    return [one for one in lines if one.group in chosen]


def _most_moved(lines: Sequence[GroupLine]) -> list[GroupLine]:
    """Give the groups with a figure in both terms, the largest change first, whichever way."""
    moves = [(abs(one.change), one) for one in lines if one.change is not None]
    return [one for _, one in sorted(moves, key=lambda pair: -pair[0])]


def most_moved_sentence(everybody: GroupLine, lines: Sequence[GroupLine], names: Sequence[str]) -> str:
    """Say which group's attendance changed most since last term, beside everybody's change."""
    moved = _most_moved(lines)
    if not moved:
        return (
            f"No group has {plural(SMALLEST_GROUP, 'pupil')} with known sessions in both {names[-2]} and {names[-1]}."
        )
    most, before = moved[0], names[-2]
    return f"{most.group} changed most since {before}: {_step(most)}; all these pupils {_step(everybody)}."


def _step(one: GroupLine) -> str:
    before, now = one.terms[-2:]
    if before is None or now is None:
        return "not known"
    return f"{points_change(*before, *now)} to {percentage(*now)}"


def _row(one: GroupLine, names: Sequence[str]) -> dict[str, str]:
    figures = zip(names, one.terms, strict=True)
    before, now = one.terms[-2:]
    return {
        "Group": as_text(one.group),
        "Pupils": f"{one.pupils}",
        **{as_text(name): f"{percentage(*two)} ({sessions_of(*two)})" if two else "no figure" for name, two in figures},
        "Change since last term": points_change(*before, *now) if before and now else "not known",
    }
