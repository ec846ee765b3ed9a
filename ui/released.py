"""What is released: how many letters of which type, and a list of whose, by whom and when."""

import streamlit as st

from analysis.meeting.room import Meeting
from analysis.rules.decision import LETTER_NAMES
from analysis.rules.wording import plural, sessions_of, short_date
from ui.decisions import changed_since, releases
from ui.stopped import letters_to_print, stopped_persons
from ui.tables import show_table

REVIEW_PAGE = "pages/review.py"


def show_changed_since(meeting: Meeting) -> None:
    """Say how many released letters stand on other figures than the files give by now."""
    count = changed_since(meeting)
    if count:
        st.warning(
            f"{plural(count, 'letter')} went out on other figures than the files or terms now give. Each keeps the "
            "figures of its release and lists no reasons or dates; none is written for a pupil no longer in the file.",
            icon=":material/warning:",
        )


def show_released(meeting: Meeting) -> bool:
    """Say what is released and list it; False, with what to do, where nothing is."""
    planned = letters_to_print(meeting)
    if not planned:
        none = "Every released letter is stopped" if stopped_persons(meeting) else "No letter is released yet"
        st.markdown(f"#### {none}, so there is nothing to print or download.")
        if st.button("Decide and release letters", key="go_to_review", type="primary", icon=":material/fact_check:"):
            st.switch_page(REVIEW_PAGE)
        return False
    pupils = plural(len(releases(meeting).keys() - stopped_persons(meeting)), "pupil")
    st.markdown(f"#### {plural(len(planned), 'letter')} about {pupils} released, each on its own page.")
    with st.expander("Who released what"):
        show_table(
            [
                {
                    "Pupil": one.decision.listed_name,
                    "Class": one.decision.text("class_name"),
                    "To": one.addressee.names,
                    "Letter": LETTER_NAMES[one.release.letter],
                    "On": sessions_of(one.release.attended, one.release.possible),
                    "Released": f"{one.release.released_by}, {short_date(one.release.released_on)}",
                }
                for one in planned
            ],
            f"{plural(len(planned), 'released letter')}",
        )
        st.caption("To take a release back, open the pupil on the Review page.")
    return True
