"""Terms, half-term holidays and INSET days as typed, and the bank holidays that everybody has."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from analysis.bank_holidays import bank_holidays
from analysis.rules.school_calendar import SATURDAY, Term, school_year_of
from analysis.rules.wording import short_date
from analysis.settings import HALF_TERM
from ui.clock import today
from ui.settings import editor_key
from ui.settings_draft import Draft
from ui.settings_marks import show_marks

FIRST, LAST = date(2015, 1, 1), date(2050, 12, 31)
"""So that a year typed with a digit too many is refused in its cell."""


def _day_column(label: str) -> Any:  # noqa: ANN401 - Streamlit does not name the type of a column
    return st.column_config.DateColumn(label, format="DD/MM/YYYY", min_value=FIRST, max_value=LAST)


TERM_COLUMNS = {
    "name": st.column_config.TextColumn("Term", width="medium"),
    "start": _day_column("First day"),
    "end": _day_column("Last day"),
    HALF_TERM[0]: _day_column("Half term from"),
    HALF_TERM[1]: _day_column("Half term to"),
}


def show_calendar(draft: Draft) -> None:
    """Show the dates of the school year, to type over."""
    st.markdown("**Terms.** The school's own dates; the days of the half-term holiday are no school days.")
    rows: Any = st.data_editor(
        [_row(term) for term in draft.in_force.terms] or [_row(None)],
        column_config=TERM_COLUMNS,
        num_rows="dynamic",
        hide_index=True,
        key=editor_key("set_terms"),
    )
    draft.terms, lacking = terms_of(rows)
    draft.wrong += lacking
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown("**INSET days.** Staff only: no pupil is expected.")
        days: Any = st.data_editor(
            [{"day": day} for day in (*draft.in_force.inset_days, None)],
            column_config={"day": _day_column("INSET day")},
            num_rows="dynamic",
            hide_index=True,
            key=editor_key("set_inset_days"),
        )
        draft.inset_days = [_day(row["day"]) for row in days if row.get("day")]
    show_marks(draft)
    with right:
        year = school_year_of(today())
        st.markdown(f"**Bank holidays in England, {year}.** Known to the program.")
        weekdays = {day: name for day, name in bank_holidays(year).items() if day.weekday() < SATURDAY}
        st.markdown("\n".join(f"- {short_date(day)}: {name}" for day, name in weekdays.items()))


def _row(term: Term | None) -> dict[str, Any]:
    if term is None:
        return dict.fromkeys(TERM_COLUMNS)
    first, last = term.half_term or (None, None)
    return {"name": term.name, "start": term.start, "end": term.end, HALF_TERM[0]: first, HALF_TERM[1]: last}


def terms_of(rows: Sequence[Mapping[str, Any]]) -> tuple[list[Term], list[str]]:
    """Make terms of the table's rows, empty ones left out; and say which rows lack something."""
    terms, lacking = [], []
    for number, row in enumerate(rows, 1):
        name = str(row.get("name") or "").strip()
        start, end, *holiday = (row.get(key) for key in ("start", "end", *HALF_TERM))
        if not any((name, start, end, *holiday)):
            continue
        if not (name and start and end):
            lacking.append(f"Row {number} of the terms needs a name, a first day and a last day.")
        elif any(holiday) and not all(holiday):
            lacking.append(f"The half-term holiday of {name} needs its first and its last day.")
        else:
            terms.append(Term(name, _day(start), _day(end), _days(holiday)))
    return terms, lacking


def _days(holiday: Sequence[Any]) -> tuple[date, date] | None:
    return (_day(holiday[0]), _day(holiday[1])) if all(holiday) else None


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value[:10])
