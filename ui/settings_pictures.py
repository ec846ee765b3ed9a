"""The pictures that letters print: what they print now, and a picture that is looked at before it is used."""

import streamlit as st

from analysis.letters.picture_files import MOST_BYTES, PictureError, read_picture
from analysis.letters.pictures import PLACES, Place
from analysis.records.pictures import PictureUse
from analysis.rules.school import School
from analysis.rules.wording import long_date
from ui.pictures import picture_of, picture_uses, use_picture
from ui.plain_text import as_text
from ui.state import StateKey, load

LABELS = {"logo": "School logo", "signature": "Signature"}
WHERE = {
    "logo": "A PNG or JPEG picture, printed at the top right, up to 45 mm wide and 30 mm high.",
    "signature": "A PNG or JPEG picture of the signature on white, printed above the name.",
}
WIDTH = 180
"""Pixels on the screen, about what a sheet of paper shows."""


def show_pictures(school: School) -> None:
    """Show the pictures of letters, and the ways to change them and to take them away. Raises RecordsError."""
    st.markdown(
        "**Pictures in letters.** Used at once. A letter that is released keeps those of its release."
        + (" In the sample school they are kept for this visit only." if load(StateKey.IS_SAMPLE) else "")
    )
    uses = picture_uses()
    for column, place in zip(st.columns(len(PLACES), gap="large"), PLACES, strict=True):
        with column:
            _show_place(place, uses.get(place.name), school)


def _show_place(place: Place, use: PictureUse | None, school: School) -> None:
    if use is not None and use.version:
        st.image(picture_of(use.version) or b"", width=WIDTH)
        st.caption(as_text(f"{LABELS[place.name]} since {long_date(use.at.date())}, by {use.by}."))
        if place.name == "signature":
            who = school.signatory or school.head or school.name
            st.caption(as_text(f"Printed above the name {who}. Change it when somebody else signs."))
        if st.button("Take it away", key=f"drop_{place.name}"):
            use_picture(place.name, None)
            st.toast("Letters released from now on are without it.")
            st.rerun()
    dropped = st.file_uploader(
        f"Another {LABELS[place.name][0].lower()}{LABELS[place.name][1:]}" if use else LABELS[place.name],
        # A new box after each change, so that a picture in use does not lie there as if it waited.
        key=f"picture_{place.name}_{use.number if use else 0}",
        help=WHERE[place.name],
        max_upload_size=MOST_BYTES // 1_000_000,
    )
    if dropped is not None:
        _show_dropped(place, dropped.getvalue())


def _show_dropped(place: Place, data: bytes) -> None:
    try:
        picture = read_picture(data, place)
    except PictureError as error:
        st.error(as_text(str(error)), icon=":material/error:")
        return
    st.image(picture, width=WIDTH)
    if st.button("Use this picture", key=f"use_{place.name}", type="primary", icon=":material/check:"):
        use_picture(place.name, picture)
        st.toast("Letters released from now on show it.")
        st.rerun()
