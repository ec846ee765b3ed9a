"""Figures on the screen: large on the projector, said in words, and saved as a picture from the browser."""

import re

import streamlit as st
from plotly.graph_objects import Figure

from analysis.charts.theme import for_the_back_wall, picture_button
from ui.presenting import presenting


def show_figure(figure: Figure, *, key: str, words: str) -> None:
    """Draw a figure with the words that say the same; its button saves a picture named for the key, never for a pupil.

    On the projector it is enlarged and has no button: nothing over a figure in the meeting.
    """
    shown = for_the_back_wall(figure) if presenting() else figure
    name = None if presenting() else re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-")
    st.plotly_chart(shown, key=key, theme=None, alt=words, config=picture_button(name))
