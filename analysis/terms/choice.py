"""Which two terms are compared, and the pairs that would mislead and are refused."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from analysis.measures.term_sheet import TermSheet, dates_of, order_in_time
from analysis.rules.wording import long_date

FIGURES = ["possible", "attended", "authorised", "unauthorised"]
YEAR_TO_DATE_TENTHS = 9
"""Nine in ten pupils with no smaller figures than last term look like a year-to-date export."""


class RefusedError(ValueError):
    """The terms cannot be compared. Its text is one plain sentence that says why and what to do."""


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
    if before_sheets:
        earlier = [sheet for sheet in before_sheets if not _is_later(sheet, now)]
        before: TermSheet | None = (earlier or list(before_sheets))[-1]
    else:
        before = next(iter(now_sheets[: list(now_sheets).index(now)][-1:]), None)
    if before is not None:
        check_pair(now, before)
    return now, before


def latest_begun(sheets: Sequence[TermSheet], day: date) -> TermSheet | None:
    """Give the last term that had begun on a day, of terms in order of time; one without dates counts as begun."""
    return next((sheet for sheet in reversed(sheets) if sheet.start is None or sheet.start <= day), None)


def _named(term: str, sheets: Sequence[TermSheet]) -> TermSheet:
    found = [sheet for sheet in sheets if sheet.name.casefold() == term.casefold()]
    if not found:
        names = ", ".join(sheet.name for sheet in sheets)
        raise RefusedError(f"No term is called {term}; the file holds {names}.")
    return found[-1]


def _is_later(sheet: TermSheet, than: TermSheet) -> bool:
    return bool(sheet.school_year and than.school_year) and order_in_time(sheet) > order_in_time(than)


def check_pair(now: TermSheet, before: TermSheet) -> None:
    """Refuse two terms that overlap, stand the wrong way round, are the same, or look like a year-to-date export."""
    matched = now.totals[FIGURES].join(before.totals[FIGURES].add_suffix("_before"), how="inner")
    matched = matched.dropna(subset=["possible", "attended", "possible_before", "attended_before"])
    if _same_figures(now, before, matched):
        raise RefusedError("Both terms hold the same figures for the same pupils: the same export was given twice.")
    if _overlap(now, before):
        raise RefusedError(
            f"The two periods overlap ({dates_of(before)}, and {dates_of(now)}), so sessions would count twice: "
            "export each term on its own."
        )
    if _is_later(before, now):
        raise RefusedError(f"{before.name} is later than {now.name}: give the earlier term as last term.")
    if now.marks is None and _looks_like_year_to_date(matched):
        raise RefusedError(
            f"{now.name} looks like a year-to-date export, because hardly any pupil has fewer sessions in it than in "
            f"{before.name}: export this term's dates only."
        )


def _overlap(now: TermSheet, before: TermSheet) -> bool:
    days = (now.start, now.end, before.start, before.end)
    return None not in days and before.start <= now.end and now.start <= before.end  # type: ignore[operator]


def _same_figures(now: TermSheet, before: TermSheet, matched: pd.DataFrame) -> bool:
    if matched.empty or set(now.totals.index) != set(before.totals.index):
        return False
    return all(matched[name].equals(matched[f"{name}_before"].rename(name)) for name in FIGURES)


def _looks_like_year_to_date(matched: pd.DataFrame) -> bool:
    parts = ("attended", "authorised", "unauthorised")
    rises = pd.DataFrame({name: matched[name] - matched[f"{name}_before"] for name in parts})
    no_smaller = (rises >= 0).all(axis=1)
    more = no_smaller & (rises > 0).any(axis=1)
    return bool(len(matched)) and bool(
        10 * no_smaller.sum() >= YEAR_TO_DATE_TENTHS * len(matched) and 2 * more.sum() > len(matched)
    )
