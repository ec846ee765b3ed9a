"""Sentences about absentees: the answer, whom and when it counts, and one pupil's way to the end of the year."""

from analysis.measures.term_sheet import dates_of
from analysis.meeting.absence_detail import AbsenceDetail
from analysis.meeting.absentees import Absentee, Absentees
from analysis.meeting.figures import headline_population, headlines
from analysis.meeting.what_if import Basis
from analysis.rules.wording import days_text, long_date, percentage, plural, points_change
from analysis.termly import TermlyAnalysis

UNTIL = {Basis.YEAR: "of the school year to date", Basis.TERM: "of this term"}


def answer(found: Absentees) -> str:
    """Say who misses a tenth or more, and for how many the year can still end otherwise."""
    listed, severe = found.persistent, found.severe
    if not found.pupils:
        return "Nobody's sessions are known, so nobody can be said to be a persistent absentee."
    share = percentage(len(listed), len(found.pupils))
    missed = f"{'has' if len(listed) == 1 else 'have'} missed a tenth or more {UNTIL[found.basis]}"
    half = f", {len(severe)} of them half or more" if severe else ""
    who = f"{len(listed)} of {plural(len(found.pupils), 'pupil')} ({share}) {missed}{half}."
    return f"{who} {_still_possible(found)}".strip() if listed else f"Nobody has missed a tenth {UNTIL[found.basis]}."


def _still_possible(found: Absentees) -> str:
    ways = [way for way in (one.at_year_end for one in found.persistent) if way is not None]
    if not found.to_come.sessions:
        return "No session of the school year is still to come." if found.to_come.sessions == 0 else ""
    can = sum(way.is_possible for way in ways)
    unknown = len(found.persistent) - len(ways)
    rest = f" Of {unknown} it is not known." if unknown else ""
    return f"{can} can still end the school year under a tenth, {len(ways) - can} cannot.{rest}"


def beside_the_meeting(found: Absentees, analysis: TermlyAnalysis) -> str:
    """Say what the Meeting page counts on the same days, of other pupils; blank where it is the same."""
    measured = headlines(analysis)
    counted = measured.year if found.basis is Basis.YEAR else measured.now
    if counted is None or (counted.persistent, counted.pupils) == (len(found.persistent), len(found.pupils)):
        return ""
    share = percentage(counted.persistent, counted.pupils)
    return (
        f"On the Meeting page it is {counted.persistent} of {plural(counted.pupils, 'pupil')} ({share}). Counted "
        f"there: {headline_population(analysis)}, with whoever left during the term."
    )


def basis_words(found: Absentees, analysis: TermlyAnalysis) -> str:
    """Say the dates and the pupils behind the figures."""
    without = " and ".join(analysis.policy.without_letters)
    terms = "; ".join(f"{sheet.full_name}: {dates_of(sheet)}" for sheet in found.sheets)
    who = f"pupils on roll in all year groups but {without}" if without else "all pupils on roll"
    return f"Counted: {who}, with sessions. {terms}."


def to_come_words(found: Absentees) -> str:
    """Say what is still to come and on what that rests; blank where it is not known."""
    to_come = found.to_come
    if to_come.sessions is None or to_come.until is None:
        return ""
    return (
        f"To come up to {long_date(to_come.until)}: {plural(to_come.sessions, 'session')}, by the terms, half-term "
        "holidays and INSET days in Settings, as if both sessions of each school day were possible. The end of the "
        "year is judged on the year to date."
    )


def way_words(one: Absentee) -> str:
    """Say whether a pupil can still end the year under a tenth, and what it takes."""
    way = one.at_year_end
    if way is None:
        return f"not known; under a tenth after the next {one.in_a_row} attended" if one.in_a_row else "not known"
    if not way.to_come:
        return f"year over, {'under a tenth' if way.is_possible else 'a tenth missed'}"
    if not way.is_possible:
        return f"too late by {plural(-way.spare, 'session')}"
    return f"can miss {way.can_miss} more, must attend {way.must_attend} of {way.to_come}"


def kinds_words(one: Absentee, detail: AbsenceDetail | None) -> str:
    """Say in days what kind of absence it was, or only whether it was authorised where marks do not tell."""
    if not one.absent:
        return "none missed"
    if detail is not None:
        return ", ".join(f"{kind} {days_text(sessions)}" for kind, sessions in detail.kinds)
    known = {"authorised": one.authorised, "unauthorised": one.unauthorised}
    parts = [f"{name} {days_text(sessions)}" for name, sessions in known.items() if sessions]
    return ", ".join(parts) or "not known"


def spells_words(one: Absentee, detail: AbsenceDetail | None) -> str:
    """Say how many spells, and how long the longest was."""
    if not one.absent:
        return "none"
    return "not known" if detail is None else f"{detail.spells}, longest {days_text(detail.longest)} days"


def trend_words(one: Absentee) -> str:
    """Say how attendance moved since last term."""
    before, now = one.decision.before, one.decision.now
    if before is None or now is None or not before.possible or not now.possible:
        return "no last term" if before is None else "not known"
    step = points_change(before.attended, before.possible, now.attended, now.possible)
    return step.replace("by less than 0.1 points", "slightly")


def attendance_words(one: Absentee) -> str:
    """Say a pupil's attendance on the basis with its sessions."""
    return f"{percentage(one.attended, one.possible)} ({one.attended} of {one.possible})"
