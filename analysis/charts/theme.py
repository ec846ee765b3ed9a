"""How every figure looks: one template, one palette, and a word and a sign for each category.

The three category colours differ in lightness first (about 60, 82 and 32 of 100), so that they hold for every common
kind of colour blindness, on a projector and in grey print. Colour is never the only sign: labels carry word and mark.
"""

from html import escape
from textwrap import wrap

import plotly.graph_objects as go
import plotly.io as pio

from analysis.rules.categories import Category

CATEGORY_COLOURS = {Category.GREEN: "#2A9D8F", Category.AMBER: "#F2B84B", Category.RED: "#8E1B2F"}
CATEGORY_SIGNS = {Category.GREEN: "●", Category.AMBER: "▲", Category.RED: "■"}
OUTSIDE_COLOUR = "#9AA5AB"
INK = "#14252B"
SCHOOL_COLOUR = "#0B5563"
TEMPLATE = "attendance"
FONT_SIZE = 18
LARGE = 1.3
"""Times the usual size, to be read from the back wall."""
PICTURE_SCALE = 3
"""Pixels of a saved picture to one of the screen: sharp on paper."""

pio.templates[TEMPLATE] = go.layout.Template(
    layout={
        # A font of the computer, not of the page: a saved picture has no other, and wider letters would be cut.
        "font": {"family": "Arial, Liberation Sans, sans-serif", "size": FONT_SIZE, "color": INK},
        # White paper in the light and the dark theme, so that ink and category colours always hold.
        "paper_bgcolor": "#FFFFFF",
        "plot_bgcolor": "#FFFFFF",
        # Above is room for the button that saves the picture.
        "margin": {"l": 16, "r": 16, "t": 36, "b": 16},
        "hoverlabel": {"font": {"size": 18}},
    }
)


def category_label(category: str) -> str:
    """Write a category as sign and word: "▲ Amber"."""
    sign = CATEGORY_SIGNS.get(Category(category)) if category in set(Category) else None
    return f"{sign} {category.capitalize()}" if sign else category.capitalize()


def in_lines(text: str, width: int) -> str:
    """Break a name into lines of about so many letters, as plotly writes them."""
    return "<br>".join(escape(line, quote=False) for line in wrap(text, width, break_long_words=False))


def for_the_back_wall(figure: go.Figure) -> go.Figure:
    """Enlarge a figure's height, all of its text and the margins that hold some of it, in place."""
    figure.for_each_trace(lambda one: one.update(textfont={"size": LARGE * (one.textfont.size or FONT_SIZE)}))
    figure.for_each_annotation(lambda one: one.update(font={"size": LARGE * (one.font.size or FONT_SIZE)}))
    margin = {side: LARGE * room for side, room in figure.layout.margin.to_plotly_json().items()}
    return figure.update_layout(font={"size": LARGE * FONT_SIZE}, height=LARGE * figure.layout.height, margin=margin)


def picture_button(file_name: str | None) -> dict[str, object]:
    """Set plotly's tool bar: one button that saves the figure as `file_name`.png, or no bar where there is no name."""
    if file_name is None:
        return {"displayModeBar": False}
    return {
        "modeBarButtons": [["toImage"]],
        "displaylogo": False,
        "toImageButtonOptions": {"format": "png", "filename": file_name, "scale": PICTURE_SCALE},
    }
