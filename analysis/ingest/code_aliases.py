"""Marks that are no attendance code, and the code that a person says they stand for between two days.

Some systems write a single sign for a code of two ("<" for C1), and schools have signs of their own. The tables of them
contradict each other, so none is built in: a mark without a meaning is counted nowhere until a person gives it one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from analysis.ingest.problems import Problem, Severity
from analysis.ingest.row_lists import rows_text, times_text
from analysis.rules.codes import AttendanceCode, UnknownCodeError, code_of
from analysis.rules.wording import short_date

_LONGEST = 3


@dataclass(frozen=True, slots=True)
class CodeAlias:
    """A mark as the reader shows it (in capitals), the code it stands for, from the first to the last day."""

    mark: str
    code: str
    since: date
    until: date
    by: str = ""
    on: date = date.min


def meaning_said(aliases: Sequence[CodeAlias], mark: str, day: date) -> CodeAlias | None:
    """Find what a person said of a mark on a day; None where nobody did."""
    return next((one for one in aliases if one.mark == mark and one.since <= day <= one.until), None)


def check_alias(alias: CodeAlias, others: Sequence[CodeAlias]) -> str | None:
    """Say in a sentence what is wrong with an alias, or None where it can be kept."""
    if not 0 < len(alias.mark) <= _LONGEST:
        return f"A mark has one to {_LONGEST} signs: a word such as “Absent” names no reason and is never counted."
    if alias.since > alias.until:
        return "The first day is after the last one."
    for day in (alias.since, alias.until):
        if _code(alias.code, day) is None:
            return f"{alias.code} is no attendance code on {short_date(day)}."
        if _code(alias.mark, day) is not None:
            return f"{alias.mark} is an attendance code of its own on {short_date(day)}, which nobody can change."
    for other in others:
        if other.mark == alias.mark and other.since <= alias.until and alias.since <= other.until:
            return f"{_until_words(other)} already has a meaning: {other.code}. Take that back first."
    return None


def _code(mark: str, day: date) -> AttendanceCode | None:
    try:
        return code_of(mark, day)
    except UnknownCodeError:
        return None


def _until_words(alias: CodeAlias) -> str:
    return f"{alias.mark} from {short_date(alias.since)} to {short_date(alias.until)}"


def alias_words(alias: CodeAlias) -> str:
    """Say what was said, by whom and when."""
    return f"{_until_words(alias)}: read as {alias.code}, set by {alias.by} on {short_date(alias.on)}"


def told_of_alias(alias: CodeAlias, rows: Sequence[int]) -> Problem:
    """Say that marks were read as a person said."""
    code = code_of(alias.code, alias.since)
    message = (
        f'"{alias.mark}" stands {times_text(len(rows))} ({rows_text(set(rows))}) and was read as {alias.code} '
        f"({code.meaning}), as {alias.by} said on {alias.on:%d/%m/%Y} for {short_date(alias.since)} to "
        f"{short_date(alias.until)}."
    )
    return Problem(message, Severity.NOTE, row=min(rows), said_by=alias.by)


def plain_alias(alias: CodeAlias) -> dict[str, Any]:
    """Write an alias as plain values of JSON."""
    days = {name: getattr(alias, name).isoformat() for name in ("since", "until", "on")}
    return {"mark": alias.mark, "code": alias.code, "by": alias.by} | days


def read_alias(kept: Mapping[str, Any]) -> CodeAlias | None:
    """Read a kept alias; None for one that this program does not understand."""
    try:
        days = {name: date.fromisoformat(kept[name]) for name in ("since", "until", "on")}
        alias = CodeAlias(str(kept["mark"]), str(kept["code"]), by=str(kept["by"]), **days)
    except (KeyError, TypeError, ValueError):
        return None
    return alias if check_alias(alias, ()) is None else None
