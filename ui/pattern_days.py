"""The weeks of the terms, and days beside holidays and closed days beside the others."""

import streamlit as st

from analysis.charts.panels import MOST_PANELS, Bar, Panel, panels_figure, panels_in_words
from analysis.measures.days_of_term import Beside
from analysis.meeting.pattern_days import TermDays, kinds_in_words, step_in_words, weeks_in_words
from analysis.rules.days_of_term import DayKind, known_from
from analysis.rules.wording import percentage, sessions_of, short_date
from ui.figures import show_figure
from ui.patterns import Patterns
from ui.plain_text import as_text
from ui.tables import show_plain_table


def show_weeks(found: Patterns) -> None:
    """Show what was missed in each week of each term, a row a term on one scale."""
    st.markdown(f"**{as_text(weeks_in_words(found.days))}**")
    panels = _panels(found.days)
    if not panels:
        return
    numbers = sorted({week.number for week in found.days.weeks})
    places = [str(number) for number in range(numbers[0], numbers[-1] + 1)]
    words = panels_in_words(panels)
    show_figure(panels_figure(panels, places), key="weeks_of_term", words=words)
    earlier = f" The latest {MOST_PANELS} of the terms." if len(found.days.terms) > MOST_PANELS else ""
    counted = "the term in Settings" if found.days.typed else "the first day with marks"
    st.caption(
        f"Share of possible sessions missed in each school week of a term, counted from {counted}. A holiday counts as "
        f"no week.{earlier} The highest week of each term is dark."
    )


def _panels(days: TermDays) -> list[Panel]:
    rows = [
        Panel(
            name,
            tuple(
                Bar(str(week.number), f"week {week.number}, from {short_date(week.monday)}", week.absent, week.possible)
                for week in days.weeks
                if week.term == number
            ),
        )
        for number, name in enumerate(days.terms)
    ]
    return [row for row in rows if row.bars][-MOST_PANELS:]


def show_days(found: Patterns) -> None:
    """Show the days beside holidays and closed days, each kind beside the other days of its terms."""
    days = found.days
    st.markdown(f"**{as_text(kinds_in_words(days))}**")
    if not days.typed:
        st.caption(
            "The school's terms are not in Settings, so a term's first and last days are known only where the files "
            "hold both sides of a holiday."
        )
    if not days.kinds:
        return
    show_plain_table(
        [_row(kind, one, typed=days.typed) for kind, one in days.kinds],
        "Days beside holidays and closed days, with what was missed on them and on the other days of their terms",
        file="days beside holidays",
        key="days_table",
    )
    st.caption(
        "Missed: sessions missed of possible on those days. The next two columns set that beside the other days of the "
        "same terms, and beside the other days of the same weekday and term; other days are all that stand in no row "
        "of the table. As high: on how many of the other days as large a share was missed, or a larger one. A few "
        "days vary much by chance."
    )
    with st.expander("Which days these are"):
        st.markdown("\n".join(f"- {as_text(f'{kind}: {_dates(one)}')}" for kind, one in days.kinds))


def _row(kind: DayKind, one: Beside, *, typed: bool) -> dict[str, str]:
    return {
        "Which days": f"{kind} ({len(one.days)})",
        "Missed": f"{percentage(one.absent, one.possible)} ({sessions_of(one.absent, one.possible)})",
        "Against other days": step_in_words(one, weekday=False),
        "Same weekdays": step_in_words(one, weekday=True),
        "As high": f"{one.as_high} of {one.others} days",
        "Known from": known_from(kind, terms_are_typed=typed),
    }


def _dates(one: Beside) -> str:
    return "; ".join(f"{day.day:%a} {short_date(day.day)} {percentage(day.absent, day.possible)}" for day in one.days)
