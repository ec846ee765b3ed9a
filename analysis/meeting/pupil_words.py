"""What the page of one pupil says first, and the sentences about weekdays, the threshold and the year's end."""

from analysis.measures.weekday_pattern import FEWEST_DAYS, WeekdayPattern
from analysis.meeting.pupil import Pupil, PupilTerm
from analysis.meeting.pupil_outlook import Outlook, Threshold
from analysis.rules.categories import is_persistent_absentee, is_severely_absent
from analysis.rules.penalty import THRESHOLD_SESSIONS, Window, reaches_threshold
from analysis.rules.policy import Policy, per_cent
from analysis.rules.wording import percentage, plural, points_change, sessions_of, short_date


def answer(pupil: Pupil) -> str:
    """Say the child's attendance in a sentence or two: the year so far, and this term beside the one before."""
    name = ", ".join(filter(None, (pupil.full_name, pupil.class_name)))
    if pupil.decision is None or pupil.decision.now is None or pupil.decision.now.left:
        name += " (not on roll now)"
    return f"{name}: {_year(pupil)}. {_last_term(pupil.terms)}"


def over_terms(pupil: Pupil) -> str:
    """Name the loaded terms of the year, from the first to the last."""
    first, last = pupil.year_terms[0], pupil.year_terms[-1]
    return first if first == last else f"{first} to {last}"


def _year(pupil: Pupil) -> str:
    over = over_terms(pupil)
    if pupil.year_so_far is None:
        return f"the sessions of {over} are not all known"
    attended, possible = pupil.year_so_far
    if not possible:
        return f"no sessions in {over}"
    standing = ", persistently absent" if is_persistent_absentee(attended, possible) else ""
    standing = ", severely absent" if is_severely_absent(attended, possible) else standing
    return f"{percentage(attended, possible)} ({sessions_of(attended, possible)}) in {over}{standing}"


def _last_term(terms: tuple[PupilTerm, ...]) -> str:
    now = terms[-1]
    if not now.facts.figures_known or not now.facts.possible or now.category is None:
        return f"{now.name}: sessions not known." if not now.facts.figures_known else f"{now.name}: no sessions."
    said = f"{now.name}: {now.category}, {sessions_of(now.facts.attended, now.facts.possible)}"
    before = terms[-2] if len(terms) > 1 else None
    if before is None or not before.facts.figures_known or not before.facts.possible:
        return f"{said}."
    figures = (before.facts.attended, before.facts.possible, now.facts.attended, now.facts.possible)
    return f"{said}, {points_change(*figures)} since {before.name}."


def pattern_in_words(pattern: WeekdayPattern) -> str:
    """Say whether a weekday or half day is missed more than chance makes, and when that cannot be said."""
    if not pattern.enough:
        return (
            f"Too few to say: {plural(pattern.days, 'day')} missed outside whole weeks, and under {FEWEST_DAYS} no "
            "pattern can be told from chance."
        )
    if not pattern.marked:
        return "No weekday or half day is missed more than chance alone makes."
    slots = " and ".join(f"{one.weekday} {one.session} ({one.absent} of {one.possible})" for one in pattern.marked)
    return f"Missed more than chance alone makes: {slots}. That does not say why."


def window_in_words(window: Window) -> str:
    """Say one window of ten school weeks with its count, with and without N, and whether it is complete."""
    first, last = window.weeks[0], window.weeks[-1]
    count = plural(window.with_open, "unauthorised session")
    if window.with_open != window.without_open:
        count += f", {window.without_open} without those whose reason is not known yet (N)"
    missing = " ".join(window.gaps)
    complete = "The window is complete." if not window.gaps else f"Window incomplete: {missing}"
    return f"weeks of {short_date(first)} to {short_date(last)}: {count}. {complete}"


def threshold_in_words(found: Threshold) -> str:
    """Say whether the national threshold is reached in the weeks that are loaded."""
    most = found.fullest
    if not reaches_threshold(most.with_open):
        reached = f"Not reached: at most {plural(most.with_open, 'unauthorised session')} in ten school weeks"
        return f"{reached}, and the national threshold is {THRESHOLD_SESSIONS}."
    if reaches_threshold(most.without_open):
        now = "in the latest ten school weeks" if reaches_threshold(found.latest.without_open) else "in earlier weeks"
        return f"The national threshold of {THRESHOLD_SESSIONS} unauthorised sessions is reached {now}."
    return f"The national threshold of {THRESHOLD_SESSIONS} is reached only if reasons not known yet (N) are counted."


def outlook_in_words(outlook: Outlook, policy: Policy) -> list[str]:
    """Say where the year may end: what is still possible, and the range if the rest goes as the year went so far."""
    found = outlook.forecast
    if not found.left:
        return ["No sessions of this school year are left."]
    about = "about " if outlook.estimated else ""
    best = f"{percentage(*found.best)} ({sessions_of(*found.best)})"
    said = [f"Sessions left this school year: {about}{found.left}. With none of them missed, the year ends at {best}."]
    if found.low is not None and found.high is not None:
        low, high = round(found.low), round(found.high)
        ends = f"about {low}%" if low == high else f"between {low}% and {high}%"
        said.append(f"If the rest goes as this year went so far, the year likely ends {ends} (eight of ten draws).")
    else:
        said.append("Too few school weeks so far for a range.")
    for thousandths, what in ((policy.target, "the target"), (policy.red_below, "the red line")):
        spare = found.most_missable(thousandths)
        line = f"{what} of {per_cent(thousandths)}"
        still = "none" if not spare else f"at most {spare}"
        said.append(
            f"{line[:1].upper()}{line[1:]} can no longer be reached this year."
            if spare is None
            else f"To end at {line} or above: {still} of them can be missed."
        )
    return said
