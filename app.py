"""Attendance on One Page: page settings and navigation."""

import streamlit as st

from ui.fence import run_fenced
from ui.theme import show_frame

st.set_page_config(page_title="Attendance on One Page", page_icon=":material/fact_check:", layout="wide")
page = st.navigation(
    [
        st.Page("pages/upload.py", title="Upload", icon=":material/upload_file:", default=True),
        st.Page("pages/meeting.py", title="Meeting", icon=":material/groups:"),
        st.Page("pages/letters.py", title="Letters", icon=":material/mail:"),
    ],
    position="top",
)
show_frame()
run_fenced(page.run)
