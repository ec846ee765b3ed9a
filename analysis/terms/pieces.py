"""One file cut into pieces, one for each term it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from analysis.ingest.export import PUPIL_COLUMNS, Export
from analysis.measures.sessions import without_blanks_off_roll, without_marks_not_yet_due
from analysis.rules.school_calendar import Term, school_year_of, term_of

TOTALS = ("possible", "attended", "authorised", "unauthorised", "late", "missing", "unexplained", "unread")
Period = tuple[date, date]
NOT_NAMED = "Term not named"
"""Rows whose term is blank in a file that names terms: never this term while another is named."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of one file that belongs to one term; frames are indexed or keyed by person."""

    name: str
    start: date | None
    end: date | None
    school_year: str | None
    pupils: pd.DataFrame
    file_name: str
    totals: pd.DataFrame | None = None
    marks: pd.DataFrame | None = None
    percentages: Mapping[int, str] = field(default_factory=dict)
    corrects: bool = False
    """Whether a person said that it counts where it differs from files loaded before."""


def pieces_of(
    export: Export,
    people: list[int],
    own_terms: Sequence[Term],
    period: Period | None,
    name_if_unknown: str,
) -> list[Piece]:
    """Cut a file at the terms. `people`: whose each row of its pupils is; the others as for `sort_into_terms`."""
    pupils = export.pupils[list(PUPIL_COLUMNS)].set_axis(pd.Index(people, name="person"))
    if export.marks is not None:
        marks = export.marks
        if period:
            marks = marks[marks["day"].between(pd.Timestamp(period[0]), pd.Timestamp(period[1]))]
        return _pieces_of_marks(export.file_name, _with_people(marks, people), pupils, own_terms)
    if export.totals is None:
        return []
    totals = _with_people(export.totals, people)
    if totals["term"].notna().any():
        return _pieces_of_named_terms(export.file_name, totals, pupils, own_terms)
    dates = period or export.period
    # A period belongs to the term of its middle: a week of spring before a summer term is still the summer's.
    term = term_of(dates[0] + (dates[1] - dates[0]) / 2, own_terms) if dates else None
    name, year = (term.name if term else name_if_unknown), (school_year_of(dates[0]) if dates else None)
    start, end = dates or (None, None)
    return [_piece_of_totals(name, (start, end), year, pupils, export.file_name, totals)]


def _with_people(frame: pd.DataFrame, people: list[int]) -> pd.DataFrame:
    person = pd.Series(people, dtype="int64").reindex(frame["pupil"]).to_numpy()
    return frame.assign(person=person).drop(columns="pupil")


def _piece_of_totals(
    name: str,
    days: tuple[date | None, date | None],
    school_year: str | None,
    pupils: pd.DataFrame,
    file_name: str,
    rows: pd.DataFrame,
) -> Piece:
    bare = rows[rows["possible"].isna() & rows["percentage"].notna()]
    percentages = {int(person): str(text) for person, text in zip(bare["person"], bare["percentage"], strict=True)}
    figures = rows.set_index("person").reindex(columns=list(TOTALS))
    return Piece(name, *days, school_year, pupils, file_name, totals=figures, percentages=percentages)


def _pieces_of_named_terms(
    file_name: str, totals: pd.DataFrame, pupils: pd.DataFrame, own_terms: Sequence[Term]
) -> list[Piece]:
    # A file that calls a term as the school's calendar does has that term's dates.
    dates = {(school_year_of(term.start), term.name): (term.start, term.end) for term in own_terms}
    pieces = []
    for (year, term), rows in totals.groupby(["school_year", "term"], sort=False, dropna=False):
        in_use = pupils[pupils.index.isin(rows["person"])]
        school_year = year if isinstance(year, str) and isinstance(term, str) else None
        start, end = _dates_in(rows) or dates.get((school_year or "", str(term))) or (None, None)
        name = term if isinstance(term, str) else NOT_NAMED
        pieces.append(_piece_of_totals(name, (start, end), school_year, in_use, file_name, rows))
    return pieces


def _dates_in(rows: pd.DataFrame) -> tuple[date, date] | None:
    """Give the first and last day that rows of totals name, where all of them name both."""
    known = rows[["start", "end"]].dropna()
    return (min(known["start"]), max(known["end"])) if len(known) == len(rows) else None


def _pieces_of_marks(
    file_name: str, marks: pd.DataFrame, pupils: pd.DataFrame, own_terms: Sequence[Term]
) -> list[Piece]:
    marks = without_marks_not_yet_due(marks)
    term_on = {day: term_of(day.date(), own_terms) for day in marks["day"].drop_duplicates()}
    terms = sorted({term for term in term_on.values() if term is not None}, key=lambda term: term.start)
    place = marks["day"].map({day: terms.index(term) for day, term in term_on.items() if term is not None})
    marks = without_blanks_off_roll(marks.assign(term=place), pupils)
    in_term = [(term, marks[marks["term"] == number].drop(columns="term")) for number, term in enumerate(terms)]
    # Nothing but blanks is no term.
    return [_piece_of_marks(file_name, due, pupils, term) for term, due in in_term if (due["mark"] != "").any()]


def _piece_of_marks(file_name: str, marks: pd.DataFrame, pupils: pd.DataFrame, term: Term) -> Piece:
    in_use = pupils[pupils.index.isin(marks["person"])]
    marked = marks.loc[marks["mark"] != "", "day"]
    start, end = marked.min().date(), marked.max().date()
    return Piece(term.name, start, end, school_year_of(term.start), in_use, file_name, marks=marks)
