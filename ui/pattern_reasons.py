"""Reasons of absence over time, and late arrivals by week and weekday."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from analysis.charts.panels import Bar, Panel, months_of, panels_figure, panels_in_words
from analysis.measures.reasons import Lates, Missed, week_of
from analysis.meeting.pattern_reasons import (
    average_minutes,
    by_weekday,
    lates_in_words,
    minutes_in_words,
    reasons_in_words,
)
from analysis.rules.absence_kinds import REASON_ROWS, Reason
from analysis.rules.wording import percentage
from ui.figures import show_figure
from ui.patterns import Patterns
from ui.plain_text import as_text
from ui.tables import show_plain_table, show_table

WEEK = st.column_config.DateColumn(format="D MMM YYYY")


def show_reasons(found: Patterns) -> None:
    """Show what was missed by reason, a row of weeks for each, and the same by term and as a table."""
    reasons = found.reasons
    st.markdown(f"**{as_text(reasons_in_words(reasons))}**")
    if not reasons.weeks:
        return
    rows = {name: lambda week, of=of: week.of(*of) for name, of in REASON_ROWS.items()}
    _show_weeks(reasons.weeks, rows, "reasons")
    st.caption(
        "Share of possible sessions missed in each school week, on one scale. Of N the reason is not known yet and may "
        "still change. Holiday is G, and the H and F of before August 2024."
    )
    _show_terms(found)
    with st.expander("The same as a table, week by week"):
        table = [{"Week of": week.place, "Possible": week.possible} | _counts(week) for week in reasons.weeks]
        words = "Sessions missed in each school week by reason"
        show_table(table, words, key="reasons_table", file="reasons-by-week", column_config={"Week of": WEEK})


def _counts(one: Missed) -> dict[str, int]:
    return {reason.capitalize(): one.of(reason) for reason in Reason}


def _show_terms(found: Patterns) -> None:
    """Show a line for each reason and a column for each term."""
    terms = {found.school.sheets[one.place].full_name: one for one in found.reasons.terms}
    rows = [
        {"Reason": reason.capitalize()}
        | {name: f"{percentage(one.of(reason), one.possible)} ({one.of(reason):,})" for name, one in terms.items()}
        for reason in Reason
    ]
    words = "Share of sessions missed by reason and term"
    show_plain_table(rows, words, file="reasons by term", key="reasons_by_term")


def _show_weeks(weeks: Sequence[Missed | Lates], rows: Mapping[str, Callable[..., int]], key: str) -> None:
    panels = [
        Panel(
            name,
            tuple(Bar(week.place.isoformat(), week_of(week.place), part(week), week.possible) for week in weeks),
        )
        for name, part in rows.items()
    ]
    mondays = [week.place for week in weeks]
    figure = panels_figure(panels, [monday.isoformat() for monday in mondays], months_of(mondays))
    show_figure(figure, key=key, words=panels_in_words(panels))


def show_lates(found: Patterns) -> None:
    """Show late arrivals by week and by weekday, with minutes where a file gives them."""
    reasons = found.reasons
    st.markdown(f"**{as_text(lates_in_words(reasons))}**")
    if not reasons.late_weeks:
        return
    rows: dict[str, Callable[..., int]] = {
        "Late before the register closed (L)": lambda week: week.before,
        "Late after it closed (U): an absence": lambda week: week.after,
    }
    _show_weeks(reasons.late_weeks, rows, "lates")
    st.caption(f"Share of possible sessions in each school week, on one scale. {minutes_in_words(reasons.late_weeks)}")
    days = by_weekday(reasons.half_days)
    known = any(day.with_minutes for day in days)
    rows_of_days = [_late_row(day, with_minutes=known) for day in days]
    show_plain_table(rows_of_days, "Late arrivals by weekday", file="late by weekday", key="late_by_weekday")


def _late_row(one: Lates, *, with_minutes: bool) -> dict[str, str]:
    row = {
        "Weekday": str(one.place),
        "Before the register closed (L)": f"{percentage(one.before, one.possible)} ({one.before:,})",
        "After it closed (U)": f"{percentage(one.after, one.possible)} ({one.after:,})",
    }
    minutes = average_minutes(one.minutes, one.with_minutes) or "not known"
    return row | ({"Minutes late": minutes} if with_minutes else {})
