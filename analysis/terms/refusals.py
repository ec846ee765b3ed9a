"""The pairs of terms that would mislead: each is refused with one sentence that says why and what to do."""

from collections.abc import Sequence

import pandas as pd

from analysis.measures.term_sheet import TermSheet, dates_of, order_in_time
from analysis.measures.year_to_date import may_be_the_same
from analysis.rules.school_calendar import Term, term_of, weekdays

FIGURES = ["possible", "attended", "authorised", "unauthorised"]
YEAR_TO_DATE_TENTHS = 9
"""Nine in ten pupils with no smaller figures than last term look like a year-to-date export."""
MOST_DAYS_OF_ANOTHER_TERM = 15
"""A period with more weekdays than this in each of two terms is of both; where Easter moves a term, fewer may stray."""
MOST_SESSIONS_OF_A_TERM = 220
"""Twenty-two weeks: no term in England is as long, and autumn and spring together are longer."""


class RefusedError(ValueError):
    """The terms cannot be compared. Its text is one plain sentence that says why and what to do."""


def is_later(sheet: TermSheet, than: TermSheet) -> bool:
    """Say whether a term is known to come after another."""
    return bool(sheet.school_year and than.school_year) and order_in_time(sheet) > order_in_time(than)


def is_same_term(one: TermSheet, other: TermSheet) -> bool:
    """Say whether two sheets are known to be of the same term, or of a term and a part of it."""
    return one.school_year is not None and one.school_year == other.school_year and may_be_the_same(one, other)


def check_terms(
    now: TermSheet, before: TermSheet | None, own_terms: Sequence[Term] = (), loaded: Sequence[TermSheet] = ()
) -> None:
    """Refuse a term that is no single term, and a pair that would mislead. Raises RefusedError.

    `loaded`: every term at hand, of which one may show that this is a year-to-date export though none is compared.
    """
    if before is not None:
        _check_pair(now, before)
        _check_one_term(before, own_terms)
    _check_one_term(now, own_terms)
    earlier = [sheet for sheet in loaded if sheet.school_year == now.school_year and is_later(now, sheet)]
    for sheet in earlier if before is None else [before]:
        if _looks_like_year_to_date(now, sheet):
            raise RefusedError(
                f"{now.full_name} looks like a year-to-date export, because hardly any pupil has fewer sessions in it "
                f"than in {sheet.full_name}: export this term's dates only."
            )


def _check_one_term(sheet: TermSheet, own_terms: Sequence[Term]) -> None:
    if sheet.marks is not None:
        return  # dated marks are cut at the terms
    if sheet.usual_possible > MOST_SESSIONS_OF_A_TERM:
        raise RefusedError(
            f"{sheet.full_name} looks like a year-to-date export, because most pupils have {sheet.usual_possible} "
            "possible sessions in it, more than any one term has: export this term's dates only."
        )
    names = _terms_spanned(sheet, own_terms)
    if len(names) > 1:
        raise RefusedError(
            f"The period {dates_of(sheet)} spans {' and '.join(names)}, so it looks like a year-to-date export: "
            "export one term's dates only."
        )


def _terms_spanned(sheet: TermSheet, own_terms: Sequence[Term]) -> list[str]:
    """Name the terms of which a period holds more days than could stray there."""
    if sheet.start is None or sheet.end is None:
        return []
    terms = [term_of(day, own_terms) for day in weekdays(sheet.start, sheet.end)]
    names = [term.name for term in terms if term is not None]
    return [name for name in dict.fromkeys(names) if names.count(name) > MOST_DAYS_OF_ANOTHER_TERM]


def _check_pair(now: TermSheet, before: TermSheet) -> None:
    overlap = _overlap(now, before)
    if _same_figures(now, before) and (overlap or now.marks is None or before.marks is None):
        raise RefusedError("Both terms hold the same figures for the same pupils: the same export was given twice.")
    if overlap:
        raise RefusedError(
            f"The two periods overlap ({dates_of(before)}, and {dates_of(now)}), so sessions would count twice: "
            "export each term on its own."
        )
    if is_same_term(now, before):
        raise RefusedError(
            f"{before.full_name} and {now.full_name} overlap, so sessions would count twice: choose two terms."
        )
    if is_later(before, now):
        raise RefusedError(f"{before.name} is later than {now.name}: give the earlier term as last term.")


def _overlap(now: TermSheet, before: TermSheet) -> bool:
    days = (now.start, now.end, before.start, before.end)
    return None not in days and before.start <= now.end and now.start <= before.end  # type: ignore[operator]


def _matched(now: TermSheet, before: TermSheet) -> pd.DataFrame:
    matched = now.totals[FIGURES].join(before.totals[FIGURES].add_suffix("_before"), how="inner")
    return matched.dropna(subset=["possible", "attended", "possible_before", "attended_before"])


def _same_figures(now: TermSheet, before: TermSheet) -> bool:
    matched = _matched(now, before)
    if matched.empty or set(now.totals.index) != set(before.totals.index):
        return False
    return all(matched[name].equals(matched[f"{name}_before"].rename(name)) for name in FIGURES)


def _looks_like_year_to_date(now: TermSheet, before: TermSheet) -> bool:
    """Say whether hardly any pupil has a smaller figure than before, and most have more.

    Dated marks are cut at the terms, and one file that names both terms tells them apart itself: neither is asked.
    """
    if set(now.files) & set(before.files):
        return False
    matched = _matched(now, before)
    if now.marks is not None:
        matched = matched[~matched.index.isin(now.marks["person"])]
    parts = ("attended", "authorised", "unauthorised")
    rises = pd.DataFrame({name: matched[name] - matched[f"{name}_before"] for name in parts})
    no_smaller = (rises >= 0).all(axis=1)
    more = no_smaller & (rises > 0).any(axis=1)
    return bool(len(matched)) and bool(
        10 * no_smaller.sum() >= YEAR_TO_DATE_TENTHS * len(matched) and 2 * more.sum() > len(matched)
    )
