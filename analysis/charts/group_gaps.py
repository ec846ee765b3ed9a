"""Groups of pupils beside all other pupils: a dot for each gap, and the range that chance leaves open."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go

from analysis.charts.theme import FONT_SIZE, INK, SCHOOL_COLOUR, TEMPLATE

ROW = 40
MAYBE_COLOUR = "#5E6E75"
"""Beside a hollow dot: dark enough to be seen on white, lighter than what is sure."""
MOST_GROUPS = 24
"""More rows than this cannot be read on one screen."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One group: its label, its gap in percentage points, the range of it (None for none), and both in words."""

    label: str
    points: float
    range: tuple[float, float] | None
    is_sure: bool
    words: str


def shown_gaps(gaps: Sequence[Gap]) -> list[Gap]:
    """Keep the groups with the widest gaps where there are too many, in their order."""
    widest = sorted(gaps, key=lambda one: abs(one.points), reverse=True)[:MOST_GROUPS]
    return [one for one in gaps if one in widest]


def gap_figure(gaps: Sequence[Gap]) -> go.Figure:
    """Draw a row for each group, the first on top: filled where the gap is more than chance, else hollow."""
    shown = shown_gaps(gaps)[::-1]
    figure = go.Figure(layout={"template": TEMPLATE, "height": ROW * len(shown) + 132, "showlegend": False})
    figure.add_vline(x=0, line={"color": INK, "width": 2})
    for is_sure, symbol in ((True, "circle"), (False, "circle-open")):
        rows = [one for one in shown if one.is_sure is is_sure]
        _add_dots(figure, rows, SCHOOL_COLOUR if is_sure else MAYBE_COLOUR, symbol)
    plain = {"yref": "paper", "showarrow": False, "font": {"size": FONT_SIZE}}
    figure.add_annotation(plain, x=0, y=1, yanchor="bottom", text="all other pupils")
    under = "percentage points below or above all other pupils"
    figure.add_annotation(plain, x=0.5, xref="paper", y=0, yanchor="top", yshift=-34, text=under)
    figure.update_yaxes(
        categoryorder="array",
        categoryarray=[_label(one) for one in shown],
        showgrid=False,
        ticklabelstandoff=12,
        automargin=True,
    )
    figure.update_xaxes(
        gridcolor="#D5DEE0",
        zeroline=False,
        range=_reach(shown),
    )
    return figure.update_layout(margin={"t": 48, "b": 84})


def _add_dots(figure: go.Figure, rows: Sequence[Gap], colour: str, symbol: str) -> None:
    ends = [one.range or (one.points, one.points) for one in rows]
    figure.add_scatter(
        x=[one.points for one in rows],
        y=[_label(one) for one in rows],
        mode="markers",
        marker={"size": 16, "symbol": symbol, "color": colour, "line": {"width": 3, "color": colour}},
        error_x={
            "type": "data",
            "array": [high - one.points for one, (_, high) in zip(rows, ends, strict=True)],
            "arrayminus": [one.points - low for one, (low, _) in zip(rows, ends, strict=True)],
            "color": colour,
            "thickness": 3,
            "width": 6,
        },
        customdata=[one.words for one in rows],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _label(one: Gap) -> str:
    return escape(one.label, quote=False)


def _reach(gaps: Sequence[Gap]) -> list[float]:
    """Give both ends of the scale, 0 always inside."""
    ends = [end for one in gaps for end in (one.range or (one.points, one.points))]
    low, high = min([*ends, -1.0]), max([*ends, 1.0])
    room = (high - low) / 20
    return [low - room, high + room]


def gaps_in_words(gaps: Sequence[Gap]) -> str:
    """Say the figure as text."""
    return f"{'; '.join(one.words for one in shown_gaps(gaps))}."
