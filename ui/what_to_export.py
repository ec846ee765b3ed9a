"""What to export from which MIS, in the words of their menus."""

import streamlit as st

ADVICE = """
| MIS | What to export |
|---|---|
| Any, through the DfE | *Monitor your school attendance*, "Export attendance and absence codes", one term at a time |
| SIMS | a report with UPN, names, year, reg group and attendance totals; or the attendance module, to Excel |
| SIMS Next Gen | the Edit Marks grid of the term |
| Arbor | attendance by student for the term's dates, with possible, present and absent sessions; or raw marks |
| Bromcom | student attendance by week |
| ScholarPack, Integris, Juniper, other | one row for each pupil: possible, attended, authorised, unauthorised |

Marks (one for each session) let the program check more before a letter goes than totals do, and let a letter list
dates. A list with percentages only cannot lead to letters: choose sessions.
"""


def show_what_to_export() -> None:
    """Show the advice, folded away."""
    with st.expander("What to export from your MIS"):
        st.markdown(ADVICE)
