"""The alluvial figure of pupils moving between categories."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise

import plotly.graph_objects as go

from analysis.charts.theme import CATEGORY_COLOURS, INK, OUTSIDE_COLOUR, TEMPLATE, category_label, in_lines
from analysis.rules.categories import Category
from analysis.rules.wording import plural

EDGE = 0.001
"""Plotly ignores a node at exactly 0 or 1."""
GAP = 0.07
HEIGHT = 560
SIZE, SMALL = 20, 16
FEW, MANY = 3, 4
"""More terms than these have names in several lines; and smaller text, with words in the first term only."""
TITLE_WIDTH = 10

Movement = Mapping[str, Mapping[str, int]]
"""Pupils by last term's place, then this term's, as `measures.movement` counts them; the order is from the top."""
Flow = tuple[str, str, int]
Column = dict[str, int]
"""Pupils of one term by place, from the top."""


def movement_figure(movement: Movement, before_name: str, now_name: str) -> go.Figure:
    """Draw last term's categories on the left, this term's on the right, ribbons as wide as their pupils."""
    return alluvial_figure([movement], [before_name, now_name])


def alluvial_figure(steps: Sequence[Movement], names: Sequence[str]) -> go.Figure:
    """Draw the categories of each term side by side, earliest on the left. `steps`: from each term to the next."""
    columns, size = _columns(steps), SIZE if len(names) <= MANY else SMALL
    figure = go.Figure(_sankey(steps, columns, size), layout={"template": TEMPLATE, "height": HEIGHT})
    titles = [in_lines(name, TITLE_WIDTH if len(names) > FEW else len(name) + 1) for name in names]
    for place, title in enumerate(titles):
        at = {"x": _across(place, len(names)), "xref": "paper", "xanchor": _anchor(place, len(names))}
        at |= {"y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 6}
        figure.add_annotation(at, text=f"<b>{title}</b>", showarrow=False, font={"size": size})
    for annotation in _names_of_thin_nodes(columns, size):
        figure.add_annotation(annotation)
    lines = max(title.count("<br>") for title in titles)
    return figure.update_layout(margin={"t": 72 + 24 * lines, "b": 40})


def _names_of_thin_nodes(columns: Sequence[Column], size: int) -> list[dict[str, object]]:
    """Write the names of those outside below their nodes: beside so thin a node, its own ribbon would strike them."""
    notes: list[dict[str, object]] = []
    for place, column in enumerate(columns):
        for (name, total), middle in zip(column.items(), _heights(list(column.values())), strict=True):
            if _is_outside(name):
                at = {"x": _across(place, len(columns)), "y": 1 - middle, "xref": "paper", "yref": "paper"}
                at |= {"xanchor": _anchor(place, len(columns)), "yanchor": "top"}
                text = escape(_label(name, total, is_short=place > 0 and len(columns) > MANY))
                notes.append(at | {"text": text, "showarrow": False, "font": {"size": size, "color": INK}})
    return notes


def _label(name: str, total: int, *, is_short: bool = False) -> str:
    """Write a place with its pupils: "● Green  12"; where many terms leave no room, "● 12" after the first term."""
    words = category_label(name)
    if not is_short:
        return f"{words}  {total}"
    return f"{total}" if _is_outside(name) else f"{words.split()[0]} {total}"


def _across(place: int, columns: int) -> float:
    return place / (columns - 1)


def _anchor(place: int, columns: int) -> str:
    return "left" if place == 0 else "right" if place == columns - 1 else "center"


def _is_outside(name: str) -> bool:
    return name not in set(Category)


def movement_in_words(movement: Movement, before_name: str, now_name: str) -> str:
    """Say the figure as text, for those who cannot see it."""
    parts = [f"{pupils} from {was} to {is_}" for was, is_, pupils in _flows(movement)]
    return f"Pupils by category in {before_name} and in {now_name}: {'; '.join(parts) or 'nobody'}."


def alluvial_in_words(steps: Sequence[Movement], names: Sequence[str]) -> str:
    """Say the figure of several terms as text, one step after the other."""
    pairs = zip(steps, pairwise(names), strict=True)
    return " ".join(movement_in_words(step, before, now) for step, (before, now) in pairs)


def _flows(movement: Movement) -> list[Flow]:
    return [(was, is_, pupils) for was, row in movement.items() for is_, pupils in row.items() if pupils]


def _columns(steps: Sequence[Movement]) -> list[Column]:
    """Add pupils by place in each term."""
    return [_totals(_flows(steps[0]), 0), *(_totals(_flows(step), 1) for step in steps)]


def _totals(flows: list[Flow], side: int) -> Column:
    """Add pupils by place on one side, categories from green down, then those outside."""
    totals: dict[str, int] = {}
    for flow in flows:
        totals[str(flow[side])] = totals.get(str(flow[side]), 0) + flow[2]
    order = [*Category, *(name for name in totals if name not in set(Category))]
    return {name: totals[name] for name in order if name in totals}


def _sankey(steps: Sequence[Movement], columns: Sequence[Column], size: int) -> go.Sankey:
    nodes = [(place, name, total) for place, column in enumerate(columns) for name, total in column.items()]
    number = {(place, name): at for at, (place, name, _) in enumerate(nodes)}
    flows = [(place, *flow) for place, step in enumerate(steps) for flow in _flows(step)]
    labels = [
        "" if _is_outside(name) else _label(name, total, is_short=place > 0 and len(columns) > MANY)
        for place, name, total in nodes
    ]
    return go.Sankey(
        arrangement="fixed",
        textfont={"size": size, "color": INK, "shadow": "none"},
        node={
            "label": labels,
            "customdata": [_label(name, total) for _, name, total in nodes],
            "color": [_colour(name) for _, name, _ in nodes],
            "x": [min(max(_across(place, len(columns)), EDGE), 1 - EDGE) for place, _, _ in nodes],
            "y": [middle for column in columns for middle in _heights(list(column.values()))],
            "pad": GAP * HEIGHT,
            "thickness": 26,
            "line": {"width": 0},
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        link={
            "source": [number[place, was] for place, was, _, _ in flows],
            "target": [number[place + 1, is_] for place, _, is_, _ in flows],
            "value": [pupils for _, _, _, pupils in flows],
            "color": [_faded(_colour(was)) for _, was, _, _ in flows],
            "customdata": [
                f"{plural(pupils, 'pupil')}: {category_label(was)} to {category_label(is_)}"
                for _, was, is_, pupils in flows
            ],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
    )


def _heights(totals: list[int]) -> list[float]:
    """Place nodes from the top in their order, a gap between each two: the middle of each, as a share of the height."""
    gaps = GAP * (len(totals) - 1)
    above, middles = 0.0, []
    for total in totals:
        share = (1 - gaps) * total / sum(totals)
        middles.append(min(max(above + share / 2, EDGE), 1 - EDGE))
        above += share + GAP
    return middles


def _colour(name: str) -> str:
    return OUTSIDE_COLOUR if _is_outside(name) else CATEGORY_COLOURS[Category(name)]


def _faded(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.42)"
