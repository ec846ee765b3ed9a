"""One decision for each pupil: both terms' facts, the proposed letter with its rule, and what stands before it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from analysis.measures.term_sheet import TermSheet
from analysis.pupils import comparable_name
from analysis.rules.categories import Category, category_of, is_persistent_absentee, is_severely_absent
from analysis.rules.decision import Movement, Proposal, is_comparable, movement_of, propose_letter
from analysis.rules.facts import Known, TermFacts
from analysis.rules.flags import Raised, Unchecked, raise_flags
from analysis.rules.policy import Policy


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

    @property
    def status(self) -> str:
        """`none` without a proposed letter, `review` with a flag, else `ready`."""
        if self.proposal.letter is None:
            return "none"
        return "review" if self.flags else "ready"

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
    return tuple(sorted(decisions, key=class_then_surname))


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
        category_before=category_of(before.attended, before.possible, policy) if before else None,
        category=category_of(now.attended, now.possible, policy) if now else None,
        movement=movement_of(before, now, policy, has_last_term=has_last_term),
        proposal=propose_letter(before, now, policy),
        flags=flags,
        unchecked=unchecked,
    )


def class_then_surname(decision: PupilDecision) -> tuple[object, ...]:
    """Sort key: year group from the youngest, class, then surname and forename without regard to accents."""
    year = decision.text("year_group")
    youngest_first = {"Nursery": -1, "Reception": 0}.get(year, int(year[5:]) if year[5:].isdigit() else 99)
    names = [comparable_name(decision.text(column)) for column in ("class_name", "surname", "forename", "name")]
    return (youngest_first, *names, decision.person)
