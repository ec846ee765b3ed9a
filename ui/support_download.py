"""The sheet for the local authority's termly support meeting, to take away."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from analysis.meeting.absentees import Absentees
from analysis.meeting.on_record import OnRecord
from analysis.meeting.room import Meeting
from analysis.meeting.support_rows import support_rows
from analysis.post.support_sheet import support_sheet
from analysis.post.support_workbook import support_workbook
from ui.absentee_words import UNTIL, basis_words
from ui.downloads import WORD
from ui.office_lists import EXCEL


def show_support_sheet(meeting: Meeting, found: Absentees, on_record: OnRecord) -> None:
    """Offer the sheet about everybody who missed a tenth or more on the basis chosen."""
    st.subheader("For the local authority's support meeting")
    if not found.persistent:
        st.markdown("There is nobody to put on the sheet.")
        return
    with_circumstances = st.checkbox(
        "Put recorded circumstances in as barriers, those that SLT may see",
        key="support_circumstances",
        help="Their kind and nothing else. What is for the DSL only is left out whoever makes the sheet.",
    )
    sheets = {"docx": ("The sheet (Word)", WORD, support_sheet), "xlsx": ("The sheet (Excel)", EXCEL, support_workbook)}
    row = st.container(horizontal=True)
    for kind, (label, mime, write) in sheets.items():
        row.download_button(
            label,
            partial(sheet_of, meeting, found, on_record, with_circumstances=with_circumstances, write=write),
            file_name=f"support-meeting.{kind}",
            mime=mime,
            key=f"support_{kind}",
            icon=":material/download:",
            on_click="ignore",
        )
    st.caption(
        f"Everybody who missed a tenth or more {UNTIL[found.basis]}, the severely absent first, whatever is chosen "
        "above: sessions missed, authorised and unauthorised, and letters on record. Barriers, support, Early Help and "
        "what is agreed are left to be filled in. No kind of absence, no hold and nothing that is for the DSL only."
    )


def sheet_of(
    meeting: Meeting,
    found: Absentees,
    on_record: OnRecord,
    *,
    with_circumstances: bool,
    write: Callable[..., bytes] = support_sheet,
) -> bytes:
    """Write the sheet."""
    severe, others = support_rows(meeting, found, on_record, with_circumstances=with_circumstances)
    return write(meeting.settings.school.name, basis_words(found, meeting.analysis), severe, others)
