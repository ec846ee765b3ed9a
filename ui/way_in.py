"""Every visit goes through app.py, one that begins at the address of a page too.

Until `st.navigation` has run once in a process, Streamlit takes a folder `pages` beside the main program for its older
kind of navigation, and runs a page opened by its address alone: no menu, no search, no fence, no sample's banner.
"""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx


def send_through_app() -> None:
    """Begin the run anew with app.py where it is the first of the process; called as this package is first imported."""
    if get_script_run_ctx(suppress_warning=True) is not None and PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()
