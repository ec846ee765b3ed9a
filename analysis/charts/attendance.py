"""The school's rate on one scale with last term, the targets and the national figure."""

from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go

from analysis.charts.theme import INK, OUTSIDE_COLOUR, SCHOOL_COLOUR, TEMPLATE
from analysis.rules.wording import percentage

MARGIN_POINTS = 0.6


@dataclass(frozen=True, slots=True)
class Point:
    """One rate to show: its label, part and whole, and whether it is the school's own."""

    label: str
    part: int
    whole: int
    is_school: bool = False


def attendance_figure(points: list[Point]) -> go.Figure:
    """Draw one row for each rate: a mark on a common scale with its label and figure."""
    shown = [point for point in points if point.whole][::-1]
    values = [100 * point.part / point.whole for point in shown]
    figure = go.Figure(layout={"template": TEMPLATE, "height": 56 * len(shown) + 80, "showlegend": False})
    figure.update_layout(margin={"b": 40})
    figure.add_scatter(
        x=values,
        y=[escape(point.label, quote=False) for point in shown],
        mode="markers+text",
        text=[f"  {percentage(point.part, point.whole)}" for point in shown],
        textposition="middle right",
        textfont={"size": 20},
        cliponaxis=False,
        hoverinfo="skip",
        marker={
            "size": 22,
            "symbol": ["circle" if point.is_school else "line-ns" for point in shown],
            "color": [SCHOOL_COLOUR if point.is_school else OUTSIDE_COLOUR for point in shown],
            "line": {"width": [0 if point.is_school else 5 for point in shown], "color": INK},
        },
    )
    lowest, highest = min(values, default=0), max(values, default=100)
    figure.update_xaxes(
        range=[lowest - MARGIN_POINTS, highest + 3 * MARGIN_POINTS],
        ticksuffix="%",
        showgrid=True,
        gridcolor="#D5DEE0",
        zeroline=False,
    )
    return figure.update_yaxes(showgrid=False, ticklabelstandoff=12, automargin=True)


def attendance_in_words(points: list[Point]) -> str:
    """Say the figure as text."""
    return "; ".join(f"{point.label}: {percentage(point.part, point.whole)}" for point in points) + "."
