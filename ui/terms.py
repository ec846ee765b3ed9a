"""Which term is which, and the few things asked once before the meeting."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.measures.term_sheet import TermSheet
from analysis.meeting.room import exports_in, undated_in
from analysis.rules.school_calendar import census_term_of, school_year_of
from analysis.rules.wording import period_text, plural
from ui.address import show_way_on
from ui.box import files, name_term, named_terms
from ui.decision_day import decision_date
from ui.meeting_state import chosen_terms
from ui.plain_text import as_text
from ui.settings import settings_of
from ui.state import StateKey, forget, load, store

MEETING_PAGE = "pages/meeting.py"
TERMS_OFFERED = 7
NO_TERM = "No earlier term"
SENT_ANSWERS = {None: "Not said yet", True: "Yes, they went out", False: "No"}


def show_undated_files() -> None:
    """Ask which term a file of totals is about where it does not say."""
    named = named_terms()
    for file in undated_in(files()):
        offered = {f"{term} (school year {year})": (term, year) for term, year in recent_terms(decision_date())}
        current = next((number for number, one in enumerate(offered.values()) if one == named.get(file.name)), None)
        choice = st.selectbox(
            f"{as_text(file.name)} does not say which term it is. Which one?",
            list(offered),
            index=current,
            key=f"undated_{file.fingerprint[:12]}",
            placeholder="Choose its term",
        )
        if choice and offered[choice] != named.get(file.name):
            name_term(file, offered[choice])
            st.rerun()


def show_waiting_files(place: DeltaGenerator) -> None:
    """Name the files that are not used until somebody says which term they are about."""
    named = named_terms()
    for file in undated_in(files()):
        if file.name not in named:
            text = f"{as_text(file.name)} is not used yet: say below which term it is about."
            place.warning(text, icon=":material/info:")


def holds_attendance() -> bool:
    """Whether some file in the box holds attendance of a known term, of days to come too."""
    return bool(exports_in(files(), named_terms()))


def what_is_lacking() -> str:
    """Say why there is no meeting yet."""
    if undated_in(files()):
        return "Say below which term each file is about."
    if holds_attendance():
        return "All marks in these files are after the day of the decision: add this term's export, or change the day."
    return "These files hold no attendance yet. Add this term's export."


def recent_terms(day: date) -> list[tuple[str, str]]:
    """List the school's own terms, else the latest census terms, with their school years, latest first."""
    own = settings_of(day).terms
    if own:
        return [(term.name, school_year_of(term.start)) for term in reversed(own)]
    found: list[tuple[str, str]] = []
    while len(found) < TERMS_OFFERED:
        term = census_term_of(day)
        found.append((term.name, school_year_of(term.start)))
        day = term.start - timedelta(days=1)
    return found


def show_term_choice(sheets: Sequence[TermSheet]) -> None:
    """Ask which terms are compared, for which day, and whether last term's letters went out."""
    now, before = chosen_terms(sheets)
    names = [sheet.full_name for sheet in sheets]
    box = load(StateKey.BOXES, 0)  # other files, other choices
    first, second, third = st.columns(3)
    chosen = first.selectbox(
        "This term", names, index=names.index(now.full_name) if now else None, key=f"now_term_{box}"
    )
    earlier = [NO_TERM, *(name for name in names if name != chosen)]
    place = names.index(chosen) if chosen else 0
    usual = names[place - 1] if place else NO_TERM
    index = earlier.index(before.full_name if before and before.full_name in earlier else usual)
    last = second.selectbox("Last term", earlier, index=index, key=f"before_term_{box}")
    day = third.date_input("Day of the decision", decision_date(), format="DD/MM/YYYY", key=f"decision_day_{box}")
    sent = st.radio(
        "Did last term's attendance letters go out?",
        list(SENT_ANSWERS),
        index=list(SENT_ANSWERS).index(load(StateKey.LETTERS_SENT)),
        format_func=SENT_ANSWERS.__getitem__,
        horizontal=True,
        key=f"letters_sent_answer_{box}",
        help="Nobody is invited to a meeting without a person's decision until a letter is known to have gone first. "
        "Where last term's releases are on record, they answer for each pupil.",
    )
    _keep({StateKey.NOW: chosen, StateKey.BEFORE: last, StateKey.DECISION_DATE: day, StateKey.LETTERS_SENT: sent})


def _keep(chosen: dict[StateKey, object]) -> None:
    if any(load(key) != value for key, value in chosen.items()):
        for key, value in chosen.items():
            store(key, value)
        forget(StateKey.HALF_TERM_CONFIRMED)


def describe(sheet: TermSheet) -> str:
    """Say what a term holds: its name, dates and pupils."""
    dates = f", {period_text(sheet.start, sheet.end)}" if sheet.start and sheet.end else ""
    return f"{sheet.full_name}{dates}: {plural(len(sheet.pupils), 'pupil')}"


def show_ready(place: DeltaGenerator, title: str) -> None:
    """Say that the meeting is ready, and lead to it, or to the page that a link asked for."""
    place.success(f"Ready: {as_text(title)}.", icon=":material/check_circle:")
    if place.button("Go to the meeting", key="go", type="primary", icon=":material/arrow_forward:"):
        st.switch_page(MEETING_PAGE)
    with place:
        show_way_on()
