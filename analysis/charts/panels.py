"""Up to four rows of bars on one scale, one above the other: a share of sessions, week by week."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.charts.theme import INK, OUTSIDE_COLOUR, SCHOOL_COLOUR, TEMPLATE
from analysis.rules.wording import percentage

MOST_PANELS = 4
MOST_LABELLED = 16
"""Bars in a row that have room for a figure each; of more only the highest is labelled."""
ROW, AROUND = 118, 76
"""Pixels of a row, and of what stands round them."""


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
    figure = make_subplots(
        rows=max(1, len(shown)), cols=1, shared_xaxes=True, vertical_spacing=0.3 / max(2, len(shown))
    )
    figure.update_layout(template=TEMPLATE, height=ROW * len(shown) + AROUND, showlegend=False, bargap=0.18)
    top = max((bar.height for panel in shown for bar in panel.bars), default=0) or 1
    for row, panel in enumerate(shown, start=1):
        figure.add_trace(_bars(panel), row=row, col=1)
        name = {"text": f"<b>{escape(panel.name, quote=False)}</b>", "font": {"size": 15, "color": INK}}
        place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yanchor": "bottom", "yshift": 4}
        figure.add_annotation(name | place, yref=f"y{row if row > 1 else ''} domain", showarrow=False)
    figure.update_yaxes(range=[0, 1.25 * top], visible=False)
    figure.update_xaxes(categoryorder="array", categoryarray=list(places), type="category", tickangle=0)
    figure.update_xaxes(showgrid=False, tickfont={"size": 13}, showline=True, linecolor=OUTSIDE_COLOUR)
    if ticks is not None:
        figure.update_xaxes(tickmode="array", tickvals=list(ticks), ticktext=list(ticks.values()))
    return figure.update_layout(margin={"t": 34, "b": 50 if ticks else 34, "l": 8, "r": 8})


def _bars(panel: Panel) -> go.Bar:
    highest = max((bar.height for bar in panel.bars), default=0)
    all_labelled = len(panel.bars) <= MOST_LABELLED
    return go.Bar(
        x=[bar.place for bar in panel.bars],
        y=[bar.height for bar in panel.bars],
        text=[_label(bar) if all_labelled or (bar.height == highest and highest) else "" for bar in panel.bars],
        textposition="outside",
        textangle=0,
        textfont={"size": 13, "color": INK},
        cliponaxis=False,
        constraintext="none",
        marker={"color": [SCHOOL_COLOUR if bar.height == highest else OUTSIDE_COLOUR for bar in panel.bars]},
        customdata=[
            f"{bar.said}: {percentage(bar.part, bar.whole)} ({bar.part:,} of {bar.whole:,})" for bar in panel.bars
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


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
