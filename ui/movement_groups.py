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
from ui.tables import show_plain_table

COLUMNS = {"year_group": "Year groups", "class_name": "Classes"}
EVERYBODY = "All these pupils"


def show_groups(paths: TermPaths) -> None:
    """Show attendance term after term, of year groups or of classes as a person chooses; of all where there is one."""
    pupils = on_roll(paths)
    if not pupils:
        return
    st.subheader("Attendance, term after term")
    found = {column: lines for column in COLUMNS if len(lines := group_lines(paths, column)) > 1}
    column = None
    if found:
        column = st.segmented_control(
            "Show",
            list(found),
            default=next(iter(found)),
            format_func=COLUMNS.__getitem__,
            key="lines_by",
            required=True,
        )
    _show_over_terms(paths, line_of(EVERYBODY, pupils), column, found.get(column or "", ()))


def _show_over_terms(paths: TermPaths, everybody: GroupLine, column: str | None, lines: Sequence[GroupLine]) -> None:
    """Show the groups that moved most as lines, or those a person chooses, and every group as a table."""
    names = [sheet.full_name for sheet in paths.sheets]
    st.markdown(f"#### {as_text(most_moved_sentence(everybody, lines, names))}")
    drawn = [
        TermLine(one.group, one.terms) for one in [everybody, *(_chosen(lines, COLUMNS[column]) if column else ())]
    ]
    show_figure(term_lines_figure(drawn, names), key="lines_figure", words=term_lines_in_words(drawn, names))
    show_plain_table(
        [_row(one, names) for one in (*lines, everybody)],
        "Attendance of these groups by term",
        file="attendance by term",
        key=f"lines_table_{column}",
    )
    st.caption(
        "Pupils on roll this term, in the year group and class they are in now: each line follows the same children "
        f"back. Sessions attended of possible, added over the group; no figure under {SMALLEST_GROUP} pupils. The "
        "change is of those with sessions in both terms."
    )


def _chosen(lines: Sequence[GroupLine], label: str) -> list[GroupLine]:
    """Ask which groups to draw; other pupils on the page bring other groups, and the choice begins anew."""
    names, most = [one.group for one in lines], MOST_LINES - 1
    usual = [one.group for one in _most_moved(lines)[:most]]
    label, key = f"{label} in the figure ({most} at most)", f"lines_{'_'.join(names)}"
    chosen = st.multiselect(label, names, usual, max_selections=most, key=key, width=560)
    return [one for one in lines if one.group in chosen]


def _most_moved(lines: Sequence[GroupLine]) -> list[GroupLine]:
    """Give the groups with a figure in both terms, the largest change first, whichever way."""
    moves = [(abs(one.change), one) for one in lines if one.change is not None]
    return [one for _, one in sorted(moves, key=lambda pair: -pair[0])]


def most_moved_sentence(everybody: GroupLine, lines: Sequence[GroupLine], names: Sequence[str]) -> str:
    """Say which group's attendance changed most since last term, beside everybody's change."""
    moved = _most_moved(lines)
    if not lines:
        return f"{everybody.group} since {names[-2]}: {_step(everybody)}."
    if not moved:
        return (
            f"No group has {plural(SMALLEST_GROUP, 'pupil')} with known sessions in both {names[-2]} and {names[-1]}."
        )
    most, before = moved[0], names[-2]
    return f"{most.group} changed most since {before}: {_step(most)}; all these pupils {_step(everybody)}."


def _step(one: GroupLine) -> str:
    now = one.terms[-1]
    return f"{_change(one)} to {percentage(*now)}" if one.same and now else "not known"


def _change(one: GroupLine) -> str:
    if one.same is None:
        return "not known"
    before, now = one.same
    return points_change(*before, *now)


def _row(one: GroupLine, names: Sequence[str]) -> dict[str, str]:
    figures = zip(names, one.terms, strict=True)
    return {
        "Group": one.group,
        "Pupils": f"{one.pupils}",
        **{name: f"{percentage(*two)} ({sessions_of(*two)})" if two else "no figure" for name, two in figures},
        "Change since last term": _change(one),
    }
