"""Names and addresses of the released letters on labels or envelopes, and what cannot go by post."""

from collections.abc import Sequence

import streamlit as st

from analysis.post.correspondence import PlannedLetter
from analysis.post.envelopes import one_of_each
from analysis.post.labels import STATIONERY, Stationery, in_pack_order, label_sheets, too_long_for, without_address
from analysis.post.pack import Templates
from analysis.rules.wording import plural
from ui.downloads import WORD
from ui.plain_text import as_text

BY_CLASS = "the classes, whatever the letter"
ORDERS = ("the joined files, type by type", BY_CLASS)


def show_envelopes(by_envelope: Sequence[tuple[int, PlannedLetter]], templates: Templates) -> None:
    """Offer label sheets and envelopes, in the order of the packs or of the classes."""
    planned = [one for _, one in by_envelope]
    st.subheader("For the envelopes")
    st.markdown("The address stands on each letter where a window envelope shows it. For other envelopes:")
    which, gone = st.columns(2)
    stationery = STATIONERY[which.selectbox("Labels or envelopes", list(STATIONERY), key="stationery")]
    used = 0
    if stationery.on_a_page > 1:
        used = int(
            gone.number_input("Labels gone from the first sheet", 0, stationery.on_a_page - 1, 0, key="used_labels")
        )
    order = st.radio("In the order of", ORDERS, key="label_order", horizontal=True)
    in_order = one_of_each(planned if order == BY_CLASS else in_pack_order(planned, templates), by_envelope)
    st.download_button(
        f"{plural(len(in_order), 'address', 'addresses')} as one Word file",
        lambda: label_sheets(in_order, stationery, used),
        file_name="labels.docx" if stationery.on_a_page > 1 else "envelopes.docx",
        mime=WORD,
        key="labels",
        icon=":material/label:",
        on_click="ignore",
    )
    st.caption("Print at actual size (100%), and a first page on plain paper.")
    _show_without_address(planned)
    _show_too_long(planned, stationery)


def _show_without_address(planned: Sequence[PlannedLetter]) -> None:
    by_hand = without_address(planned)
    if by_hand:
        st.warning(
            f"{plural(len(by_hand), 'letter')} without an address: the class stands on the envelope, to go by hand."
        )
        with st.expander("Letters without an address"):
            st.markdown("\n".join(f"- {as_text(_who(one))}" for one in by_hand))


def _show_too_long(planned: Sequence[PlannedLetter], stationery: Stationery) -> None:
    cut = too_long_for(planned, stationery)
    if cut:
        names = "; ".join(_who(one) for one in cut)
        st.warning(as_text(f"Too long for these labels, so write by hand or choose larger ones: {names}."))


def _who(one: PlannedLetter) -> str:
    return f"{one.decision.listed_name}, {one.decision.text('class_name')}: {one.addressee.names}"
