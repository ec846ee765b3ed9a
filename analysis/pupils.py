"""Which rows of several files are one child.

Matching, first that answers: UPN; the MIS's own id or the admission number; name and date of birth; name and class.
Same name in two classes is two children. An identifier is believed only where the names do not speak against it: see
docs/decisions.md. Standard library only.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from analysis.names import comparable_name, forenames_agree, names_share_a_word


@dataclass(frozen=True, slots=True)
class Identity:
    """What one file says of who a row is about; blank or None where it does not say."""

    name: str
    upn: str = ""
    mis_id: str = ""
    class_name: str = ""
    date_of_birth: date | None = None

    @property
    def name_words(self) -> tuple[str, ...]:
        """The name's words in one order, so that "Vane, Ivy" and "Ivy Vane" agree."""
        return tuple(sorted(comparable_name(self.name).split()))

    @property
    def keys(self) -> tuple[tuple[object, ...], ...]:
        """Everything this child can be found by, surest first."""
        found: list[tuple[object, ...]] = []
        if self.upn:
            found.append(("upn", self.upn))
        if self.mis_id:
            # A spreadsheet drops leading zeros.
            found.append(("mis_id", self.mis_id.lstrip("0")))
        if self.name and self.date_of_birth:
            found.append(("born", self.name_words, self.date_of_birth))
        if self.name and self.class_name:
            found.append(("class", self.name_words, comparable_name(self.class_name)))
        if self.name:
            found.append(("name", self.name_words))
        return tuple(found)


KINDS_OF_KEY = ("upn", "mis_id", "born", "class")
"""Surest first. A name alone is no key: see `Roll.called`."""


class Roll:
    """Children met so far, numbered from 0; each further file is matched against them."""

    def __init__(self, known: Mapping[int, Sequence[Identity]] = MappingProxyType({})) -> None:
        """Begin with children who have their numbers already, by number: what earlier files said of them."""
        self._people: dict[int, list[Identity]] = {}
        self._by_key: dict[tuple[object, ...], list[int]] = {}
        for number, identities in known.items():
            for identity in identities:
                self._add(identity, number)

    def __len__(self) -> int:
        return len(self._people)

    @property
    def people(self) -> Mapping[int, Sequence[Identity]]:
        """Everybody, by number: what the files said of them, the latest last."""
        return self._people

    def match(self, roster: Sequence[Identity]) -> list[int]:
        """Number one file's rows: a known child's number, or the next free one. Rows of one file are never merged.

        The surest key of every row is tried before a weaker key of any, so that a child with a UPN is never taken by
        another row's name and class.
        """
        found = self._found(roster, of_a_list=False)
        return [self._add(identity, found.get(row)) for row, identity in enumerate(roster)]

    def match_list(self, roster: Sequence[Identity]) -> list[int | None]:
        """Find whom each row of a list of pupils is about, as `match` does and guarded as `find` is; None for nobody.

        What it says of a known child is remembered; nobody is put on the roll by it.
        """
        found = self._found(roster, of_a_list=True)
        return [self._add(identity, found[row]) if row in found else None for row, identity in enumerate(roster)]

    def _found(self, roster: Sequence[Identity], *, of_a_list: bool) -> dict[int, int]:
        found: dict[int, int] = {}
        taken: set[int] = set()
        for kind in KINDS_OF_KEY:
            for row, identity in enumerate(roster):
                number = None if row in found else self._find(identity, kind, taken, of_a_list=of_a_list)
                if number is not None:
                    found[row] = number
                    taken.add(number)
        return found

    def find(self, identity: Identity) -> int | None:
        """Find whom a row of a list beside the attendance is about; None where it is nobody known for certain.

        A list is written by hand or by another system, so an identifier needs a forename in common, UPN or not. What
        the list says is not remembered.
        """
        tries = (self._find(identity, kind, set(), of_a_list=True) for kind in KINDS_OF_KEY)
        return next((number for number in tries if number is not None), None)

    def with_key(self, identity: Identity, kind: str) -> list[int]:
        """Give the numbers of everybody whom one kind of a row's keys fits, whatever their names."""
        return [number for key in identity.keys if key[0] == kind for number in self._by_key.get(key, ())]

    def called(self, identity: Identity) -> list[int]:
        """Give the numbers of everybody of this very name, whatever else is known of them."""
        return self.with_key(identity, "name")

    def holders(self, identity: Identity, kind: str) -> list[str]:
        """Give the latest names of those who have the identifier of a row, `upn` or `mis_id`."""
        return [self.name_of(number) for number in self.with_key(identity, kind)]

    def name_of(self, number: int) -> str:
        """Give the name that the latest file with a name gives a child, blank without any."""
        return next((known.name for known in reversed(self._people[number]) if known.name), "")

    def _find(self, identity: Identity, kind: str, taken: Set[int], *, of_a_list: bool) -> int | None:
        candidates = [
            number
            for number in self.with_key(identity, kind)
            if number not in taken and _may_be_same(self._people[number], identity, kind, of_a_list=of_a_list)
        ]
        return candidates[0] if len(candidates) == 1 else None

    def _add(self, identity: Identity, number: int | None) -> int:
        if number is None:
            number = max(self._people, default=-1) + 1
        self._people.setdefault(number, []).append(identity)
        for key in identity.keys:
            numbers = self._by_key.setdefault(key, [])
            if number not in numbers:
                numbers.append(number)
        return number


def is_temporary(upn: str) -> bool:
    """Say whether a UPN is one that a school gives until the child's own is known: its last sign is a letter."""
    return upn[-1:].isalpha()


def upns_contradict(one: str, other: str) -> bool:
    """Say whether two UPNs make two children: two lasting ones that differ do."""
    return bool(one and other) and one != other and not is_temporary(one) and not is_temporary(other)


def _may_be_same(person: Sequence[Identity], identity: Identity, kind: str, *, of_a_list: bool) -> bool:
    """Guard a match: an identifier beside another child's name, and a name beside another UPN, are two children."""
    named = [known for known in person if known.name and identity.name]
    same_forename = any(forenames_agree(known.name, identity.name) for known in named)
    born_apart = any(
        known.date_of_birth and identity.date_of_birth and known.date_of_birth != identity.date_of_birth
        for known in person
    )
    if kind == "upn":
        # The MIS gives the UPN of a child whose name has changed; only another name altogether speaks against it.
        share_a_word = any(names_share_a_word(known.name, identity.name) for known in named)
        return not named or same_forename or (share_a_word and not of_a_list and not born_apart)
    if any(upns_contradict(known.upn, identity.upn) for known in person):
        return False
    if kind != "mis_id":
        return True
    to_the_letter = any(known.mis_id == identity.mis_id for known in person)
    return not born_apart and (same_forename if named else to_the_letter)
