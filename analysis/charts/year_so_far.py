"""A pupil's attendance as it added up over the school year, beside the target and the line of persistent absence."""

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go

from analysis.charts.theme import INK, OUTSIDE_COLOUR, SCHOOL_COLOUR, TEMPLATE
from analysis.rules.policy import per_cent
from analysis.rules.wording import percentage, short_date

Point = tuple[date, int, int]
"""A week's Monday, and attended and possible sessions of the year up to the end of that week."""
PERSISTENT = 900
"""Thousandths: who attends this or less is a persistent absentee (DfE)."""
FIRST_WEEKS = 3
"""Left out where there are more: a rate of a few sessions jumps, and would press the rest of the line flat."""


def added_up(weeks: Sequence[Point]) -> list[Point]:
    """Add weeks of attended and possible sessions up over the year."""
    attended = possible = 0
    points = []
    for monday, there, could in weeks:
        attended, possible = attended + there, possible + could
        points.append((monday, attended, possible))
    return points


def year_figure(points: Sequence[Point], target: int) -> go.Figure:
    """Draw the rate so far week by week. `points`: as `added_up` gives them; `target`: whole thousandths."""
    shown = points[FIRST_WEEKS:] if len(points) > 2 * FIRST_WEEKS else points
    days = [day for day, _, _ in shown]
    rates = [100 * attended / possible for _, attended, possible in shown]
    figure = go.Figure(layout={"template": TEMPLATE, "height": 350, "showlegend": False})
    figure.add_scatter(
        x=days,
        y=rates,
        mode="lines+markers",
        line={"color": SCHOOL_COLOUR, "width": 4},
        marker={"size": 7},
        customdata=[f"Week of {short_date(d)}: {percentage(a, p)} ({a} of {p})" for d, a, p in shown],
        hovertemplate="%{customdata}<extra></extra>",
    )
    for thousandths, name, dash in ((target, "target", "dash"), (PERSISTENT, "persistent", "dot")):
        figure.add_hline(y=thousandths / 10, line={"color": OUTSIDE_COLOUR, "width": 2, "dash": dash})
        label = {"text": f"{per_cent(thousandths)} {name}", "font": {"size": 15, "color": INK}, "showarrow": False}
        figure.add_annotation(label, x=1.01, y=thousandths / 10, xref="paper", xanchor="left")
    low = min([*rates, PERSISTENT / 10])
    bottom = max(low - 4, -2)
    figure.update_yaxes(
        range=[bottom, 101], ticksuffix="%", gridcolor="#D5DEE0", tickfont={"size": 14}, automargin=True
    )
    figure.update_xaxes(showgrid=False, tickformat="%b", dtick="M1", tickfont={"size": 14})
    return figure.update_layout(margin={"b": 40, "r": 120})


def year_in_words(points: Sequence[Point], target: int) -> str:
    """Say the figure as text: where the year stands now, where it stood highest and lowest."""
    if not points:
        return "No sessions this school year."
    day, attended, possible = points[-1]
    rates = [(a / p, d, a, p) for d, a, p in points[FIRST_WEEKS:]]
    now = f"{percentage(attended, possible)} by the week of {short_date(day)}; the target is {per_cent(target)}."
    if not rates:
        return now
    said = (f"{word} {percentage(a, p)}, {short_date(d)}" for word, (_, d, a, p) in _ends(rates))
    return f"{now} After the first weeks: {'; '.join(said)}."


def _ends(rates: Sequence[tuple[float, date, int, int]]) -> tuple[tuple[str, tuple[float, date, int, int]], ...]:
    return ("highest", max(rates)), ("lowest", min(rates))
