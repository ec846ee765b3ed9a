"""Attendance on One Page: page settings and navigation."""

from pathlib import Path

import streamlit as st

from ui.daily import begin_daily_work
from ui.fence import run_fenced
from ui.loading import statistics
from ui.presenting import page_or_sentence, presenting
from ui.theme import show_frame

# A picture of our own: an icon by name would be fetched from the internet.
ICON = Path(__file__).parent / "ui/icon.png"
st.set_page_config(page_title="Attendance on One Page", page_icon=ICON, layout="wide")
# The way of the termly meeting stands open, in its order; what is needed now and then stands in a menu.
page = st.navigation(
    {
        "": [
            st.Page("pages/upload.py", title="Upload", icon=":material/upload_file:", default=True),
            st.Page("pages/columns.py", title="How was this file read?", icon=":material/table:", visibility="hidden"),
            st.Page("pages/meeting.py", title="Meeting", icon=":material/groups:"),
            st.Page("pages/review.py", title="Review", icon=":material/fact_check:"),
            st.Page("pages/letters.py", title="Letters", icon=":material/mail:"),
            st.Page("pages/sent.py", title="Sent", icon=":material/send:"),
        ],
        "Pupils": [
            st.Page("pages/pupil.py", title="Pupil", icon=":material/person:"),
            st.Page("pages/persistent.py", title="Persistent absentees", icon=":material/person_alert:"),
            st.Page("pages/circumstances.py", title="Circumstances", icon=":material/info:"),
            st.Page("pages/families.py", title="Families", icon=":material/family_restroom:"),
            st.Page("pages/same_child.py", title="Same child", icon=":material/group:"),
        ],
        "Look further": [
            st.Page("pages/patterns.py", title="Patterns", icon=":material/calendar_view_week:"),
            st.Page("pages/movement.py", title="Movement", icon=":material/swap_vert:"),
            st.Page("pages/cohorts.py", title="Groups", icon=":material/diversity_3:"),
            st.Page("pages/outcomes.py", title="After the letters", icon=":material/trending_up:"),
            st.Page("pages/what_if.py", title="What if", icon=":material/tune:"),
            st.Page("pages/reports.py", title="Reports", icon=":material/summarize:"),
        ],
        "School": [
            st.Page("pages/settings.py", title="Settings", icon=":material/settings:"),
            st.Page("pages/templates.py", title="Templates", icon=":material/draft:"),
            st.Page("pages/keeping.py", title="What we keep", icon=":material/inventory_2:"),
        ],
    },
    position="hidden" if presenting() else "top",
)
show_frame(page)
begin_daily_work()
statistics()
run_fenced(page_or_sentence(page.title, page.run))
