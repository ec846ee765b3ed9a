"""Where numbers and dates become text, once for screen, files and letters.

Percentages are cut, not rounded, to one decimal, so that no figure is shown on the wrong side of a boundary.
"""

import math
from datetime import date
from fractions import Fraction


def percentage(part: int, whole: int) -> str:
    """Write part of whole in per cent with one decimal, cut: 64 of 66 is "96.9%". No sessions has no figure."""
    if whole <= 0:
        return "no sessions"
    tenths = 1000 * part // whole
    return f"{tenths // 10}.{tenths % 10}%"


def would_print_alike(part_before: int, whole_before: int, part: int, whole: int) -> bool:
    """Say whether two different rates have one percentage, so that printing it would hide a change."""
    alike = percentage(part_before, whole_before) == percentage(part, whole)
    return alike and part_before * whole != part * whole_before


def points_change(part_before: int, whole_before: int, part: int, whole: int) -> str:
    """Write the exact step between two rates in percentage points, cut to one decimal: "up 0.3 points".

    Both wholes must be above 0.
    """
    gain, of = part * whole_before - part_before * whole, whole * whole_before
    if not gain:
        return "unchanged"
    tenths = 1000 * abs(gain) // of
    way = "up" if gain > 0 else "down"
    return f"{way} {tenths // 10}.{tenths % 10} points" if tenths else f"{way} by less than 0.1 points"


def how_often(chance: float) -> str:
    """Write a chance as people say it: 0.083 is "1 time in 12". It is never made rarer than it is."""
    if chance > 1 / 2:
        return "more than 1 time in 2"
    return "less than 1 time in 1,000" if chance < 1 / 1000 else f"1 time in {int(1 / chance):,}"


def cut_tenths(number: Fraction) -> float:
    """Give a number as a table sorts and shows it: cut to one decimal, never rounded away from 0."""
    return math.trunc(10 * number) / 10


def range_text(low: float, high: float) -> str:
    """Write a range outwards to one decimal, so that it never says more than it knows: "−5.3 to −1.1"."""
    ends = (math.floor(10 * low) / 10 + 0.0, math.ceil(10 * high) / 10 + 0.0)
    return " to ".join(f"{end:.1f}".replace("-", "−") for end in ends)


def gap_range_text(low: float, high: float) -> str:
    """Write a range of a gap; an end that leaves out 0 never prints as 0: "over 0 to 4.5", "−4.5 to under 0"."""
    text = range_text(low, high)
    if low > 0 and text.startswith("0.0"):
        return f"over 0{text.removeprefix('0.0')}"
    return f"{text.removesuffix('0.0')}under 0" if high < 0 and text.endswith(" 0.0") else text


def plural(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: "1 letter", "1,204 letters"."""
    return f"{count:,} {one if count == 1 else (many or one + 's')}"


def sessions_of(attended: int, possible: int) -> str:
    """Write two whole numbers as people say them: "64 of 66"."""
    return f"{attended:,} of {possible:,}"


def long_date(day: date) -> str:
    """Write a date as a letter does: "7 September 2026"."""
    return f"{day.day} {day:%B %Y}"


def short_date(day: date) -> str:
    """Write a date as a table does: "7 Sep 2026"."""
    return f"{day.day} {day:%b %Y}"


def period_text(start: date, end: date) -> str:
    """Write a period: "5 January 2026 to 27 March 2026"."""
    return f"{long_date(start)} to {long_date(end)}"


def short_period(start: date, end: date) -> str:
    """Write a period as a table does: "5 Jan 2026 to 27 Mar 2026", or its one day."""
    return short_date(start) if start == end else f"{short_date(start)} to {short_date(end)}"


def days_text(sessions: int) -> str:
    """Write sessions as school days: 35 sessions are "17½"."""
    whole, half = divmod(sessions, 2)
    return f"{whole or ('' if half else 0)}{'½' if half else ''}"
