"""Which rows of several files are one child.

Matching, first that answers: UPN; the MIS's own id or the admission number; name and date of birth; name and class.
Same name in two classes is two children. Standard library only.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

_SAME_SIGN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"})
_LETTERS_THAT_DO_NOT_DECOMPOSE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i"})


def comparable_name(name: str) -> str:
    """Fold a name for comparing: case, accents, apostrophes and hyphens alike. Never for display."""
    decomposed = unicodedata.normalize("NFKD", name.translate(_SAME_SIGN)).casefold()
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(plain.translate(_LETTERS_THAT_DO_NOT_DECOMPOSE).replace(",", " ").split())


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
            found.append(("mis_id", self.mis_id))
        if self.name and self.date_of_birth:
            found.append(("born", self.name_words, self.date_of_birth))
        if self.name and self.class_name:
            found.append(("class", self.name_words, comparable_name(self.class_name)))
        return tuple(found)


KINDS_OF_KEY = ("upn", "mis_id", "born", "class")
"""Surest first."""


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

    def match(self, roster: Sequence[Identity]) -> list[int]:
        """Number one file's rows: a known child's number, or the next free one. Rows of one file are never merged.

        The surest key of every row is tried before a weaker key of any, so that a child with a UPN is never taken by
        another row's name and class.
        """
        found: dict[int, int] = {}
        taken: set[int] = set()
        for kind in KINDS_OF_KEY:
            for row, identity in enumerate(roster):
                number = None if row in found else self._find(identity, kind, taken)
                if number is not None:
                    found[row] = number
                    taken.add(number)
        return [self._add(identity, found.get(row)) for row, identity in enumerate(roster)]

    def number_of(self, identity: Identity) -> int:
        """Number one row of a list in which a child may stand several times."""
        tries = (self._find(identity, kind, taken=set()) for kind in KINDS_OF_KEY)
        return self._add(identity, next((number for number in tries if number is not None), None))

    def _find(self, identity: Identity, kind: str, taken: Set[int]) -> int | None:
        for key in identity.keys:
            if key[0] == kind:
                candidates = [
                    number
                    for number in self._by_key.get(key, ())
                    if number not in taken and _may_be_same(self._people[number], identity, kind)
                ]
                return candidates[0] if len(candidates) == 1 else None
        return None

    def _add(self, identity: Identity, number: int | None) -> int:
        if number is None:
            number = max(self._people, default=-1) + 1
        self._people.setdefault(number, []).append(identity)
        for key in identity.keys:
            numbers = self._by_key.setdefault(key, [])
            if number not in numbers:
                numbers.append(number)
        return number


def _may_be_same(person: Iterable[Identity], identity: Identity, key: str) -> bool:
    """Guard a match by a weaker key: two different UPNs, or no name in common under one id, are two children."""
    if key == "upn":
        return True
    if any(known.upn and identity.upn and known.upn != identity.upn for known in person):
        return False
    if key != "mis_id":
        return True
    names = [known.name_words for known in person if known.name]
    return not names or not identity.name or any(set(words) & set(identity.name_words) for words in names)
