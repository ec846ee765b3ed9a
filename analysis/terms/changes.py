"""What a further file of a term would change: pupils, figures and marks, by name, before anything is changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.measures.term_sheet import TermSheet
from analysis.rules.codes import MISSING_MARK
from analysis.rules.wording import short_date
from analysis.terms.merging import FIGURES, SESSION

Sessions = tuple[int, int] | None
"""Attended and possible; None where not known."""


@dataclass(frozen=True, slots=True)
class Altered:
    """A pupil of whom two files say different things, in the sessions that both hold."""

    name: str
    class_name: str
    before: Sessions
    after: Sessions
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermChange:
    """What a file would change in one term. `added` and `gone` are names; `filled` counts blanks that get a mark."""

    term: str
    added: tuple[str, ...]
    gone: tuple[str, ...]
    altered: tuple[Altered, ...]
    filled: int


def changes_between(loaded: Sequence[TermSheet], further: Sequence[TermSheet]) -> tuple[TermChange, ...]:
    """Compare the terms of a further file with the same terms as loaded; a term not loaded yet changes nothing."""
    known = {sheet.key: sheet for sheet in loaded}
    pairs = ((known.get(sheet.key), sheet) for sheet in further)
    return tuple(_change(before, after) for before, after in pairs if before is not None)


def _change(before: TermSheet, after: TermSheet) -> TermChange:
    both = _marks_of_both(before, after)
    on_roll = before.pupils
    if both is not None and before.marks is not None:
        same_days = before.marks["day"].isin(both["day"])
        on_roll = on_roll[on_roll.index.isin(before.marks.loc[same_days, "person"])]
    return TermChange(
        term=after.full_name,
        added=_names(after.pupils[~after.pupils.index.isin(before.pupils.index)]),
        gone=_names(on_roll[~on_roll.index.isin(after.pupils.index)]),
        altered=_altered_figures(before, after) if both is None else _altered_marks(both, after),
        filled=0 if both is None else int((both["blank"] & ~both["blank_after"]).sum()),
    )


def _names(pupils: pd.DataFrame) -> tuple[str, ...]:
    return tuple(sorted(str(name) for name in pupils["name"]))


def _marks_of_both(before: TermSheet, after: TermSheet) -> pd.DataFrame | None:
    """Put the marks of sessions that both hold side by side; None where one has no marks."""
    if before.marks is None or after.marks is None:
        return None
    sides = (sheet.assign(blank=sheet["mark"] == MISSING_MARK) for sheet in (before.marks, after.marks))
    return next(sides).merge(next(sides), on=SESSION, suffixes=("", "_after"))


def _altered_marks(both: pd.DataFrame, after: TermSheet) -> tuple[Altered, ...]:
    differ = (both["mark"] != both["mark_after"]) & ~both["blank"] & ~both["blank_after"]
    people = both[both["person"].isin(both.loc[differ, "person"])]
    figures = people.groupby("person")[["attended", "possible", "attended_after", "possible_after"]].sum()
    words: dict[int, list[str]] = {}
    changed = both[differ].sort_values(SESSION)
    for person, day, session, mark, mark_after in changed[[*SESSION, "mark", "mark_after"]].itertuples(index=False):
        words.setdefault(person, []).append(f"{short_date(day)} {session}: {mark} becomes {mark_after}")
    figures_of: dict[int, list[int]] = dict(zip(figures.index.tolist(), figures.to_numpy().tolist(), strict=True))
    return _by_class_and_name(_altered(after, person, figures_of[person], marks) for person, marks in words.items())


def _altered_figures(before: TermSheet, after: TermSheet) -> tuple[Altered, ...]:
    pair = before.totals.merge(after.totals, left_index=True, right_index=True, suffixes=("", "_after"))
    differ = [(pair[figure] != pair[f"{figure}_after"]).fillna(False) for figure in FIGURES]
    changed = pair[pd.concat(differ, axis=1).any(axis=1)]
    sessions = changed[["attended", "possible", "attended_after", "possible_after"]].astype(object)
    plain: list[list[int | None]] = sessions.where(sessions.notna(), None).to_numpy().tolist()
    return _by_class_and_name(
        _altered(after, person, figures, ()) for person, figures in zip(changed.index.tolist(), plain, strict=True)
    )


def _altered(after: TermSheet, person: int, figures: Sequence[int | None], marks: Sequence[str]) -> Altered:
    pupil = after.pupils.loc[[person]].to_dict("records")[0]
    before = _sessions(figures[0], figures[1])
    return Altered(
        str(pupil["name"]), str(pupil["class_name"] or ""), before, _sessions(figures[2], figures[3]), tuple(marks)
    )


def _sessions(attended: int | None, possible: int | None) -> Sessions:
    return None if attended is None or possible is None else (int(attended), int(possible))


def _by_class_and_name(altered: Iterable[Altered]) -> tuple[Altered, ...]:
    return tuple(sorted(altered, key=lambda one: (one.class_name, one.name)))
