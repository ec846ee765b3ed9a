"""What we keep answers: what do the records hold, for how long, and where is the copy."""

import streamlit as st

from ui.keep_contents import show_what_is_held
from ui.keep_copies import show_copies
from ui.keep_due import show_due
from ui.keep_pupil import show_one_pupil
from ui.keep_restore import show_restore
from ui.keep_state import require_own_records, show_done

st.title("What we keep")
own = require_own_records()
show_done()
if own:
    show_what_is_held()
copy, due, pupil, restore = st.tabs(["A copy", "Due to go", "One pupil", "Restore"])
if own:
    with copy:
        show_copies()
    with due:
        show_due()
    with pupil:
        show_one_pupil()
with restore:
    show_restore()
