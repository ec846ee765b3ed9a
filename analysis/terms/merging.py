"""The pieces of one term put together: nothing counts twice, and what two files contradict is not counted at all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from analysis.measures.sessions import count_sessions, with_outcomes, without_closed_days
from analysis.measures.term_sheet import TermSheet
from analysis.rules.codes import MISSING_MARK, UNREAD_MARK, outcome_of
from analysis.rules.school_calendar import Term
from analysis.terms.pieces import TOTALS, Piece

FIGURES = ["possible", "attended", "authorised", "unauthorised"]
SESSION = ["person", "day", "session"]


def term_sheet(pieces: Sequence[Piece], own_terms: Sequence[Term] = ()) -> TermSheet:
    """Put the pieces of one term together. A pupil's particulars are those of the last file."""
    pupils = pd.concat([piece.pupils for piece in pieces])
    pupils = pupils[~pupils.index.duplicated(keep="last")].sort_index()
    pieces = _corrected(pieces)
    frames = [piece.marks for piece in pieces if piece.marks is not None]
    marks, sessions_unclear, closed = _marks_together(frames, own_terms)
    totals, pupils_unclear = _totals_together([piece.totals for piece in pieces if piece.totals is not None], marks)
    percentages, unlike = _percentages_together([piece.percentages for piece in pieces], totals)
    first = pieces[0]
    return TermSheet(
        name=first.name,
        start=min((piece.start for piece in pieces if piece.start), default=None),
        end=max((piece.end for piece in pieces if piece.end), default=None),
        school_year=first.school_year,
        pupils=pupils,
        totals=totals.reindex(pupils.index).astype("Int64"),
        marks=marks,
        files=tuple(piece.file_name for piece in pieces),
        sessions_contradicted=sessions_unclear,
        pupils_contradicted=pupils_unclear + unlike,
        percentages=percentages,
        closed_days=closed,
    )


def _corrected(pieces: Sequence[Piece]) -> list[Piece]:
    """Take out of each piece what a later one corrects. A blank corrects nothing."""
    kept: list[Piece] = []
    for piece in pieces:
        kept = [_without(one, piece) for one in kept] if piece.corrects else kept
        kept.append(piece)
    return kept


def _without(earlier: Piece, correction: Piece) -> Piece:
    marks, totals = earlier.marks, earlier.totals
    if marks is not None and correction.marks is not None:
        given = correction.marks.loc[correction.marks["mark"] != MISSING_MARK, SESSION]
        sessions = pd.MultiIndex.from_frame(given)
        marks = marks[~pd.MultiIndex.from_frame(marks[SESSION]).isin(sessions)]
    if totals is not None:
        totals = totals[~totals.index.isin(correction.pupils.index)]
    printed = {person: text for person, text in earlier.percentages.items() if person not in correction.pupils.index}
    return replace(earlier, marks=marks, totals=totals, percentages=printed)


def _marks_together(
    frames: Sequence[pd.DataFrame], own_terms: Sequence[Term]
) -> tuple[pd.DataFrame | None, int, tuple[date, ...]]:
    """Keep a mark given twice once; a blank yields to a mark; two different marks leave their session unread.

    With it: how many sessions those are, and the days that were left out because nobody has a mark on them.
    """
    if not frames:
        return None, 0, ()
    marks = pd.concat(frames, ignore_index=True)
    contradicted = 0
    if marks.duplicated(SESSION).any():
        marks = marks.drop_duplicates([*SESSION, "mark"])
        twice = marks.duplicated(SESSION, keep=False)
        marks = marks[~(twice & (marks["mark"] == MISSING_MARK))]
        contradictions = marks.duplicated(SESSION, keep=False)
        marks.loc[contradictions, "mark"] = UNREAD_MARK
        contradicted = int(marks[contradictions].drop_duplicates(SESSION).shape[0])
        marks = marks.drop_duplicates(SESSION)
    marks, closed = without_closed_days(marks, own_terms)
    return with_outcomes(marks, outcome_of), contradicted, closed


def _totals_together(stated: Sequence[pd.DataFrame], marks: pd.DataFrame | None) -> tuple[pd.DataFrame, int]:
    """Prefer what is counted from marks to what a file states; where two figures for a pupil differ, know neither."""
    counted = [] if marks is None else [count_sessions(marks).reindex(columns=list(TOTALS))]
    by_person = pd.concat([*counted, *stated]).groupby(level="person")
    # A figure that only one file gives contradicts nothing.
    differ = (by_person[FIGURES].nunique() > 1).any(axis=1)
    known = by_person.first()
    return known[~differ], int(differ.sum())


def _percentages_together(stated: Sequence[Mapping[int, str]], totals: pd.DataFrame) -> tuple[dict[int, str], int]:
    """Keep the percentage of a pupil of whom no sessions are known; where two files print two, know neither."""
    unknown = set(totals.index[totals["possible"].isna()])
    printed = {person: {one[person] for one in stated if person in one} for one in stated for person in one}
    alone = {person: texts for person, texts in printed.items() if person in unknown}
    certain = {person: next(iter(texts)) for person, texts in alone.items() if len(texts) == 1}
    return certain, len(alone) - len(certain)
