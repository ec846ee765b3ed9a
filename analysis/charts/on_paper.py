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
    """Draw one bar a term, the first on top, parted into the pupils of each category with their number."""
    names = [_in_lines(name) for name in terms][::-1]
    counted = list(terms.values())[::-1]
    figure = go.Figure(layout={"template": TEMPLATE, "barmode": "stack", "bargap": 0.45})
    for category in Category:
        figure.add_bar(
            name=category_label(category),
            y=names,
            x=[counts[category] for counts in counted],
            orientation="h",
            text=[f"{counts[category]:,}" if counts[category] else "" for counts in counted],
            textposition="auto",
            insidetextanchor="middle",
            textangle=0,
            textfont={"size": _LETTERS, "color": INK if category is Category.AMBER else "#FFFFFF"},
            outsidetextfont={"color": INK},
            marker={"color": CATEGORY_COLOURS[category], "line": {"color": "#FFFFFF", "width": 2}},
        )
    figure.update_xaxes(title={"text": "pupils", "font": {"size": _SMALL}}, tickfont={"size": _SMALL}, nticks=6)
    figure.update_xaxes(showgrid=True, gridcolor="#D5DEE0", zeroline=False)
    figure.update_yaxes(tickfont={"size": _SMALL}, ticklabelstandoff=6, automargin=True)
    figure.update_layout(legend={"orientation": "h", "traceorder": "normal", "x": 0, "y": 1.02, "yanchor": "bottom"})
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
