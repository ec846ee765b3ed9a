"""Who a letter about a child is addressed to.

Source: Education Act 1996, section 576 (a natural parent, a person with parental responsibility, or a person with care
of the child), and the school's rule that nobody under a court order is written to without a decision.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analysis.rules.addresses import is_address


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact of one pupil, as exported. None: the file does not say.

    `court_order`: any restriction on writing to this contact. `rights_unclear`: the file says something of a right that
    is neither yes nor no, which gives no right.
    """

    title: str = ""
    forename: str = ""
    surname: str = ""
    relationship: str = ""
    priority: int | None = None
    natural_parent: bool | None = None
    parental_responsibility: bool | None = None
    care_of_child: bool | None = None
    court_order: bool | None = None
    rights_unclear: bool | None = None
    address: str = ""
    postcode: str = ""
    salutation: str = ""
    addressee: str = ""
    language: str = ""

    @property
    def has_address(self) -> bool:
        """A letter can reach this contact by post."""
        return is_address(self.address)

    @property
    def is_parent_in_law(self) -> bool:
        """A natural parent, someone with parental responsibility, or with care of the child."""
        return bool(self.natural_parent or self.parental_responsibility or self.care_of_child)

    @property
    def says_who_is_a_parent(self) -> bool:
        """The export filled at least one of the columns that the law turns on."""
        rights = (self.natural_parent, self.parental_responsibility, self.care_of_child)
        return bool(self.rights_unclear) or any(known is not None for known in rights)


@dataclass(frozen=True, slots=True)
class Addressee:
    """One envelope: names as on the first line, greeting after "Dear", address lines, and the home's language.

    `language`: as the school's file names it; blank where it says none, or different ones. `people`: the keys of those
    it is for, as `person_key` makes them; no part of what is printed.
    """

    names: str
    salutation: str
    address_lines: tuple[str, ...] = ()
    language: str = ""
    people: tuple[str, ...] = field(default=(), compare=False)


def parent_or_carer_of(name: str) -> Addressee:
    """Address a letter where no contacts are loaded."""
    return Addressee(f"Parent/carer of {name}", f"Parent/carer of {name}")


def eligible_contacts(contacts: Sequence[Contact], parents_are_marked: bool) -> tuple[Contact, ...]:
    """Choose whom a letter may go to, first priority first.

    Where the school's export leaves the legal columns wholly blank (`parents_are_marked` false), the contact with
    priority 1 and an address serves.
    """
    reached = (one for one in entitled_contacts(contacts, parents_are_marked) if one.has_address)
    return tuple(free_of_orders(contacts, reached))[: None if parents_are_marked else 1]


def entitled_contacts(contacts: Sequence[Contact], parents_are_marked: bool) -> tuple[Contact, ...]:
    """Choose whom the law, or where a list says nothing of it the first priority, gives a letter; orders apart."""
    in_order = sorted(contacts, key=lambda contact: (contact.priority is None, contact.priority or 0))
    return tuple(one for one in in_order if (one.is_parent_in_law if parents_are_marked else one.priority == 1))


def free_of_orders(contacts: Iterable[Contact], some: Iterable[Contact]) -> tuple[Contact, ...]:
    """Leave out who is under a court order: a person barred in one row of a child's `contacts` is barred in all."""
    barred = {person_key(contact) for contact in contacts if contact.court_order} - {""}
    return tuple(one for one in some if not one.court_order and person_key(one) not in barred)


def person_key(contact: Contact) -> str:
    """Fold a contact's name for comparing. Never for display."""
    return " ".join(f"{contact.forename} {contact.surname}".casefold().split()) or contact.addressee.casefold()


def addressees_of(contacts: Sequence[Contact], parents_are_marked: bool) -> tuple[Addressee, ...]:
    """Group eligible contacts into envelopes: one for each address, because separate homes get separate letters."""
    homes: dict[str, list[Contact]] = {}
    for contact in eligible_contacts(contacts, parents_are_marked):
        homes.setdefault(_address_key(contact), []).append(contact)
    return tuple(_envelope(home, whole_family=len(home) == len(contacts)) for home in homes.values())


def addressee_alone(contact: Contact) -> Addressee:
    """Address a letter to one contact alone, whoever else lives there."""
    return _envelope([contact], whole_family=False)


def _address_key(contact: Contact) -> str:
    # Words stay apart: flat 1 at number 12 is not flat 11 at number 2.
    address = re.sub(r"[^a-z0-9]+", " ", f"{contact.address} ".casefold())
    return address + re.sub(r"[^a-z0-9]", "", contact.postcode.casefold())


def _envelope(home: list[Contact], whole_family: bool) -> Addressee:
    # The export's joint salutation names everybody on it: it serves where all contacts live here and agree on it.
    agreed = len({(contact.addressee, contact.salutation) for contact in home}) == 1
    joint = whole_family and agreed and home[0].salutation and home[0].addressee
    names = home[0].addressee if joint else " and ".join(formal_name(contact) for contact in home)
    salutation = home[0].salutation if joint else " and ".join(_greeting(contact) for contact in home)
    languages = {contact.language for contact in home}
    language = languages.pop() if len(languages) == 1 else ""
    return Addressee(names, salutation, _address_lines(home[0]), language, tuple(map(person_key, home)))


def formal_name(contact: Contact) -> str:
    """Name a contact as an envelope does."""
    return " ".join(part for part in (contact.title, contact.forename, contact.surname) if part) or "Parent/carer"


def _greeting(contact: Contact) -> str:
    named = (contact.title, contact.surname) if contact.title else (contact.forename, contact.surname)
    return " ".join(part for part in named if part) or "Parent/carer"


def _address_lines(contact: Contact) -> tuple[str, ...]:
    lines = [line.strip() for line in re.split(r"[\n\r]+|,\s+", contact.address) if line.strip()]
    if contact.postcode and contact.postcode not in lines:
        lines.append(contact.postcode)
    return tuple(lines)
