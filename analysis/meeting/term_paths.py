"""Every pupil's way through the loaded terms up to this one, with the category of each term.

Population: everybody on roll in one of the terms, but those whose latest year group gets no letters. Every term is
judged by today's policy. A term that is nobody's *last term* (the nursery, or before a pupil left and came back) is
not on the way.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.measures.category_paths import NOT_HERE, NOT_KNOWN, Path
from analysis.measures.term_facts import term_facts
from analysis.measures.term_sheet import TermSheet, order_in_time
from analysis.measures.year_groups import with_year_groups
from analysis.meeting.room import Meeting
from analysis.rules.decision import is_comparable
from analysis.rules.facts import TermFacts
from analysis.rules.policy import Policy
from analysis.rules.standing import category_in
from analysis.terms.refusals import is_later, is_same_term


@dataclass(frozen=True, slots=True)
class PupilPath:
    """One pupil: what is known of each term, None where it is not on the way, and the place in it.

    `pupil`: the columns of the export of the latest term that the pupil is in.
    """

    person: int
    pupil: Mapping[str, object]
    facts: tuple[TermFacts | None, ...]
    places: Path

    def text(self, column: str) -> str:
        """Give a column of the export as text, blank where it is not known."""
        return str(self.pupil[column] or "")


@dataclass(frozen=True, slots=True)
class TermPaths:
    """The terms, earliest first, and everybody's path through them: this term's pupils in class order, then others."""

    sheets: tuple[TermSheet, ...]
    pupils: tuple[PupilPath, ...]

    @property
    def places(self) -> tuple[Path, ...]:
        """The paths alone."""
        return tuple(one.places for one in self.pupils)

    def since(self, first: int) -> "TermPaths":
        """Leave out the terms before one, and whoever has no place in the others."""
        cut = (replace(one, facts=one.facts[first:], places=one.places[first:]) for one in self.pupils)
        return TermPaths(self.sheets[first:], tuple(one for one in cut if _has_a_place(one.places)))

    def of(self, wanted: Mapping[str, Collection[str]]) -> "TermPaths":
        """Keep the pupils whose columns have one of the wanted texts; nothing wanted of a column is everything."""
        kept = (one for one in self.pupils if all(one.text(name) in texts for name, texts in wanted.items() if texts))
        return replace(self, pupils=tuple(kept))


def terms_on_the_way(meeting: Meeting) -> tuple[TermSheet, ...]:
    """Choose last term, this term and every earlier loaded term, earliest first; a term loaded twice is taken once."""
    now, before, on = meeting.analysis.now, meeting.analysis.before, meeting.analysis.decision_date
    chosen = [now] if before is None else [now, before]
    for sheet in reversed(meeting.sheets):
        if is_later(now, sheet) and not any(is_same_term(sheet, other) for other in chosen):
            chosen.append(with_year_groups(sheet, meeting.sheets, on))
    return (*sorted(chosen[1:], key=order_in_time), now)


def term_paths(meeting: Meeting) -> TermPaths:
    """Follow everybody through the terms."""
    policy = meeting.analysis.policy
    sheets = terms_on_the_way(meeting)
    facts = [_facts_in(meeting, sheet) for sheet in sheets]
    pupils = {one.person: one.pupil for one in meeting.analysis.decisions}
    for sheet in reversed(sheets):
        pupils |= _rows(sheet, other_than=pupils)
    paths = (_path(person, row, [one.get(person) for one in facts], policy) for person, row in pupils.items())
    shown = (one for one in paths if one.text("year_group") not in policy.without_letters)
    return TermPaths(sheets, tuple(one for one in shown if _has_a_place(one.places)))


def _facts_in(meeting: Meeting, sheet: TermSheet) -> Mapping[int, TermFacts]:
    """Give a term's facts by person: of this term and last term as decided on."""
    analysis = meeting.analysis
    if sheet is analysis.now:
        return {one.person: one.now for one in analysis.decisions if one.now is not None and not one.now.left}
    if sheet is analysis.before:
        return {one.person: one.before for one in analysis.decisions if one.before is not None}
    return term_facts(sheet, analysis.decision_date, of_absence=False)


def _rows(sheet: TermSheet, other_than: Collection[int]) -> dict[int, Mapping[str, object]]:
    pupils = sheet.pupils[~sheet.pupils.index.isin(list(other_than))]
    rows = pupils.to_dict("records")
    return {int(str(person)): row for person, row in zip(pupils.index, rows, strict=True)}  # type: ignore[misc]


def _path(person: int, pupil: Mapping[str, object], facts: Sequence[TermFacts | None], policy: Policy) -> PupilPath:
    latest = next((one for one in reversed(facts) if one is not None), None)
    own = tuple(one if one is latest or is_comparable(one, latest) else None for one in facts)
    return PupilPath(person, pupil, own, tuple(_place(one, policy) for one in own))


def _place(facts: TermFacts | None, policy: Policy) -> str:
    if facts is None:
        return NOT_HERE
    return category_in(facts, policy) or NOT_HERE if facts.figures_known else NOT_KNOWN


def _has_a_place(path: Path) -> bool:
    return set(path) != {NOT_HERE}
