"""Groups of pupils: the answer, and the figure of each group's gap to all others."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.charts.group_gaps import MOST_GROUPS, Gap, gap_figure, gaps_in_words
from analysis.meeting.group_line import GroupLine, GroupTable
from analysis.meeting.group_words import answer, finding, gap_words, group_title, national_words, who_words
from analysis.meeting.room import Meeting
from analysis.rules.wording import gap_range_text, percentage
from ui.figures import show_figure
from ui.plain_text import as_text


def show_answer(meeting: Meeting, table: GroupTable, place: DeltaGenerator) -> None:
    """Show the answer first, then whom and when it counts."""
    place.markdown(f"#### {as_text(answer(table))}")
    place.caption(as_text(f"{who_words(table, meeting.analysis)} {national_words(table)}".strip()))


def show_gaps(table: GroupTable) -> None:
    """Show each group's gap to all other pupils, where there are others."""
    gaps = [gap for line in table.lines if (gap := _gap(line)) is not None]
    if not gaps:
        return
    st.subheader(as_text(finding(table)))
    show_figure(gap_figure(gaps), key="groups_figure", words=gaps_in_words(gaps))
    left_out = f" Shown are the {MOST_GROUPS} groups with the widest gaps." if len(gaps) > MOST_GROUPS else ""
    st.caption(
        "A dot is a group's attendance less that of all other pupils counted; the line is the range that chance leaves "
        "open, all ranges holding together in 95 of 100 schools. Filled: more than chance. Hollow: may be chance. It "
        f"never says why.{left_out}"
    )


def _gap(line: GroupLine) -> Gap | None:
    if line.gap is None:
        return None
    rate = f"{percentage(line.attended, line.possible)} of {line.pupils} pupils, {gap_words(line.gap)}"
    open_to = f", range {gap_range_text(*line.gap_range)}" if line.gap_range else ""
    return Gap(
        f"{group_title(line)}  {percentage(line.attended, line.possible)}",
        float(100 * line.gap),
        line.gap_range,
        line.is_more_than_chance,
        f"{group_title(line)}: {rate}{open_to}",
    )
