"""Erasing one pupil: what goes, what still holds the child, and a typed word before the press."""

import streamlit as st

from analysis.ingest.export import Export
from analysis.keeping.erasing import Erasing, erase, what_would_go
from analysis.keeping.one_pupil import FileOnPupil
from analysis.rules.wording import plural, short_date
from ui.access import person_at_the_desk
from ui.box import choose_anew
from ui.clock import now
from ui.keep_state import done
from ui.loading import place, records
from ui.state import StateKey, forget
from ui.tables import show_table


def show_erase(pupil: int) -> None:
    """Show what erasing a pupil would do, and do it when its number is typed."""
    if not st.checkbox("Erase this pupil for good", key=f"erase_wanted_{pupil}"):
        return
    going = what_would_go(records(), place(), pupil)
    _show_what_goes(going)
    _show_what_stays(going)
    st.markdown(
        "Only a file brings the pupil back: the next export that names the child does. The audit trail keeps one "
        f"line: erased pupil number {pupil}."
    )
    typed = st.text_input(f"Type erase {pupil} to go on", key=f"erase_word_{pupil}").strip().casefold()
    label = f"Erase pupil number {pupil}"
    wrong = typed != f"erase {pupil}"
    if st.button(label, key="erase", type="primary", icon=":material/delete_forever:", disabled=wrong):
        erase(records(), pupil, person_at_the_desk(), now())
        forget(StateKey.GATHERED)
        choose_anew()
        done(f"Erased pupil number {pupil}.{_left(going)}")


def _show_what_goes(going: Erasing) -> None:
    kept = sum(file.heading.original_kept_until is not None for file in going.files)
    st.markdown(
        f"**What goes:** the pupil out of {plural(len(going.files), 'file')}, and "
        f"{plural(going.decisions, 'decision')} with what was said of sending"
        + (f", and {plural(going.recorded, 'line')} on circumstances and holds. " if going.recorded else ". ")
        + (f"With it {plural(going.actions, 'action')} of a meeting. " if going.actions else "")
        + (f"With them {plural(going.letters, 'letter')} kept as sent. " if going.letters else "")
        + (f"With it {plural(kept, 'untouched file')} in which the pupil stands among others." if kept else "")
    )
    rows = [_row(file, count) for file, count in zip(going.files, going.rows, strict=True)]
    show_table(rows, "What goes with the pupil")


def _row(file: FileOnPupil, count: int) -> dict[str, str]:
    heading = file.heading
    return {
        "File": heading.file_name,
        "Kind": heading.kind,
        "What goes": plural(count, "row"),
        "What stays": _what_stays(file),
        "Untouched file": "deleted" if heading.original_kept_until else "not kept",
    }


def _what_stays(file: FileOnPupil) -> str:
    if not file.staying:
        return "nothing: the file goes"
    return plural(file.staying, "other pupil" if isinstance(file.content, Export) else "other row")


def _show_what_stays(going: Erasing) -> None:
    if going.copies:
        st.markdown("**What still holds the pupil**, until its last day or until you delete the file yourself:")
        rows = [{"Copy": one.file.name, "Kept until": short_date(one.kept_until)} for one in going.copies]
        show_table(rows, "Copies that still hold the pupil")
    if going.taken_away:
        days = ", ".join(map(short_date, going.taken_away))
        st.markdown(f"Copies that somebody made, and may have taken away, on {days} hold the pupil too.")


def _left(going: Erasing) -> str:
    if not going.copies:
        return ""
    last = max(copy.kept_until for copy in going.copies)
    hold = "copy of the records still holds" if len(going.copies) == 1 else "copies of the records still hold"
    return f" {len(going.copies)} {hold} the pupil, until {short_date(last)} at the latest."
