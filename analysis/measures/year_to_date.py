"""The school year so far: sessions added over its terms, and whether every term of it is loaded."""

from collections.abc import Sequence

import pandas as pd

from analysis.measures.facts_from_marks import illness_days
from analysis.measures.term_sheet import TermSheet
from analysis.rules.school_calendar import TERM_ORDER, Term, order_in_year, school_year_of


def terms_of_the_year(sheets: Sequence[TermSheet], now: TermSheet) -> tuple[TermSheet, ...]:
    """Choose the loaded terms of this term's school year, up to and with it; this term alone if its year is unknown."""
    if now.school_year is None:
        return (now,)
    return tuple(
        sheet
        for sheet in sheets
        if sheet is now or (sheet.school_year == now.school_year and _place(sheet) < _place(now))
    )


def _place(sheet: TermSheet) -> tuple[int, str]:
    # A school year holds few terms, so name order serves where the dates are not known.
    return (order_in_year(sheet.name), "") if sheet.start is None else (0, sheet.start.isoformat())


def year_is_complete(year: Sequence[TermSheet], now: TermSheet, own_terms: Sequence[Term]) -> bool:
    """Say whether every term of the school year up to this one is loaded, by the school's calendar or the seasons."""
    if now.school_year is None:
        return False
    if own_terms and now.start is not None:
        expected = [term for term in own_terms if school_year_of(term.start) == now.school_year]
        due = [term for term in expected if term.start <= now.start]
        return all(any(sheet.start is not None and sheet.start in term for sheet in year) for term in due)
    season = order_in_year(now.name) // 10
    loaded = {order_in_year(sheet.name) // 10 for sheet in year}
    return season < len(TERM_ORDER) and loaded >= set(range(season + 1))


def year_totals(year: Sequence[TermSheet]) -> pd.DataFrame:
    """Add sessions over the year's terms: index person, columns attended, possible. Never a mean of percentages."""
    return pd.concat([sheet.totals[["attended", "possible"]] for sheet in year]).groupby(level="person").sum()


def year_illness_days(year: Sequence[TermSheet]) -> pd.Series | None:
    """Count school days ill by person over the year's terms with marks; None where none has marks."""
    marks = [sheet.marks for sheet in year if sheet.marks is not None]
    return illness_days(pd.concat(marks)) if marks else None
