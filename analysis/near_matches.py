"""Two children who may be one: offered to a person, never joined by the program. Standard library only."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.names import comparable_name, forenames_agree, one_letter_apart, surnames_agree
from analysis.pupils import Identity, upns_contradict
from analysis.rules.year_groups import moved_up, school_years_between


@dataclass(frozen=True)
class Child:
    """One child in the last, or the first, term that has it. `number` is the child's in the records."""

    number: int
    identity: Identity
    year_group: str | None = None
    school_year: str | None = None

    @cached_property
    def plain_name(self) -> str:
        """The name for comparing, folded once for all the pairs that the child is in."""
        return comparable_name(self.identity.name)

    @cached_property
    def name_words(self) -> tuple[str, ...]:
        """Its words in one order."""
        return self.identity.name_words


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
    if one.mis_id and other.mis_id and one.mis_id.lstrip("0") == other.mis_id.lstrip("0"):
        return _reason_beside_one_number(gone, new)
    born, other_born = one.date_of_birth, other.date_of_birth
    if born and born == other_born and forenames_agree(one.name, other.name):
        return "same forename and date of birth, other surname"
    speaks_against = (one.mis_id and other.mis_id) or _born_apart(one, other)
    return None if speaks_against else _reason_of_names(gone, new)


def _reason_beside_one_number(gone: Child, new: Child) -> str | None:
    if gone.name_words == new.name_words:
        return "same name and number, another date of birth"
    related = surnames_agree(gone.identity.name, new.identity.name) and not _born_apart(gone.identity, new.identity)
    return "same MIS or admission number and surname, other forename" if related else None


def _born_apart(one: Identity, other: Identity) -> bool:
    return bool(one.date_of_birth and other.date_of_birth) and one.date_of_birth != other.date_of_birth


def _reason_of_names(gone: Child, new: Child) -> str | None:
    if gone.name_words == new.name_words:
        reason = "same name, another class"
    elif not (gone.identity.upn and new.identity.upn) and one_letter_apart(gone.plain_name, new.plain_name):
        reason = "names one letter apart"
    else:
        return None
    return reason if _year_groups_fit(gone, new) else None


def _year_groups_fit(gone: Child, new: Child) -> bool:
    """Say whether the later year group is the earlier one moved up; what is not known fits."""
    if not gone.year_group or not new.year_group:
        return True
    if gone.school_year and new.school_year:
        years = school_years_between(gone.school_year, new.school_year)
        return moved_up(gone.year_group, years) == new.year_group
    return new.year_group in (gone.year_group, moved_up(gone.year_group, 1))
