"""A letter's page as the printer will give it, on a press: the text of the letter is on the screen at once."""

import hashlib

import streamlit as st

from analysis.letters.office import office_program, pdf_of
from analysis.letters.printed_page import page_pictures
from analysis.rules.wording import plural
from ui.state import StateKey, load, store

SCREEN_WIDTH = 736
"""Pixels, as wide as the letter's text above it."""


def show_printed_page(letter: bytes, key: str) -> None:
    """Offer the page of a letter as it prints, and show it once somebody asked; else say how to see it."""
    program = office_program()
    if program is None:
        st.caption(
            "This is the text. To see the page as it prints, download the letter on the Letters page and open it."
        )
        return
    fingerprint = hashlib.sha256(letter).hexdigest()
    if st.button("Show the page as it prints", key=key, icon=":material/print:"):
        with st.spinner("Laying out the page …"):
            store(StateKey.PRINTED_PAGE, (fingerprint, _pictures(letter, program)))
    shown: tuple[str, tuple[bytes, ...]] | None = load(StateKey.PRINTED_PAGE)
    if shown is not None and shown[0] == fingerprint:
        _show(shown[1])


def _pictures(letter: bytes, program: str) -> tuple[bytes, ...]:
    pdf = pdf_of(letter, program)
    return () if pdf is None else page_pictures(pdf)


def _show(pictures: tuple[bytes, ...]) -> None:
    if not pictures:
        st.warning("LibreOffice did not answer. Try again, or download the letter and open it in Word.")
    if len(pictures) > 1:
        st.warning(f"This letter fills {plural(len(pictures), 'page')}: print it apart from the others.")
    with st.container(border=True, width=SCREEN_WIDTH):
        for number, picture in enumerate(pictures, 1):
            st.image(picture, width="stretch", alt=f"Page {number} of the letter as it prints")
