"""Attendance of a few groups, term after term: a line each, named at its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

import plotly.graph_objects as go

from analysis.charts.theme import INK, SCHOOL_COLOUR, TEMPLATE, in_lines
from analysis.rules.wording import percentage

MOST_LINES = 4
STYLES = (
    (SCHOOL_COLOUR, "solid", "circle"),
    (INK, "dash", "square"),
    ("#B4530A", "dot", "diamond"),
    ("#6B4C9A", "dashdot", "triangle-up"),
)
"""Colour, dash and mark of each line: colour is never the only sign."""
HEIGHT, APART = 420, 0.075
"""Pixels, and the least distance of two names as a share of the height."""
FEW, TITLE_WIDTH = 3, 8
"""More terms than these have smaller names in several lines."""
NO_FIGURE = "no figure"

Sessions = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TermLine:
    """A group's attended and possible sessions in each term, None where there is no figure."""

    label: str
    terms: tuple[Sessions | None, ...]


def term_lines_figure(lines: Sequence[TermLine], names: Sequence[str]) -> go.Figure:
    """Draw up to four groups over terms, earliest on the left; a term without a figure is a gap.

    A group without a figure in the latest term is not drawn.
    """
    shown = [line for line in lines if line.terms[-1]][:MOST_LINES]
    figure = go.Figure(layout={"template": TEMPLATE, "height": HEIGHT, "showlegend": False})
    places = list(range(len(names)))
    for line, (colour, dash, mark) in zip(shown, STYLES, strict=False):
        figure.add_scatter(
            x=places,
            y=[None if one is None else _rate(one) for one in line.terms],
            mode="lines+markers",
            line={"color": colour, "width": 4, "dash": dash},
            marker={"size": 11, "symbol": mark},
            customdata=[_said(line.label, name, one) for name, one in zip(names, line.terms, strict=True)],
            hovertemplate="%{customdata}<extra></extra>",
        )
    rates = [_rate(one) for line in shown for one in line.terms if one is not None]
    low, high = min(rates, default=0) - 0.8, max(rates, default=100) + 0.8
    for line, (colour, _, _), height in zip(shown, STYLES, _apart(shown, low, high), strict=False):
        text = f"<b>{escape(line.label, quote=False)}</b> {_percentage(line.terms[-1])}"
        place = {"x": 1.01, "xref": "paper", "xanchor": "left", "y": height, "yref": "paper", "yanchor": "middle"}
        figure.add_annotation(place | {"text": text, "showarrow": False, "font": {"color": colour}})
    titles = [in_lines(name, TITLE_WIDTH if len(names) > FEW else len(name) + 1) for name in names]
    figure.update_xaxes(tickvals=places, ticktext=titles, tickangle=0, showgrid=False, zeroline=False)
    if len(names) > FEW:
        figure.update_xaxes(tickfont={"size": 14})
    figure.update_yaxes(range=[low, high], ticksuffix="%", gridcolor="#D5DEE0", automargin=True)
    return figure.update_layout(
        margin={
            "b": 40 + 20 * max(title.count("<br>") for title in titles),
            "r": 24 + 10 * max((len(line.label) + 6 for line in shown), default=0),
        }
    )


def term_lines_in_words(lines: Sequence[TermLine], names: Sequence[str]) -> str:
    """Say the figure as text."""
    said = (
        f"{line.label}: "
        + ", ".join(f"{_percentage(one)} in {name}" for name, one in zip(names, line.terms, strict=True))
        for line in lines
    )
    return f"Attendance by term. {'; '.join(said) or 'Nobody'}."


def _rate(sessions: Sessions) -> float:
    return 100 * sessions[0] / sessions[1]


def _percentage(sessions: Sessions | None) -> str:
    return NO_FIGURE if sessions is None else percentage(*sessions)


def _said(label: str, name: str, sessions: Sessions | None) -> str:
    counts = "" if sessions is None else f" ({sessions[0]:,} of {sessions[1]:,})"
    return escape(f"{label}, {name}: {_percentage(sessions)}{counts}", quote=False)


def _apart(lines: Sequence[TermLine], low: float, high: float) -> list[float]:
    """Place the names at the ends of their lines, as shares of the height, and no two nearer than can be read."""
    heights = [(_rate(line.terms[-1]) - low) / (high - low) for line in lines if line.terms[-1]]
    lowest_first = sorted(range(len(heights)), key=heights.__getitem__)
    for below, above in pairwise(lowest_first):
        heights[above] = max(heights[above], heights[below] + APART)
    over = max(max(heights, default=0) - 1, 0)
    return [height - over for height in heights]
