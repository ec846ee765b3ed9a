"""Which children share an address, and which of them a person has called siblings.

A shared address is offered to a person and decides nothing; the same surname is a reason shown, not one required.
"""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations

from analysis.names import comparable_name
from analysis.rules.addressees import Contact, person_key

MOST_CHILDREN = 6
"""More children than this at one address is a refuge, a hostel or a block of flats: never offered as siblings."""
Pair = tuple[int, int]
_POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b")
_SHORT = {"rd": "road", "st": "street", "ave": "avenue", "av": "avenue", "ln": "lane", "cl": "close", "dr": "drive"}
_NO_HOME = ("social worker", "local authority", "agency", "childminder", "solicitor", "school")


@dataclass(frozen=True, slots=True)
class Household:
    """Children with a contact at one address, lowest number first; the address as one of the contacts writes it."""

    address: str
    children: tuple[int, ...]
    same_surname: bool

    @property
    def is_offered(self) -> bool:
        """Whether it may be one family."""
        return len(self.children) <= MOST_CHILDREN

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every two of the children."""
        return tuple(combinations(self.children, 2))


def address_key(contact: Contact) -> str:
    """Fold an address for comparing, "Rd" and "Road" alike; blank where there is none. Never for display."""
    text = f"{contact.address} {contact.postcode}".casefold()
    postcodes = {"".join(found) for found in _POSTCODE.findall(text)}
    words = re.findall(r"\w+", _POSTCODE.sub(" ", comparable_name(text)))
    return " ".join([*(_SHORT.get(word, word) for word in words), *sorted(postcodes)]) if contact.has_address else ""


def households(contacts: Mapping[int, Sequence[Contact]], surnames: Mapping[int, str]) -> tuple[Household, ...]:
    """Group the children on roll (those of `surnames`) who share an address; alone at an address is no household."""
    at: dict[str, set[int]] = {}
    written: dict[str, str] = {}
    for child in sorted(surnames):
        for contact in filter(_is_home, contacts.get(child, ())):
            key = address_key(contact)
            at.setdefault(key, set()).add(child)
            written.setdefault(key, ", ".join(contact.address.split("\n")))
    groups = {tuple(sorted(children)): key for key, children in reversed(at.items()) if len(children) > 1}
    return tuple(
        Household(written[key], children, len({comparable_name(surnames[child]) for child in children}) == 1)
        for children, key in sorted(groups.items())
    )


def _is_home(contact: Contact) -> bool:
    relationship = contact.relationship.casefold()
    return bool(address_key(contact)) and not any(word in relationship for word in _NO_HOME)


def undecided(found: Iterable[Household], answers: Mapping[Pair, bool]) -> tuple[Household, ...]:
    """The households to ask about: some two of the children have no answer yet."""
    return tuple(one for one in found if one.is_offered and any(pair not in answers for pair in one.pairs))


def answers_for(household: Household, siblings: Set[int]) -> dict[Pair, bool]:
    """Say of every two children of a household whether they are siblings, given those who are."""
    return {pair: siblings >= set(pair) for pair in household.pairs}


def families(answers: Mapping[Pair, bool]) -> tuple[tuple[int, ...], ...]:
    """Put confirmed pairs together: a brother's sister is in the family too. Each child stands in one family."""
    family_of: dict[int, set[int]] = {}
    for one, other in (pair for pair, are_siblings in answers.items() if are_siblings):
        family = family_of.get(one, {one}) | family_of.get(other, {other})
        family_of |= dict.fromkeys(family, family)
    return tuple(sorted({tuple(sorted(family)) for family in family_of.values()}))


def covered_by_hold(
    held: Set[int], contacts: Mapping[int, Sequence[Contact]], answers: Mapping[Pair, bool]
) -> frozenset[int]:
    """Whom a hold by the safeguarding lead covers: the children held, their siblings, and who shares their address."""
    siblings = {child for family in families(answers) if held & set(family) for child in family}
    homes = {address_key(one) for child in held for one in contacts.get(child, ()) if _is_home(one)}
    same_address = {
        child for child, family in contacts.items() if any(address_key(one) in homes for one in family if _is_home(one))
    }
    return frozenset(held | siblings | same_address)


def with_orders_of_siblings(
    person: int, contacts: Mapping[int, Sequence[Contact]], found: Iterable[Sequence[int]]
) -> tuple[Contact, ...]:
    """Give a child's contacts, barred where a court order names them on the list of a confirmed brother or sister.

    `found`: what `families` gives.
    """
    siblings = {child for family in found if person in family for child in family}
    barred = {person_key(one) for child in siblings for one in contacts.get(child, ()) if one.court_order} - {""}
    own = contacts.get(person, ())
    return tuple(replace(one, court_order=True) if person_key(one) in barred else one for one in own)
