"""Which school years of the kept files lie open: what a meeting needs, and every year where a person or a file asks."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from analysis.ingest.export import Export
from analysis.meeting.school_years import first_year_needed, is_needed, school_years_of
from analysis.records.choices import TERM_OF, load_choices
from analysis.records.import_record import ImportHeading
from analysis.records.imports import list_imports
from analysis.rules.wording import plural
from ui.decision_day import decision_date
from ui.loading import records
from ui.state import StateKey, load, store


@dataclass(frozen=True, slots=True)
class Shelf:
    """The imports in force, those that lie open and those of earlier school years; `first`: the first year open."""

    opened: tuple[ImportHeading, ...]
    closed: tuple[ImportHeading, ...]
    closed_years: tuple[str, ...]
    first: str


def shelf() -> Shelf:
    """Sort the imports in force by whether this visit needs them. Raises RecordsError."""
    said = load_choices(records())
    in_force = [
        (one, _years(one, said.get(f"{TERM_OF}{one.fingerprint}"))) for one in list_imports(records()) if one.counts
    ]
    wanted = "" if load(StateKey.ALL_YEARS) else first_year_needed((years for _, years in in_force), decision_date())
    closed = [(one, years) for one, years in in_force if not is_needed(years, wanted)]
    return Shelf(
        opened=tuple(one for one, years in in_force if is_needed(years, wanted)),
        closed=tuple(one for one, _ in closed),
        closed_years=tuple(sorted({year for _, years in closed for year in years})),
        first=wanted,
    )


def _years(heading: ImportHeading, said: Sequence[str] | None) -> Sequence[str]:
    """The school years of a file, as a person or the file says; none where neither does."""
    return (said[1],) if said else heading.details.get("school_years", ())


def open_every_year() -> None:
    """Open the files of earlier school years too, for this visit."""
    store(StateKey.ALL_YEARS, True)


def open_years_of(export: Export) -> None:
    """Open every year where a further file is about one that is not open, so that it is held against all it touches."""
    years = school_years_of(export)
    if years and years[0] < shelf().first:
        open_every_year()


def show_closed_years() -> None:
    """Say which files of earlier school years are kept and not opened, and open them on a press."""
    kept = None if load(StateKey.IS_SAMPLE) else shelf()
    if kept is None or not kept.closed:
        return
    first, last = kept.closed_years[0], kept.closed_years[-1]
    span = first if first == last else f"{first} to {last}"
    words, button = st.columns([6, 1], vertical_alignment="center")
    are = "is" if len(kept.closed) == 1 else "are"
    words.markdown(f"{plural(len(kept.closed), 'file')} of {span} {are} kept, and not opened for this meeting.")
    if button.button("Open", key="open_every_year", help="For this visit, to compare terms of earlier school years"):
        open_every_year()
        st.rerun()
