"""Movement of pupils between categories: a figure, and a matrix whose cells open the pupils in them."""

import streamlit as st

from analysis.charts.movement import movement_figure, movement_in_words
from analysis.charts.theme import category_label
from analysis.decisions import PupilDecision
from analysis.measures.movement import COLUMNS, OUTSIDE_BEFORE, OUTSIDE_NOW, ROWS, MovementTable
from analysis.meeting.change import ONE_ILLNESS, movement_sentence
from analysis.meeting.figures import (
    movement_counts,
    movement_table,
    place_now,
    with_known_sessions,
    with_letters,
)
from analysis.meeting.net_movement import net_movement
from analysis.meeting.room import Meeting
from analysis.rules.wording import plural
from ui.figures import show_figure
from ui.headline import not_counted
from ui.movement_words import chance_sentence
from ui.net_movement import homes_of
from ui.presenting import names_are_shown
from ui.pupil_table import show_pupils
from ui.state import widget_value
from ui.tables import show_plain_table, show_table

MOVEMENT_PAGE = "pages/movement.py"
MATRIX = "movement_matrix"
FIRST_COLUMN = "Last term"


def show_movement(meeting: Meeting) -> None:
    """Show how pupils moved since last term, and let a cell of the matrix list its pupils."""
    analysis = meeting.analysis
    if analysis.before is None:
        st.info("Load last term's export too, to see how pupils moved.")
        return
    everybody = with_letters(analysis)
    decisions = with_known_sessions(everybody)
    table = movement_table(decisions)
    st.subheader("Movement")
    st.markdown(f"#### {movement_sentence(decisions)}")
    st.markdown(chance_sentence(net_movement("All these pupils", decisions, homes_of(meeting))))
    picture, matrix = st.columns([3, 2], gap="large")
    names = analysis.before.full_name, analysis.now.full_name
    with picture:
        show_figure(movement_figure(table, *names), key="movement_figure", words=movement_in_words(table, *names))
    with matrix:
        _show_matrix(table, movement_in_words(table, *names))
        st.caption(
            f"{plural(movement_counts(decisions).same, 'pupil')} stayed. New and left include pupils who were on roll "
            f"without sessions. {ONE_ILLNESS} {not_counted(len(everybody) - len(decisions))}"
        )
        st.page_link(MOVEMENT_PAGE, label="Earlier terms, year groups and classes", icon=":material/swap_vert:")
    if names_are_shown():
        _show_chosen_cell(decisions)


def _show_matrix(table: MovementTable, alt: str) -> None:
    rows = [
        {FIRST_COLUMN: category_label(was)} | {category_label(is_): table[was][is_] for is_ in COLUMNS} for was in ROWS
    ]
    if not names_are_shown():
        show_plain_table(rows, alt, key=MATRIX)
        return
    st.markdown("**Choose a cell to see its pupils.** Rows: last term. Columns: this term.")
    show_table(rows, alt, key=MATRIX, on_select="rerun", selection_mode="single-cell", row_height=52)


def _show_chosen_cell(decisions: tuple[PupilDecision, ...]) -> None:
    chosen = widget_value(MATRIX, {}).get("selection", {}).get("cells") or []
    columns = {category_label(name): name for name in COLUMNS}
    if not chosen or chosen[0][1] not in columns:
        return
    was, is_ = ROWS[chosen[0][0]], columns[chosen[0][1]]
    pupils = [
        one
        for one in decisions
        if (one.category_before or OUTSIDE_BEFORE) == was and (place_now(one) or OUTSIDE_NOW) == is_
    ]
    st.markdown(f"**{category_label(was)} last term, {category_label(is_)} now: {plural(len(pupils), 'pupil')}**")
    show_pupils(pupils, key="cell_pupils")
