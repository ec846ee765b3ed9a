"""What stands round every page: style that the theme settings cannot say, the sample school's banner, the search."""

import streamlit as st
from streamlit.navigation.page import Page

from ui.address import note_address, show_address
from ui.fence import run_fenced
from ui.find_pupil import show_found, show_search
from ui.presenting import presenting
from ui.state import StateKey, load

STYLE = """
<style>
  .stMainBlockContainer { max-width: 1720px; padding-top: 4rem; }
  [data-testid="stMetricLabel"] p { font-size: 1rem; font-weight: 600; white-space: normal; overflow: visible;
    overflow-wrap: normal; word-break: normal; }
  @media (max-width: 1100px) {
    [data-testid="stHorizontalBlock"] { flex-wrap: wrap; }
    [data-testid="stColumn"] { min-width: 17rem; }
    [data-testid="stColumn"]:has([data-testid="stPlotlyChart"]) { min-width: 100%; }
  }
  [data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p { color: inherit !important; opacity: 0.9; }
  [data-testid="stTabs"] [aria-selected="true"] p, [data-testid$="Active"], [data-testid$="Active"] p {
    font-weight: 700; }
  [data-testid^="stBaseButton-primary"], [data-testid="stMultiSelect"] [data-tag] {
    background-color: light-dark(#0B5563, #207A8C); }
  [data-testid^="stBaseButton-primary"] p { font-weight: 700; }
  .stApp kbd { color: inherit !important; opacity: 0.9 !important; }
  [data-testid="stHeaderActionElements"] { display: none; }
  .st-key-frame { margin-bottom: -0.4rem; }
  .st-key-frame [data-testid="InputInstructions"] { display: none; }
  .st-key-answer p { font-size: 1.2rem; font-weight: 600; line-height: 1.4; }
  .paper { background: #fff; color: #14252B; border: 1px solid #7C9197; border-radius: 4px;
           padding: 2.2rem min(2.6rem, 7%); overflow-wrap: anywhere;
           max-width: 46rem; font-family: Arial, "Liberation Sans", sans-serif; font-size: 0.9rem; line-height: 1.45; }
  .paper p { margin: 0 0 0.6rem 0; font-size: 0.9rem; }
  .paper h1, .paper h2 { color: #1F3864; padding: 0; margin: 0 0 0.5rem 0; font-family: inherit; }
  .paper h1 { font-size: 1.4rem; }
  .paper h2 { font-size: 1rem; }
  .paper table { width: 100%; border-collapse: collapse; margin: 0.2rem 0 0.9rem 0; }
  .paper th { text-align: left; }
  .paper th:last-child { text-align: right; }
  .paper img { max-width: 11rem; max-height: 7rem; }
  .paper tr:first-child:has(td[colspan]) td { border-bottom: 1px solid #1F3864; padding-bottom: 0.8rem; }
  .paper tr:first-child:has(td[colspan]) + tr td { padding-top: 2rem; }
  .paper td { padding: 0.15rem 0; vertical-align: top; border: none; }
  .paper td p { margin: 0; }
  .paper td:last-child:not(:first-child) { text-align: right; }
  .paper .small { font-size: 0.8rem; }
  .paper .date { text-align: right; margin-top: 5rem; }
  .paper .signature { margin-top: 2.4rem; }
  .paper .signature:has(img) + .signature { margin-top: 0; }
  .paper .slip { border-top: 1px dashed #14252B; padding-top: 0.6rem; }
  .st-key-groups_tables [data-testid="stElementToolbar"] { display: none; }
  @media print { header, [data-testid="stToolbar"], .stButton, .stDownloadButton { display: none !important; } }
</style>
"""

FOR_THE_BACK_WALL = """
<style>
  html { font-size: clamp(22px, 1.4vw, 34px) !important; }
  .stMainBlockContainer { max-width: none; padding: 1rem 3vw 3rem; }
  [data-testid="stMetricValue"] { font-size: 3.2rem; }
  [data-testid="stTable"] table { font-size: 1rem; }
  [data-testid="stMetricLabel"] [data-testid="stTooltipIcon"] { display: none; }
</style>
"""


def show_frame(page: Page) -> None:
    """Show what every page has: style, larger on the projector, the sample's banner, the search, the address."""
    note_address(page)
    st.html(STYLE + (FOR_THE_BACK_WALL if presenting() else ""))
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="frame"):
        if load(StateKey.IS_SAMPLE):
            st.caption(":material/science: **Sample school.** Everyone in it is invented.")
        run_fenced(lambda: show_search(page.title))
        run_fenced(show_address)
    run_fenced(lambda: show_found(page.title))
