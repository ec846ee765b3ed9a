"""Two children who may be one: offered to a person, never joined by the program. Standard library only."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.names import forenames_agree, one_letter_apart, same_name, surnames_agree
from analysis.pupils import Identity, upns_contradict
from analysis.rules.year_groups import moved_up, school_years_between


@dataclass(frozen=True, slots=True)
class Child:
    """One child in the last, or the first, term that has it. `number` is the child's in the records."""

    number: int
    identity: Identity
    year_group: str | None = None
    school_year: str | None = None


@dataclass(frozen=True, slots=True)
class NearMatch:
    """A child who was in no later term and one who was in no earlier, with what they have in common, in words."""

    gone: int
    new: int
    reason: str


def near_matches(gone: Sequence[Child], new: Sequence[Child]) -> tuple[NearMatch, ...]:
    """Find the pairs of a leaver and a joiner that may be one child, in the joiners' order."""
    pairs = ((one, other, reason_of(one, other)) for other in new for one in gone)
    return tuple(NearMatch(one.number, other.number, reason) for one, other, reason in pairs if reason)


def reason_of(gone: Child, new: Child) -> str | None:
    """Say why two children may be one, None where nothing speaks for it or an identifier speaks against it."""
    one, other = gone.identity, new.identity
    if upns_contradict(one.upn, other.upn) or not one.name or not other.name:
        return None
    if one.upn and one.upn == other.upn:
        return "same UPN, another name"
    if one.date_of_birth and other.date_of_birth and one.date_of_birth != other.date_of_birth:
        return None
    if one.date_of_birth and one.date_of_birth == other.date_of_birth and forenames_agree(one.name, other.name):
        return "same forename and date of birth, other surname"
    numbers = {identity.mis_id.lstrip("0") for identity in (one, other) if identity.mis_id}
    if one.mis_id and other.mis_id and len(numbers) == 1 and surnames_agree(one.name, other.name):
        return "same MIS or admission number and surname, other forename"
    return _reason_of_names(gone, new) if len(numbers) < 2 else None


def _reason_of_names(gone: Child, new: Child) -> str | None:
    one, other = gone.identity, new.identity
    if not _year_groups_fit(gone, new):
        return None
    if same_name(one.name, other.name):
        return "same name, another class"
    without_upn = not (one.upn and other.upn)
    return "names one letter apart" if without_upn and one_letter_apart(one.name, other.name) else None


def _year_groups_fit(gone: Child, new: Child) -> bool:
    """Say whether the later year group is the earlier one moved up; what is not known fits."""
    if not gone.year_group or not new.year_group:
        return True
    if gone.school_year and new.school_year:
        years = school_years_between(gone.school_year, new.school_year)
        return moved_up(gone.year_group, years) == new.year_group
    return new.year_group in (gone.year_group, moved_up(gone.year_group, 1))
