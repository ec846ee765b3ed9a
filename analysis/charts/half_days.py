"""The ten half days of the school week, each a cell with what was missed, so that it reads without colour."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.charts.theme import INK, TEMPLATE
from analysis.rules.wording import percentage, sessions_of

WEAK, STRONG = "#FFFFFF", "#F2B84B"
"""Light to amber: ink is read on both."""
SIGNS = {1: "▲ more", 0: "", -1: "▼ less"}
"""Beside what is more or less than chance alone makes."""
HALVES = {"AM": "Morning", "PM": "Afternoon"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A weekday's half day: sessions missed of possible, and 1, 0 or -1 for more, as or less than chance makes."""

    weekday: str
    session: str
    absent: int
    possible: int
    differs: int


def half_days_figure(cells: Sequence[Cell]) -> go.Figure:
    """Draw weekdays across and half days down, each cell with its share missed, its sessions and its sign."""
    weekdays = list(dict.fromkeys(cell.weekday for cell in cells))
    rows = [[cell for cell in cells if cell.session == half] for half in HALVES]
    shares = [[100 * cell.absent / cell.possible if cell.possible else None for cell in row] for row in rows]
    known = [share for row in shares for share in row if share is not None]
    figure = go.Figure(layout={"template": TEMPLATE, "height": 260})
    figure.add_heatmap(
        x=weekdays,
        y=list(HALVES.values()),
        z=shares,
        text=[[_text(cell) for cell in row] for row in rows],
        texttemplate="%{text}",
        textfont={"size": 15, "color": INK},
        colorscale=[[0, WEAK], [1, STRONG]],
        zmin=min(known, default=0),
        zmax=max(known, default=1),
        showscale=False,
        hoverinfo="skip",
        xgap=3,
        ygap=3,
    )
    figure.update_xaxes(side="top", showgrid=False, tickfont={"size": 16})
    figure.update_yaxes(autorange="reversed", showgrid=False, tickfont={"size": 16}, automargin=True)
    return figure.update_layout(margin={"t": 36, "b": 8})


def _text(cell: Cell) -> str:
    lines = [f"<b>{percentage(cell.absent, cell.possible)}</b>", sessions_of(cell.absent, cell.possible)]
    return "<br>".join([*lines, f"<b>{SIGNS[cell.differs]}</b>"] if cell.differs else lines)


def half_days_in_words(cells: Sequence[Cell]) -> str:
    """Say the figure as text, for those who cannot see it."""
    return f"{'; '.join(map(_in_words, cells))}."


def _in_words(cell: Cell) -> str:
    share = f"{percentage(cell.absent, cell.possible)} missed" if cell.possible else "no sessions"
    chance = f", {SIGNS[cell.differs][2:]} than chance alone makes" if cell.differs else ""
    return f"{cell.weekday} {cell.session} {share}{chance}"
