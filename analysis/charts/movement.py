"""The alluvial figure of pupils moving between categories."""

from collections.abc import Mapping
from html import escape

import plotly.graph_objects as go

from analysis.charts.theme import CATEGORY_COLOURS, INK, OUTSIDE_COLOUR, TEMPLATE, category_label
from analysis.rules.categories import Category
from analysis.rules.wording import plural

EDGE = 0.001
"""Plotly ignores a node at exactly 0 or 1."""
GAP = 0.07
HEIGHT = 560

Movement = Mapping[str, Mapping[str, int]]
"""Pupils by last term's place, then this term's, as `measures.movement` counts them; the order is from the top."""
Flow = tuple[str, str, int]


def movement_figure(movement: Movement, before_name: str, now_name: str) -> go.Figure:
    """Draw last term's categories on the left, this term's on the right, ribbons as wide as their pupils."""
    figure = go.Figure(_sankey(_flows(movement)), layout={"template": TEMPLATE, "height": HEIGHT})
    for x, name, anchor in ((0, before_name, "left"), (1, now_name, "right")):
        place = {"x": x, "xanchor": anchor, "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 6}
        figure.add_annotation(place, text=f"<b>{escape(name)}</b>", showarrow=False, font={"size": 20})
    for annotation in _names_of_thin_nodes(_flows(movement)):
        figure.add_annotation(annotation)
    return figure.update_layout(margin={"t": 72, "b": 40})


def _names_of_thin_nodes(flows: list[Flow]) -> list[dict[str, object]]:
    """Write the names of those outside below their nodes: beside so thin a node, its own ribbon would strike them."""
    notes: list[dict[str, object]] = []
    for x, anchor, totals in ((0, "left", _totals(flows, 0)), (1, "right", _totals(flows, 1))):
        for (name, total), middle in zip(totals.items(), _heights(list(totals.values())), strict=True):
            if _is_outside(name):
                text = escape(f"{category_label(name)}  {total}")
                place = {"x": x, "y": 1 - middle, "xref": "paper", "yref": "paper", "xanchor": anchor, "yanchor": "top"}
                notes.append(place | {"text": text, "showarrow": False, "font": {"size": 20, "color": INK}})
    return notes


def _is_outside(name: str) -> bool:
    return name not in set(Category)


def movement_in_words(movement: Movement, before_name: str, now_name: str) -> str:
    """Say the figure as text, for those who cannot see it."""
    parts = [f"{pupils} from {was} to {is_}" for was, is_, pupils in _flows(movement)]
    return f"Pupils by category in {before_name} and in {now_name}: {'; '.join(parts) or 'nobody'}."


def _flows(movement: Movement) -> list[Flow]:
    return [(was, is_, pupils) for was, row in movement.items() for is_, pupils in row.items() if pupils]


def _totals(flows: list[Flow], side: int) -> dict[str, int]:
    """Add pupils by place on one side, categories from green down, then those outside."""
    totals: dict[str, int] = {}
    for flow in flows:
        totals[str(flow[side])] = totals.get(str(flow[side]), 0) + flow[2]
    order = [*Category, *(name for name in totals if name not in set(Category))]
    return {name: totals[name] for name in order if name in totals}


def _sankey(flows: list[Flow]) -> go.Sankey:
    left, right = _totals(flows, 0), _totals(flows, 1)
    nodes = [*left.items(), *right.items()]
    place = {("left", name): number for number, name in enumerate(left)}
    place |= {("right", name): number for number, name in enumerate(right, len(left))}
    return go.Sankey(
        arrangement="fixed",
        textfont={"size": 20, "color": INK, "shadow": "none"},
        node={
            "label": ["" if _is_outside(name) else f"{category_label(name)}  {total}" for name, total in nodes],
            "customdata": [f"{category_label(name)}  {total}" for name, total in nodes],
            "color": [_colour(name) for name, _ in nodes],
            "x": [EDGE] * len(left) + [1 - EDGE] * len(right),
            "y": _heights(list(left.values())) + _heights(list(right.values())),
            "pad": GAP * HEIGHT,
            "thickness": 26,
            "line": {"width": 0},
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        link={
            "source": [place["left", was] for was, _, _ in flows],
            "target": [place["right", is_] for _, is_, _ in flows],
            "value": [pupils for _, _, pupils in flows],
            "color": [_faded(_colour(was)) for was, _, _ in flows],
            "customdata": [
                f"{plural(pupils, 'pupil')}: {category_label(was)} to {category_label(is_)}"
                for was, is_, pupils in flows
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
