"""From a term's frames to `TermFacts`, the only thing that crosses from the measures to the rules."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from analysis.measures.facts_from_marks import MARKS_COUNTED, last_attended, mark_facts
from analysis.measures.term_sheet import TermSheet
from analysis.measures.year_to_date import year_illness_days, year_totals
from analysis.rules.categories import is_severely_absent
from analysis.rules.facts import TermFacts
from analysis.rules.school_calendar import Term, term_of

LEAVER_WORDS = ("leaver", "left")
DUAL_WORDS = ("dual", "subsidiary")


def term_facts(
    sheet: TermSheet,
    decision_date: date,
    year: Sequence[TermSheet] = (),
    *,
    year_is_complete: bool = False,
    own_terms: Sequence[Term] = (),
    of_absence: bool = True,
) -> dict[int, TermFacts]:
    """Make the facts of everybody on roll in a term, by person.

    `year`: the school year's terms up to this one, for what counts over the year. `own_terms`: the school's calendar.
    `of_absence`: what marks tell beyond the counts; left out where only counts are asked for, which is faster.
    """
    on_roll = sheet.pupils.join(sheet.totals).join(_usual_possible(sheet), on="year_group")
    printed = [sheet.percentages.get(int(str(person))) for person in on_roll.index]
    on_roll["percentage"] = pd.Series(printed, index=on_roll.index, dtype=object)
    if sheet.marks is not None:
        on_roll = on_roll.join(last_attended(sheet.marks))
    if sheet.marks is not None and of_absence:
        on_roll = on_roll.join(mark_facts(sheet.marks))
    if year:
        on_roll = on_roll.join(_year_facts(year))
    shared = {
        "start": sheet.start,
        "end": sheet.end,
        "first_day": _first_day(sheet, own_terms),
        "school_year": sheet.school_year,
        "school_days": sheet.school_days if of_absence else None,
    }
    every_term_has_marks = year_is_complete and all(term.marks is not None for term in year)
    return {
        int(str(person)): _facts(row, shared, decision_date, year_is_complete, every_term_has_marks)
        for person, row in zip(on_roll.index, on_roll.to_dict("records"), strict=True)
    }


def _first_day(sheet: TermSheet, own_terms: Sequence[Term]) -> date | None:
    """Give the first day of the school's own term in whose days this one lies; without one, of the files."""
    if sheet.start is None or sheet.end is None or not own_terms:
        return sheet.start
    own = term_of(sheet.start + (sheet.end - sheet.start) / 2, own_terms)
    return own.start if own else sheet.start


def _usual_possible(sheet: TermSheet) -> pd.Series:
    """Give the commonest possible count by year group, the larger where two are as common."""
    counted = sheet.totals["possible"].dropna()
    counted = counted[counted > 0]
    usual = counted.groupby(sheet.pupils["year_group"].reindex(counted.index)).agg(lambda group: group.mode().max())
    return usual.rename("usual_possible")


def _year_facts(year: Sequence[TermSheet]) -> pd.DataFrame:
    facts = year_totals(year).rename(columns={"attended": "year_attended", "possible": "year_possible"})
    days = year_illness_days(year)
    return facts if days is None else facts.assign(illness_days=days.reindex(facts.index, fill_value=0))


def _facts(
    row: Mapping[Any, Any],
    shared: Mapping[str, Any],
    decision_date: date,
    year_is_complete: bool,
    every_term_has_marks: bool,
) -> TermFacts:
    attended, possible = _whole(row["attended"]), _whole(row["possible"])
    known = attended is not None and possible is not None
    left, returned_after = _has_left(row, decision_date)
    return TermFacts(
        attended=attended or 0,
        possible=(possible or 0) if known else 0,
        figures_known=known,
        percentage=row["percentage"],
        year_group=row["year_group"] or None,
        left=left,
        returned_after=returned_after,
        authorised=_whole(row["authorised"]),
        unauthorised=_whole(row["unauthorised"]),
        late=_whole(row["late"]),
        missing=_whole(row["missing"]),
        unread=_whole(row["unread"]) or 0,
        date_of_birth=row["date_of_birth"] or None,
        admission_date=row["admission_date"] or None,
        usual_possible=_whole(row["usual_possible"]),
        dual_status=_says(row["enrolment_status"], DUAL_WORDS),
        looked_after=row["looked_after"],
        illness_days_this_year=_whole(row.get("illness_days")),
        illness_days_are_complete=every_term_has_marks,
        severe_this_year=_severe_this_year(row) if year_is_complete else None,
        **shared,
        **_absence_facts(row),
    )


def _absence_facts(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Give what marks tell; of totals only what follows from a zero."""
    if not pd.isna(row.get("one_illness")):
        counts = {name: _whole(row[name]) or 0 for name in MARKS_COUNTED}
        asked = ("one_illness", "only_illness", "marked_recently")
        return counts | {name: row[name] is True for name in asked}
    authorised, unauthorised = _whole(row["authorised"]), _whole(row["unauthorised"])
    unexplained = _whole(row["unexplained"])
    return {
        "part_time_or_suspended": 0 if authorised == 0 else None,
        "leave_agreed_by_school": 0 if authorised == 0 else None,
        "open_reasons": 0 if unauthorised == 0 else unexplained,
        "one_illness": False if unauthorised else None,
        "only_illness": False if unauthorised else None,
    }


def _severe_this_year(row: Mapping[Any, Any]) -> bool | None:
    attended, possible = _whole(row["year_attended"]), _whole(row["year_possible"])
    return None if attended is None or possible is None else is_severely_absent(attended, possible)


def _has_left(row: Mapping[Any, Any], decision_date: date) -> tuple[bool, date | None]:
    """Say whether a pupil is gone, and the leaving date of one who came back: admitted again, or in school again."""
    if _says(row["enrolment_status"], LEAVER_WORDS):
        return True, None
    leaving, admitted, seen = row["leaving_date"], row["admission_date"], row.get("last_attended")
    if leaving is None or leaving > decision_date:
        return False, None
    admitted_again = admitted is not None and leaving < admitted <= decision_date
    came_back = admitted_again or (not pd.isna(seen) and seen.date() > leaving)
    return (False, leaving) if came_back else (True, None)


def _says(status: str | None, words: Sequence[str]) -> bool | None:
    return any(word in status.casefold() for word in words) if status else None


def _whole(value: Any) -> int | None:  # noqa: ANN401 - a cell of a frame: int, float NaN or NA
    return None if pd.isna(value) else int(value)
