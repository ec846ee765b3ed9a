"""Which two terms are compared."""

from collections.abc import Sequence
from datetime import date

from analysis.measures.term_sheet import TermSheet
from analysis.rules.school_calendar import without_year
from analysis.rules.wording import long_date
from analysis.terms.refusals import RefusedError, is_later, is_same_term


def choose_terms(
    now_sheets: Sequence[TermSheet], before_sheets: Sequence[TermSheet], term: str | None, decision_date: date
) -> tuple[TermSheet, TermSheet | None]:
    """Choose this term (the latest begun, or the one named) and last term (the latest given as before, or the earlier).

    Both lists are in order of time. Raises RefusedError.
    """
    now = latest_begun(now_sheets, decision_date) if term is None else _named(term, now_sheets)
    if now is None:
        raise RefusedError(
            "The file given for this term holds no marks or totals in the period asked for, "
            f"up to the decision date ({long_date(decision_date)})."
        )
    return now, _last_term(now, now_sheets, before_sheets)


def latest_begun(sheets: Sequence[TermSheet], day: date) -> TermSheet | None:
    """Give the last term that had begun on a day, of terms in order of time; one without dates counts as begun."""
    return next((sheet for sheet in reversed(sheets) if sheet.start is None or sheet.start <= day), None)


def _last_term(now: TermSheet, now_sheets: Sequence[TermSheet], before_sheets: Sequence[TermSheet]) -> TermSheet | None:
    """Give the latest term given as before that is neither this term nor later; where all are, the latest."""
    if not before_sheets:
        return next(iter(now_sheets[: list(now_sheets).index(now)][-1:]), None)
    earlier = [sheet for sheet in before_sheets if not is_later(sheet, now) and not _is_this_term(sheet, now)]
    return (earlier or list(before_sheets))[-1]


def _is_this_term(sheet: TermSheet, now: TermSheet) -> bool:
    return is_same_term(sheet, now) or (None, now.name) == (sheet.school_year, sheet.name)


def _named(term: str, sheets: Sequence[TermSheet]) -> TermSheet:
    """Find a term by its name, with or without its year. Raises RefusedError where none or several are meant."""
    asked = term.strip().casefold()
    exact = [sheet for sheet in sheets if asked in (sheet.name.casefold(), sheet.full_name.casefold())]
    found = exact or [sheet for sheet in sheets if without_year(sheet.name) == asked]
    if len(found) == 1:
        return found[0]
    names = ", ".join(sheet.full_name for sheet in sheets)
    if not found:
        raise RefusedError(f"No term is called {term}; the file holds {names}.")
    raise RefusedError(f"Several terms are called {term}: say which with its year; the file holds {names}.")
