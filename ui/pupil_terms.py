"""What a pupil attended: every loaded term, what was missed and why, spells and lates."""

import streamlit as st

from analysis.charts.year_so_far import added_up, year_figure, year_in_words
from analysis.measures.pupil_marks import weeks_of
from analysis.meeting.card import spell_in_words
from analysis.meeting.pattern_reasons import minutes_in_words
from analysis.meeting.pupil import Pupil, PupilTerm
from analysis.meeting.pupil_outlook import outlook_of
from analysis.meeting.pupil_words import outlook_in_words, over_terms
from analysis.meeting.room import Meeting
from analysis.rules.wording import plural
from ui.figures import show_figure
from ui.plain_text import as_text
from ui.pupil_table import term_words
from ui.tables import show_table

METHOD = (
    "How: the rest of the year is drawn 2,000 times, week by week, from this pupil's own school weeks of this year; "
    "the range holds eight draws of ten. It knows no season and no long illness, and is no promise."
)


def show_terms(pupil: Pupil) -> None:
    """Show each loaded term with its sessions and category."""
    st.subheader("Every term")
    unmarked = any(term.facts.missing for term in pupil.terms)
    rows = [_row(term, unmarked=unmarked) for term in pupil.terms]
    show_table(
        rows, f"{plural(len(rows), 'term')} with sessions and category", file="terms of a pupil", key="pupil_terms"
    )
    st.caption("Sessions are half days. The two latest school years of files are open; earlier ones open on Upload.")


def _row(term: PupilTerm, *, unmarked: bool) -> dict[str, str]:
    facts = term.facts
    counts = {"Authorised": facts.authorised, "Unauthorised": facts.unauthorised, "Late": facts.late}
    counts |= {"No mark": facts.missing} if unmarked else {}
    shown = {name: "not known" if count is None else f"{count}" for name, count in counts.items()}
    return {"Term": term.name, "Dates": term.dates, "Attendance": term_words(facts, term.category), **shown}


def show_year(meeting: Meeting, pupil: Pupil) -> None:
    """Show how the year added up against the target, and where it may end."""
    st.subheader("The year so far, and where it may end")
    policy = meeting.analysis.policy
    if pupil.year_has_totals or pupil.marks.empty:
        st.info("A term of this school year has totals only, so the year cannot be followed week by week.")
        return
    weeks = weeks_of(pupil.marks_of_year)
    points = added_up([(week.monday, week.attended, week.possible) for week in weeks])
    if points:
        words = year_in_words(points, policy.target)
        show_figure(year_figure(points, policy.target), key="year_so_far", words=words)
        st.caption(as_text(words))
    outlook = outlook_of(meeting, pupil)
    if outlook is None:
        st.markdown("No forecast: the pupil is not on roll now, or had no session.")
        return
    st.markdown("\n".join(f"- {as_text(sentence)}" for sentence in outlook_in_words(outlook, policy)))
    if outlook.estimated:
        st.caption("Under Settings the last term or a half-term holiday is not typed, so a year of 190 days is taken.")
    if outlook.forecast.low is not None:
        st.caption(METHOD)


def show_reasons(pupil: Pupil) -> None:
    """Show what was missed this school year by reason, the spells, and lates."""
    st.subheader("What was missed, and why")
    if pupil.marks_of_year.empty:
        st.markdown("The file has totals only: neither reasons nor dates are known.")
        return
    st.markdown(f"Over {as_text(over_terms(pupil))}:")
    reasons = [f"- **{as_text(mark)}** {meaning}: {plural(count, 'session')}" for mark, meaning, count in pupil.reasons]
    st.markdown("\n".join(reasons) or "Nothing missed.")
    late = sum(one.before for one in pupil.lates)
    minutes = minutes_in_words(pupil.lates)
    st.markdown(f"Late before the register closed (L): {plural(late, 'session')}. {minutes}")
    with st.expander(f"Spells: runs of absence ({len(pupil.spells)})"):
        st.markdown("\n".join(f"- {as_text(spell_in_words(spell))}" for spell in pupil.spells) or "None.")
