"""Charts for a printed report: sized for half the width of an A4 page, in letters that can be read there."""

from collections.abc import Mapping
from html import escape
from textwrap import wrap

import plotly.graph_objects as go

from analysis.charts.attendance import Point, attendance_figure
from analysis.charts.theme import CATEGORY_COLOURS, INK, TEMPLATE, category_label
from analysis.rules.categories import Category
from analysis.rules.wording import plural

SIZE = (440, 290)
"""Pixels across and down, at 5 to the millimetre."""
SHARPNESS = 3
"""Pixels drawn for each pixel of the size: about 380 to the inch."""
_LETTERS, _SMALL, _LINE = 14, 13, 22
"""Pixels of letters; letters of a line."""
ROOM = 1.15
"""Times the longest bar, so that its number has room behind it."""

Counts = Mapping[Category, int]


def attendance_on_paper(points: list[Point]) -> go.Figure:
    """Draw the rates of `attendance_figure` for paper."""
    figure = attendance_figure(points)
    figure.update_traces(y=[_in_lines(one.label) for one in points if one.whole][::-1])
    figure.update_traces(textfont={"size": _LETTERS}, marker={"size": 14})
    figure.update_xaxes(tickfont={"size": _SMALL}, nticks=5)
    figure.update_yaxes(ticklabelstandoff=6, tickfont={"size": _SMALL})
    return _on_paper(figure)


def categories_on_paper(terms: Mapping[str, Counts]) -> go.Figure:
    """Draw a bar for each term and category with its pupils, the first term and green on top.

    Bars beside one another, not on one another: a thin part would have no room for its number.
    """
    names = [_in_lines(name) for name in terms][::-1]
    counted = list(terms.values())[::-1]
    figure = go.Figure(layout={"template": TEMPLATE, "barmode": "group", "bargap": 0.25})
    for category in reversed(Category):
        figure.add_bar(
            name=category_label(category),
            y=names,
            x=[counts[category] for counts in counted],
            orientation="h",
            text=[f"{counts[category]:,}" for counts in counted],
            textposition="outside",
            textfont={"size": _LETTERS, "color": INK},
            cliponaxis=False,
            marker={"color": CATEGORY_COLOURS[category]},
        )
    most = max((count for counts in counted for count in counts.values()), default=0)
    figure.update_xaxes(range=[0, ROOM * max(most, 1)], title={"text": "pupils", "font": {"size": _SMALL}})
    figure.update_xaxes(tickfont={"size": _SMALL}, nticks=5, showgrid=True, gridcolor="#D5DEE0", zeroline=False)
    figure.update_yaxes(tickfont={"size": _SMALL}, ticklabelstandoff=6, automargin=True)
    figure.update_layout(legend={"orientation": "h", "traceorder": "reversed", "x": 0, "y": 1.02, "yanchor": "bottom"})
    return _on_paper(figure)


def categories_in_words(terms: Mapping[str, Counts]) -> str:
    """Say the bars as text."""
    said = []
    for name, counts in terms.items():
        parts = ", ".join(f"{category} {plural(counts[category], 'pupil')}" for category in Category)
        said.append(f"{name}: {parts}.")
    return " ".join(["Pupils by category.", *said])


def _in_lines(label: str) -> str:
    return "<br>".join(escape(part, quote=False) for part in wrap(label, _LINE))


def _on_paper(figure: go.Figure) -> go.Figure:
    across, down = SIZE
    figure.update_layout(width=across, height=down, font={"size": _LETTERS}, legend={"font": {"size": _LETTERS}})
    return figure.update_layout(margin={"l": 8, "r": 24, "t": 12, "b": 36})
