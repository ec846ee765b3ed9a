"""The school year so far: sessions added over its terms, and whether every term of it is loaded."""

from collections.abc import Sequence, Set

import pandas as pd

from analysis.measures.facts_from_marks import illness_days
from analysis.measures.term_sheet import TermSheet, order_in_time
from analysis.rules.school_calendar import TERM_ORDER, Term, census_term_of, order_in_year, school_year_of

SECOND_HALF = 2


def terms_of_the_year(sheets: Sequence[TermSheet], now: TermSheet) -> tuple[TermSheet, ...]:
    """Choose the loaded terms of this term's school year, up to and with it; this term alone if its year is unknown.

    A term that was loaded twice is taken once, so that no session counts twice.
    """
    if now.school_year is None:
        return (now,)
    chosen: list[TermSheet] = [now]
    for sheet in sheets:
        earlier = sheet.school_year == now.school_year and order_in_time(sheet) < order_in_time(now)
        if earlier and not any(may_be_the_same(sheet, other) for other in chosen):
            chosen.append(sheet)
    return tuple(sorted(chosen, key=order_in_time))


def may_be_the_same(one: TermSheet, other: TermSheet) -> bool:
    """Say whether two terms of one school year share days: by their days, or else by season and half."""
    if one.start and one.end and other.start and other.end:
        return one.start <= other.end and other.start <= one.end
    return one.name == other.name or _same_part_of_the_year(one, other)


def _same_part_of_the_year(one: TermSheet, other: TermSheet) -> bool:
    """Say whether two terms of one school year are of one season, and not of its two halves."""
    (season, half), (other_season, other_half) = _part_of_the_year(one), _part_of_the_year(other)
    return season == other_season < len(TERM_ORDER) and (half == other_half or 0 in (half, other_half))


def _part_of_the_year(sheet: TermSheet) -> tuple[int, int]:
    """Give a term's season, by its name or else by its first day, and its half, 0 for a whole season."""
    season, half = divmod(order_in_year(sheet.name), 10)
    if season == len(TERM_ORDER) and sheet.start is not None:
        return order_in_year(census_term_of(sheet.start).name) // 10, 0
    return season, half


def year_is_complete(year: Sequence[TermSheet], now: TermSheet, own_terms: Sequence[Term]) -> bool:
    """Say whether every term of the school year up to this one is loaded, by the school's calendar or the seasons."""
    if now.school_year is None:
        return False
    if own_terms and now.start is not None:
        expected = [term for term in own_terms if school_year_of(term.start) == now.school_year]
        due = [term for term in expected if term.start <= now.start]
        return all(any(sheet.start is not None and sheet.start in term for sheet in year) for term in due)
    return _seasons_are_complete({order_in_year(sheet.name) for sheet in year}, order_in_year(now.name))


def _seasons_are_complete(loaded: Set[int], now: int) -> bool:
    """Say whether every season before this one is there, whole or in both halves, and this one's first half."""
    season, half = divmod(now, 10)
    if season >= len(TERM_ORDER):
        return False
    before = all({10 * one} <= loaded or {10 * one + 1, 10 * one + 2} <= loaded for one in range(season))
    return before and (half != SECOND_HALF or now - 1 in loaded)


def year_totals(year: Sequence[TermSheet]) -> pd.DataFrame:
    """Add sessions over the year's terms: index person, columns attended, possible. Never a mean of percentages.

    Not known for a pupil whose sessions are not known in one of the terms.
    """
    together = pd.concat([sheet.totals[["attended", "possible"]] for sheet in year])
    unclear = together.index[together.isna().any(axis=1)]
    sums = together.groupby(level="person").sum()
    return sums[~sums.index.isin(unclear)].reindex(sums.index)


def year_illness_days(year: Sequence[TermSheet]) -> pd.Series | None:
    """Count school days ill by person over the year's terms with marks; None where none has marks."""
    marks = [sheet.marks for sheet in year if sheet.marks is not None]
    return illness_days(pd.concat(marks)) if marks else None
