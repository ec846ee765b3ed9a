"""A letter's page as the printer will give it, on a press: the text of the letter is on the screen at once."""

import streamlit as st

from analysis.letters.office import office_program, pdf_of
from analysis.letters.printed_page import page_pictures
from analysis.rules.wording import plural


def show_printed_page(letter: bytes, key: str) -> None:
    """Offer the page of a letter as it prints, and show it once somebody asks; else say how to see it."""
    program = office_program()
    if program is None:
        st.caption("This is the text. For the page as it prints, download the letter and open it in Word.")
    elif st.button("Show the page as it prints", key=key, icon=":material/print:"):
        _show_page(letter, program)


@st.dialog("The page as it prints", width="medium")
def _show_page(letter: bytes, program: str) -> None:
    with st.spinner("Laying out the page …"):
        pdf = pdf_of(letter, program)
        pictures = () if pdf is None else page_pictures(pdf)
    if not pictures:
        st.warning("LibreOffice did not answer. Try again, or download the letter and open it in Word.")
    if len(pictures) > 1:
        st.warning(f"This letter fills {plural(len(pictures), 'page')}: print it apart from the others.")
    for number, picture in enumerate(pictures, 1):
        with st.container(border=True):
            st.image(picture, width="stretch", alt=f"Page {number} of the letter as it prints")
