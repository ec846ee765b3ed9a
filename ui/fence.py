"""The last fence: an unforeseen error costs one page, not the meeting, and shows and logs no pupil."""

import logging
import traceback
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from analysis.records.errors import RecordsError
from ui.plain_text import as_text

LOG = logging.getLogger("attendance")


def run_fenced(page: Callable[[], None]) -> None:
    """Run a page. An error becomes a sentence; the log gets its kind and place, never its words."""
    try:
        page()
    except RecordsError as error:
        st.error(as_text(str(error)), icon=":material/error:")
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}, line {place.lineno}"
        LOG.error("%s in %s", type(error).__name__, where)
        st.error(
            "Something in this page went wrong, and nothing was changed. The other pages still work. "
            f"Please tell whoever looks after this program: {type(error).__name__} in {where}.",
            icon=":material/error:",
        )
