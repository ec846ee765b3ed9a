"""Decides what the count columns of a file mean: possible = attended + authorised + unauthorised must hold.

Systems differ in whether approved activities and lateness stand inside "present" or beside it, and unexplained
absence inside "unauthorised" or beside it. No heading says so; only the identity does.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from analysis.ingest.layouts.count_columns import Counts

_PLAIN_ATTENDED = (("attended",), ("present", "approved_activity"), ("present",))
_ATTENDED = (
    *_PLAIN_ATTENDED,
    ("attended", "approved_activity"),
    ("present", "late"),
    ("present", "approved_activity", "late"),
    ("attended", "late"),
)
_UNAUTHORISED = (
    ("unauthorised",),
    ("unauthorised", "unexplained"),
    ("unauthorised", "late_after"),
    ("unauthorised", "unexplained", "late_after"),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """Whole numbers of sessions of one row; None where the file does not say."""

    possible: int | None = None
    attended: int | None = None
    authorised: int | None = None
    unauthorised: int | None = None
    late: int | None = None
    missing: int | None = None
    unexplained: int | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """Which columns are added for attended and for unauthorised; `attended` is empty where it must be worked out."""

    attended: tuple[str, ...]
    unauthorised: tuple[str, ...] = ("unauthorised",)


def settle_figures(rows: Sequence[Counts], percentages: Sequence[str | None]) -> list[Figures | None]:
    """Read the counts of all rows of a file; None for a row that no reading of the columns makes add up."""
    fields = {field for row in rows for field in row}
    if {"possible", "authorised", "unauthorised"} <= fields:
        return _by_identity(rows, _meanings(fields))
    meaning = _by_percentage(rows, percentages, fields)
    return [_unchecked(row, meaning) if meaning else None for row in rows]


def _meanings(fields: Collection[str]) -> list[Meaning]:
    attended: list[tuple[str, ...]] = [columns for columns in _ATTENDED if set(columns) <= set(fields)] or [()]
    unauthorised = [columns for columns in _UNAUTHORISED if set(columns) <= set(fields)]
    return [Meaning(present, absent) for absent in unauthorised for present in attended]


def _by_identity(rows: Sequence[Counts], meanings: Sequence[Meaning]) -> list[Figures | None]:
    plain = [meaning for meaning in meanings if _is_plain(meaning)]
    chosen = plain
    explained = _rows_that_fit(rows, plain)
    # Lateness or unexplained absence stands beside the totals only if that explains every row explained without it.
    for meaning in meanings:
        fitting = _rows_that_fit(rows, [meaning])
        if not _is_plain(meaning) and explained < fitting:
            chosen, explained = [meaning], fitting
    return [_figures(row, chosen) for row in rows]


def _is_plain(meaning: Meaning) -> bool:
    return meaning.attended in (*_PLAIN_ATTENDED, ()) and meaning.unauthorised == ("unauthorised",)


def _rows_that_fit(rows: Sequence[Counts], meanings: Sequence[Meaning]) -> set[int]:
    return {number for number, row in enumerate(rows) if any(_fits(row, meaning) for meaning in meanings)}


def _sum(row: Counts, fields: Sequence[str]) -> int:
    return sum(row.get(field) or 0 for field in fields)


def _fits(row: Counts, meaning: Meaning) -> bool:
    possible = row.get("possible")
    absent = _sum(row, ("authorised", *meaning.unauthorised))
    if possible is None:
        return False
    attended = _sum(row, meaning.attended) if meaning.attended else possible - absent
    return attended >= 0 and attended + absent == possible


def _figures(row: Counts, meanings: Sequence[Meaning]) -> Figures | None:
    if all(row.get(field) is None for field in ("possible", "attended", "present", "authorised", "unauthorised")):
        return Figures()
    for meaning in meanings:
        if _fits(row, meaning):
            authorised, unauthorised = _sum(row, ("authorised",)), _sum(row, meaning.unauthorised)
            attended = (row["possible"] or 0) - authorised - unauthorised
            return _with_subsets(row, row["possible"], attended, authorised, unauthorised)
    return None


def _with_subsets(
    row: Counts, possible: int | None, attended: int, authorised: int | None, unauthorised: int | None
) -> Figures:
    subsets = {"late": row.get("late"), "missing": row.get("missing"), "unexplained": row.get("unexplained")}
    return Figures(possible, attended, authorised, unauthorised, **subsets)


def _by_percentage(
    rows: Sequence[Counts], percentages: Sequence[str | None], fields: Collection[str]
) -> Meaning | None:
    """Choose the columns of attended where the identity cannot: they must agree with every printed percentage."""
    if "attended" in fields or "present" not in fields:
        return Meaning(("attended",) if "attended" in fields else ())
    if not any(row.get("approved_activity") for row in rows):
        return Meaning(("present",))
    known = [(row, Decimal(text)) for row, text in zip(rows, percentages, strict=True) if text]
    agreeing = [
        meaning
        for meaning in (Meaning(("present", "approved_activity")), Meaning(("present",)))
        if all(_agrees(row, meaning, percentage) for row, percentage in known)
    ]
    return agreeing[0] if len(agreeing) == 1 else None


def _agrees(row: Counts, meaning: Meaning, percentage: Decimal) -> bool:
    attended = _sum(row, meaning.attended)
    whole = row.get("possible") or attended + _sum(row, ("authorised", "unauthorised"))
    # Printed percentages are rounded or cut off in their last place.
    last_place = Decimal((0, (1,), min(int(percentage.as_tuple().exponent), 0)))
    return not whole or abs(Decimal(100 * attended) / whole - percentage) < last_place


def _unchecked(row: Counts, meaning: Meaning) -> Figures | None:
    """Read a row whose file leaves out possible or a kind of absence, which is worked out where nothing is guessed."""
    if all(count is None for count in row.values()):
        return Figures()
    possible, absent = row.get("possible"), row.get("absent")
    authorised, unauthorised = row.get("authorised"), row.get("unauthorised")
    attended = _sum(row, meaning.attended) if any(row.get(field) is not None for field in meaning.attended) else None
    if attended is None and possible is not None and absent is not None:
        attended = possible - absent
    if possible is None and None not in (attended, authorised, unauthorised):
        possible = _total(attended, authorised, unauthorised)
    if possible is None or attended is None or not 0 <= attended <= possible:
        return None
    return _absence(row, possible, attended, authorised, unauthorised)


def _total(*counts: int | None) -> int:
    return sum(count or 0 for count in counts)


def _absence(
    row: Counts, possible: int, attended: int, authorised: int | None, unauthorised: int | None
) -> Figures | None:
    absent = possible - attended
    if row.get("absent") not in (None, absent) or _total(authorised, unauthorised) > absent:
        return None
    if authorised is None and unauthorised is not None:
        authorised = absent - unauthorised
    elif unauthorised is None and authorised is not None:
        unauthorised = absent - authorised
    elif absent == 0:
        authorised = unauthorised = 0
    return _with_subsets(row, possible, attended, authorised, unauthorised)
