"""Up to four rows of bars on one scale, one above the other: a share of sessions, week by week."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import plotly.graph_objects as go

from analysis.charts.theme import INK, OUTSIDE_COLOUR, SCHOOL_COLOUR, TEMPLATE
from analysis.rules.wording import percentage

MOST_PANELS = 4
MOST_LABELLED = 16
"""Bars in a row that have room for a figure each; of more only the highest is labelled."""
ROW, AROUND = 118, 50
"""Pixels of a row, and of what stands round them."""
BARS = 0.76
"""The part of a row's height that its bars may take: its name stands above them."""
SMALL = {"size": 13}


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of possible sessions at a place of the axis; `said` names the place in words."""

    place: str
    said: str
    part: int
    whole: int

    @property
    def height(self) -> float:
        """The share in per cent."""
        return 100 * self.part / self.whole if self.whole else 0.0


@dataclass(frozen=True, slots=True)
class Panel:
    """One row: its name and its bars in order."""

    name: str
    bars: tuple[Bar, ...]


def months_of(mondays: Sequence[date]) -> dict[str, str]:
    """Give the first school week of each month as a place of the axis, with the month's name to write there."""
    first: dict[tuple[int, int], date] = {}
    for monday in mondays:
        first.setdefault((monday.year, monday.month), monday)
    years = [None, *(monday.year for monday in first.values())]
    return {
        monday.isoformat(): f"{monday:%b}{'' if monday.year == year else f'<br>{monday.year}'}"
        for monday, year in zip(first.values(), years, strict=False)
    }


def panels_figure(panels: Sequence[Panel], places: Sequence[str], ticks: Mapping[str, str] | None = None) -> go.Figure:
    """Draw a row for each panel; the highest bar of each is dark.

    `places`: the axis. `ticks`: those of them that are named, and how; all of them by themselves where None.
    """
    shown = panels[:MOST_PANELS]
    top = max((bar.height for panel in shown for bar in panel.bars), default=0) or 1
    marks = (
        {"tickmode": "array", "tickvals": list(ticks), "ticktext": list(ticks.values())} if ticks is not None else {}
    )
    across = {"type": "category", "categoryorder": "array", "categoryarray": list(places), "tickangle": 0}
    rows = {_axis(row, "yaxis"): _row_axis(row, len(shown), top) for row in range(len(shown))}
    # One call for the whole figure: made of subplots piece by piece it takes four times as long.
    return go.Figure(
        data=[_bars(panel, row) for row, panel in enumerate(shown)],
        layout={
            **rows,
            "template": TEMPLATE,
            "height": ROW * len(shown) + AROUND,
            "showlegend": False,
            "bargap": 0.18,
            "margin": {"t": 8, "b": 50 if ticks else 34, "l": 8, "r": 8},
            "xaxis": across
            | marks
            | {"anchor": _axis(max(0, len(shown) - 1), "y"), "showgrid": False, "tickfont": SMALL},
            "annotations": [_name(panel, row) for row, panel in enumerate(shown)],
        },
    )


def _axis(row: int, name: str) -> str:
    """Name the axis of a row, counted from 0, as plotly does: "y", "y2", …."""
    return f"{name}{row + 1 if row else ''}"


def _row_axis(row: int, rows: int, top: float) -> dict[str, object]:
    """Give a row its part of the height, from the top, and a line for the bars to stand on."""
    low = 1 - (row + 1) / rows
    return {
        "domain": [low, low + BARS / rows],
        "range": [0, 1.25 * top],
        "showgrid": False,
        "showticklabels": False,
        "zeroline": True,
        "zerolinecolor": OUTSIDE_COLOUR,
        "fixedrange": True,
    }


def _name(panel: Panel, row: int) -> dict[str, object]:
    """Write a row's name above its bars."""
    text = {"text": f"<b>{escape(panel.name, quote=False)}</b>", "font": {"size": 15, "color": INK}, "showarrow": False}
    across = {"x": 0, "xref": "paper", "xanchor": "left"}
    return text | across | {"y": 1, "yref": f"{_axis(row, 'y')} domain", "yanchor": "bottom", "yshift": 4}


def _bars(panel: Panel, row: int) -> dict[str, object]:
    highest = max((bar.height for bar in panel.bars), default=0)
    all_labelled = len(panel.bars) <= MOST_LABELLED
    return {
        "type": "bar",
        "yaxis": _axis(row, "y"),
        "x": [bar.place for bar in panel.bars],
        "y": [bar.height for bar in panel.bars],
        "text": [_label(bar) if all_labelled or (bar.height == highest and highest) else "" for bar in panel.bars],
        "textposition": "outside",
        "textangle": 0,
        "textfont": SMALL | {"color": INK},
        "cliponaxis": False,
        "constraintext": "none",
        "marker": {"color": [SCHOOL_COLOUR if bar.height == highest else OUTSIDE_COLOUR for bar in panel.bars]},
        "customdata": [
            f"{bar.said}: {percentage(bar.part, bar.whole)} ({bar.part:,} of {bar.whole:,})" for bar in panel.bars
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _label(bar: Bar) -> str:
    return percentage(bar.part, bar.whole) if bar.whole else ""


def panels_in_words(panels: Sequence[Panel]) -> str:
    """Say the figure as text: the highest and the lowest bar of each row."""
    return " ".join(map(_in_words, panels[:MOST_PANELS])) or "No sessions."


def _in_words(panel: Panel) -> str:
    known = sorted((bar for bar in panel.bars if bar.whole), key=lambda bar: bar.height)
    if not known:
        return f"{panel.name}: no sessions."
    low, high = known[0], known[-1]
    return (
        f"{panel.name}: highest {percentage(high.part, high.whole)}, {high.said}; "
        f"lowest {percentage(low.part, low.whole)}, {low.said}."
    )
