"""The school week: which half days are missed, held against chance."""

import streamlit as st

from analysis.charts.half_days import SIGNS, Cell, half_days_figure, half_days_in_words
from analysis.measures.reasons import Lates
from analysis.measures.school_week import HalfDay
from analysis.meeting.pattern_reasons import average_minutes
from analysis.meeting.pattern_words import week_in_words
from analysis.rules.wording import percentage
from ui.figures import show_figure
from ui.patterns import Patterns
from ui.plain_text import as_text
from ui.tables import show_table

METHOD = (
    "Share of possible sessions missed, and sessions missed of possible. “More” and “less” are beyond what chance "
    "alone makes: each pupil's absence of a week is held against the same absence spread evenly over that week. Each "
    "pupil and each week counts as one observation, and ten looks count as one. Of 100 schools without a pattern, 5 "
    "at most are marked. It does not say why."
)


def show_week(found: Patterns) -> None:
    """Show the ten half days with what is more or less than chance makes, as a figure and as a table."""
    week = found.week
    if not week.possible:
        st.markdown("No sessions of these pupils from Monday to Friday.")
        return
    st.markdown(f"**{as_text(week_in_words(week))}**")
    cells = [Cell(one.weekday, one.session, one.absent, one.possible, one.differs) for one in week.half_days]
    show_figure(half_days_figure(cells), key="half_days", words=half_days_in_words(cells))
    st.caption(METHOD)
    with st.expander("The same as a table, with lates"):
        lates = {one.place: one for one in found.reasons.half_days}
        rows = [_row(one, lates.get(slot)) for slot, one in enumerate(week.half_days)]
        show_table(rows, half_days_in_words(cells), key="half_days_table", height="content", file="half-days")
        st.caption("Beyond an even spread: sessions missed on that half day that an even spread would put elsewhere.")


def _row(one: HalfDay, lates: Lates | None) -> dict[str, object]:
    minutes = average_minutes(lates.minutes, lates.with_minutes) if lates else ""
    return {
        "Weekday": one.weekday,
        "Session": one.session,
        "Attendance": percentage(one.possible - one.absent, one.possible),
        "Missed": one.absent,
        "Possible": one.possible,
        "Beyond an even spread": f"{one.beyond:+.0f}",
        "Against chance": SIGNS[one.differs] or ("too little to say" if one.chance is None else "as chance makes"),
        "Late (L)": one.late,
        "Late (U)": lates.after if lates else 0,
        "Minutes late": minutes or "not known",
    }
