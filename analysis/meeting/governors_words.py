"""Sentences of the governors' report, in words that a parent governor needs no glossary for."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from analysis.charts.attendance import Point
from analysis.meeting.figures import YEARS_1_TO_6
from analysis.meeting.governors_counts import CONCERN, INVITATION, THANKS, WAITING, Absence
from analysis.meeting.governors_seen import Seen
from analysis.meeting.pupil_groups import NOT_KNOWN
from analysis.rules.benchmarks import NATIONAL_PRIMARY_ABSENCE, NATIONAL_PRIMARY_PERSISTENT
from analysis.rules.categories import Category
from analysis.rules.policy import Policy, per_cent
from analysis.rules.small_groups import TOGETHER
from analysis.rules.small_numbers import FEWER, NOT_SHOWN, is_number, is_small
from analysis.rules.wording import percentage, plural
from analysis.termly import TermlyAnalysis

LETTER_LABELS = {
    CONCERN: "Concern: below the target",
    THANKS: "Thanks: attendance rose",
    INVITATION: "Invitation to a meeting",
    WAITING: "Released, not yet recorded as sent",
}


def against_sentence(now: Point, policy: Policy, who: str) -> str:
    """Say how the rate stands against the targets, and the national one where it is of its kind."""
    places = [
        (_way(now, policy.target, 1000), f"the school's {per_cent(policy.target)} target"),
        (_way(now, policy.la_target, 1000), f"the local authority's {per_cent(policy.la_target)}"),
    ]
    if who == YEARS_1_TO_6:
        attended = 10000 - NATIONAL_PRIMARY_ABSENCE.hundredths
        rate = percentage(attended, 10000)
        label = NATIONAL_PRIMARY_ABSENCE.short_label.removeprefix("England, ")
        places.append((_way(now, attended, 10000), f"England's {rate} ({label})"))
    ways = dict.fromkeys(way for way, _ in places)
    parts = [f"{way} {_listed([name for its, name in places if its == way])}" for way in ways]
    return f"That is {', and '.join(filter(None, (', '.join(parts[:-1]), parts[-1])))}."


def _way(now: Point, part: int, whole: int) -> str:
    rate, other = Fraction(now.part, now.whole), Fraction(part, whole)
    return "above" if rate > other else "below" if rate < other else "exactly at"


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def movement_sentence(better: str, worse: str, since: str) -> str:
    """Say who moved between green, amber and red."""
    if better == worse == NOT_SHOWN:
        return "How many moved to a better or a worse category is not shown, because a few could be told from it."
    if not (is_number(better) and is_number(worse)):
        return f"Pupils who moved to a better category since {since}: {better}; to a worse one: {worse}."
    pupils = "No pupil" if better == "0" else f"{better} pupils"
    return f"{pupils} moved to a better category since {since}, {'none' if worse == '0' else worse} to a worse one."


def absence_sentence(found: Absence, persistent: str, severe: str) -> str:
    """Say how many missed a tenth of their sessions, and how many half."""
    when = "of the school year to date" if found.is_year else "of this term"
    if persistent == NOT_SHOWN:
        return f"How many missed a tenth or more {when} is not shown, because a few could be told from it."
    if persistent == "0":
        return f"None of {plural(found.pupils, 'pupil')} missed a tenth or more {when}."
    who = f"{persistent[0].upper()}{persistent[1:]} of {plural(found.pupils, 'pupil')}"
    half = "" if severe == NOT_SHOWN else f", {'none' if severe == '0' else severe} of them half or more"
    return f"{who} missed a tenth or more {when}{half}."


def spread_sentence(rates: Sequence[tuple[str, int, int]]) -> str:
    """Say which year group attended most and which least; blank where fewer than two can be named.

    `rates`: name, attended and possible.
    """
    named = [one for one in rates if ":" not in one[0] and one[0] not in (TOGETHER, NOT_KNOWN) and one[2]]
    if len(named) < 2:
        return ""
    (most, *high), (least, *low) = (end(named, key=lambda one: Fraction(one[1], one[2])) for end in (max, min))
    if high[0] * low[1] == low[0] * high[1]:
        return ""
    return f"{most} attended most ({percentage(*high)}), {least} least ({percentage(*low)})."


def letters_sentence(released: int, shown: Mapping[str, str]) -> str:
    """Say how many pupils' families were written to; blank where a table says it."""
    if not released:
        return "No letter of this term has been released yet."
    if is_small(released):
        return f"Letters were released about {FEWER} pupils."
    waiting = shown[WAITING]
    still = "" if waiting in ("0", NOT_SHOWN) else f"; of {waiting} nobody has said yet that they went"
    return f"Letters were released about {plural(released, 'pupil')}{still}."


def category_meaning(category: Category, policy: Policy) -> str:
    """Say the edges of a category: "90% to under 97%"."""
    target, red = per_cent(policy.target), per_cent(policy.red_below)
    edges = {
        Category.GREEN: f"{target} or more",
        Category.AMBER: f"{red} to under {target}",
        Category.RED: f"under {red}",
    }
    return edges[category]


def notes(it: Seen, analysis: TermlyAnalysis) -> list[str]:
    """Say whom each figure counts, what the words mean, and that small numbers are hidden."""
    everyone = f"all year groups but {' and '.join(it.outside)}" if it.outside else "all year groups"
    colours = "; ".join(f"{one} {category_meaning(one, analysis.policy)}" for one in Category)
    year = f", over {', '.join(one.full_name for one in analysis.year)}" if it.absence.is_year else ""
    said = [
        f"Whom it counts. Attendance and groups: {it.whom}, with sessions this term, leavers too; absence: the same "
        f"pupils{year}. Categories and movement: {everyone}, on this term's sessions. Change: in percentage points "
        "since last term, joiners included.",
        "What it means. A session is half a school day. Attendance is sessions attended of possible ones, in per cent "
        "cut to one decimal. Who missed a tenth or more is persistently absent, who missed half or more severely. "
        f"Categories: {colours}.",
        "Small numbers. A count of 1 to 4 pupils is written “fewer than 5”, and what would give it away is “not "
        "shown”; groups under 5 are put together or left out. No pupil is named.",
    ]
    return [*said, f"* {NATIONAL_PRIMARY_PERSISTENT.label}."] if it.beside_england else said
