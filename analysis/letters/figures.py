"""Figures of one letter as words: days missed, attendance, half-days by kind, dates."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from analysis.letters.details import AbsenceLine, LetterDetails
from analysis.rules.wording import percentage, plural, sessions_of, would_print_alike

MOST_DATES = 12
"""Dates printed in one letter; a longer list would push it over the page."""
DAYS_IN_SCHOOL_YEAR = 190
"""The least number of days in a school year (Education (School Day and School Year) (England) Regulations 1999)."""

MOST_KINDS_IN_A_TABLE = 5
"""More kinds than this stand in a sentence, so that the letter stays on one page."""

UNBROKEN = "\N{NO-BREAK SPACE}"
_SESSION_WORDS = {"AM": f"{UNBROKEN}(am)", "PM": f"{UNBROKEN}(pm)"}


def days_text(half_days: int) -> str:
    """Write half-days as days: 1 is "half a day", 2 is "1 day", 9 is "4½ days"."""
    whole, half = divmod(half_days, 2)
    if not half:
        return unbroken(plural(whole, "day"))
    return unbroken(f"{whole:,}½ days") if whole else "half a day"


def attendance_text(attended: int, possible: int, *, sessions_only: bool) -> str:
    """Write sessions with their percentage: "64 of 66 sessions, 96.9%"."""
    sessions = f"{sessions_of(attended, possible)} {'session' if possible == 1 else 'sessions'}"
    return sessions if sessions_only else f"{sessions}, {percentage(attended, possible)}"


def sessions_say_more(details: LetterDetails) -> bool:
    """Say whether last term's and this term's percentages are better left out: one percentage, two rates."""
    before, whole = details.before_attended, details.before_possible
    known = before is not None and whole
    return bool(known) and would_print_alike(before or 0, whole or 0, details.attended, details.possible)


def days_the_target_allows(target_text: str) -> str:
    """Say how many days a year a pupil at the target misses, cut to a half-day: "97%" is "5½ days". Else blank."""
    found = re.fullmatch(r"(\d{1,3})(?:\.(\d))?%", target_text.strip())
    if not found:
        return ""
    missing_tenths = 1000 - 10 * int(found[1]) - int(found[2] or 0)
    half_days = 2 * DAYS_IN_SCHOOL_YEAR * missing_tenths // 1000
    return days_text(half_days) if half_days > 0 else ""


def absences_by_kind(details: LetterDetails) -> tuple[AbsenceLine, ...]:
    """List half-days by kind, else by the two totals; nothing when they do not add up to the half-days missed."""
    totals = (
        AbsenceLine("absence the school has authorised", details.authorised or 0),
        AbsenceLine("absence not authorised so far", details.unauthorised or 0),
    )
    lines = tuple(line for line in details.absences or totals if line.sessions > 0)
    return lines if sum(line.sessions for line in lines) == details.missed else ()


def kinds_sentence(lines: Sequence[AbsenceLine]) -> str:
    """Write half-days by kind in one line, those decided by the school after the others."""
    own = [_kind(line) for line in lines if not line.decided_by_school]
    decided = [_kind(line) for line in lines if line.decided_by_school]
    school = f"agreed or decided by the school: {joined(decided)}" if decided else ""
    return "; ".join(part for part in (joined(own), school) if part)


def _kind(line: AbsenceLine) -> str:
    return f"{line.words} ({line.sessions:,})"


def dates_missed(dates: Iterable[tuple[date, str]] | None) -> tuple[list[str], str]:
    """Write the first 12 dates in order, and how many more there are: (["7 September (am)"], "3 more")."""
    ordered = sorted(set(dates or ()))
    with_year = len({day.year for day, _ in ordered}) > 1
    more = len(ordered) - MOST_DATES
    texts = [_day(day, with_year) + _SESSION_WORDS.get(session, "") for day, session in ordered[:MOST_DATES]]
    return texts, f"{more} more" if more > 0 else ""


def _day(day: date, with_year: bool) -> str:
    return unbroken(f"{day.day} {day:%B %Y}" if with_year else f"{day.day} {day:%B}")


def unbroken(text: str) -> str:
    """Keep a date, a number and its noun, or a telephone number on one line."""
    return text.replace(" ", UNBROKEN)


def joined(parts: Sequence[str]) -> str:
    """Write a list as people say it: "a, b and c"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)
