"""One decision for each pupil: both terms' facts, the proposed letter with its rule, and what stands before it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from analysis.measures.term_sheet import TermSheet
from analysis.names import comparable_name
from analysis.rules.categories import Category, is_persistent_absentee, is_severely_absent
from analysis.rules.decision import Movement, Proposal, is_comparable, movement_of, propose_letter
from analysis.rules.facts import Known, TermFacts
from analysis.rules.flags import Raised, Unchecked, raise_flags
from analysis.rules.policy import Policy
from analysis.rules.standing import category_in

LAST = 99
"""The place of a class whose year group is not known."""


@dataclass(frozen=True, slots=True)
class PupilDecision:
    """One pupil's two terms and what follows. `before` and `now` are None where the pupil was not on roll.

    `pupil`: the columns of the export (`upn`, `surname`, `class_name`, …) of the later term the pupil is in.
    """

    person: int
    pupil: Mapping[str, object]
    before: TermFacts | None
    now: TermFacts | None
    category_before: Category | None
    category: Category | None
    movement: Movement
    proposal: Proposal
    flags: tuple[Raised, ...]
    unchecked: tuple[Unchecked, ...]
    waits_for_addressee: bool = False
    """A child in care, and nobody has chosen whom the letter goes to."""

    @property
    def status(self) -> str:
        """`none` without a proposed letter, whatever the flags; `review` with a flag, else `ready`."""
        if self.proposal.letter is None:
            return "none"
        return "review" if self.flags else "ready"

    @property
    def can_be_written(self) -> bool:
        """A letter gives this term's sessions, so they must be known."""
        return self.now is not None and self.now.has_sessions

    @property
    def persistent_absentee(self) -> bool:
        """On this term's sessions."""
        return self.now is not None and is_persistent_absentee(self.now.attended, self.now.possible)

    @property
    def severely_absent(self) -> bool:
        """On this term's sessions."""
        return self.now is not None and is_severely_absent(self.now.attended, self.now.possible)

    def text(self, column: str) -> str:
        """Give a column of the export as text, blank where it is not known."""
        return str(self.pupil[column] or "")

    @property
    def full_name(self) -> str:
        """Forename and surname as a letter says them, or the name as the file prints it."""
        return f"{self.text('forename')} {self.text('surname')}".strip() or self.text("name")

    @property
    def listed_name(self) -> str:
        """Surname first, as a class list says it."""
        return self.text("name")


def decide(
    now: TermSheet,
    before: TermSheet | None,
    facts_now: Mapping[int, TermFacts],
    facts_before: Mapping[int, TermFacts],
    known_of: Callable[[int], Known],
    policy: Policy,
) -> tuple[PupilDecision, ...]:
    """Decide for everybody on roll in either term, in class then surname order."""
    pupils: dict[int, Mapping[str, object]] = {} if before is None else _rows(before)
    pupils |= _rows(now)
    decisions = [
        _decision(
            person, pupil, facts_before.get(person), facts_now.get(person), known_of(person), policy, before is not None
        )
        for person, pupil in pupils.items()
    ]
    youngest = _youngest_of_each_class(decisions)
    return tuple(sorted(decisions, key=lambda one: (youngest[one.text("class_name")], *_by_class_and_surname(one))))


def _rows(sheet: TermSheet) -> dict[int, Mapping[str, object]]:
    rows = sheet.pupils.to_dict("records")
    return {int(str(person)): row for person, row in zip(sheet.pupils.index, rows, strict=True)}  # type: ignore[misc]


def _decision(
    person: int,
    pupil: Mapping[str, object],
    before: TermFacts | None,
    now: TermFacts | None,
    known: Known,
    policy: Policy,
    has_last_term: bool,
) -> PupilDecision:
    before = before if is_comparable(before, now) else None
    flags, unchecked = raise_flags(before, now, known, policy)
    return PupilDecision(
        person=person,
        pupil=pupil,
        before=before,
        now=now,
        category_before=category_in(before, policy) if before else None,
        category=category_in(now, policy) if now else None,
        movement=movement_of(before, now, policy, has_last_term=has_last_term),
        proposal=propose_letter(before, now, policy),
        flags=flags,
        unchecked=unchecked,
        waits_for_addressee=bool(now and now.looked_after) and not known.addressee_chosen,
    )


def _youngest_of_each_class(decisions: Iterable[PupilDecision]) -> dict[str, int]:
    """Place classes by their youngest year group, so that a class of two year groups stands together."""
    youngest: dict[str, int] = {}
    for one in decisions:
        name, year = one.text("class_name"), one.text("year_group")
        place = {"Nursery": -1, "Reception": 0}.get(year, int(year[5:]) if year[5:].isdecimal() else LAST)
        youngest[name] = min(place, youngest.get(name, LAST))
    return youngest


def _by_class_and_surname(decision: PupilDecision) -> tuple[object, ...]:
    """Sort key without regard to accents; the number a child got when read decides between two of one name."""
    surname = decision.text("surname") or decision.text("name")
    names = (decision.text("class_name"), surname, decision.text("forename"))
    return (*map(comparable_name, names), decision.person)
