"""Parents, grandparents and how they are reached."""

import unicodedata
from dataclasses import dataclass, replace
from random import Random

from .names import TOWN
from .pupil import CHECK_LETTERS, Household

DRAMA_NUMBERS = 1000
"""Ofcom keeps 07700 900000 to 900999 free for drama."""
ONE_PARENT_SHARE = 0.24
SEPARATE_HOMES_SHARE = 0.13
GRANDPARENT_SHARE = 0.12
OWN_SURNAME_SHARE = 0.25
TITLES = {"Mother": (("Mrs", 5), ("Ms", 3), ("Miss", 3), ("Dr", 0.3)), "Father": (("Mr", 20), ("Dr", 1))}


@dataclass(frozen=True, slots=True)
class Person:
    """One contact of a family."""

    relationship: str
    title: str
    forename: str
    surname: str
    address: str
    postcode: str
    email: str = ""
    mobile: str = ""
    priority: int | None = 1
    responsible: bool = True
    court_order: bool = False

    @property
    def formal(self) -> str:
        """Write the name as on an envelope."""
        return f"{self.title} {self.forename[0]} {self.surname}"

    @property
    def greeting(self) -> str:
        """Write the name as after Dear."""
        return f"{self.title} {self.surname}"


class PhoneBook:
    """Hands out drama numbers and example addresses, each once."""

    def __init__(self) -> None:
        self.number = 0
        self.emails: set[str] = set()

    def mobile(self) -> str:
        """Give the next number."""
        self.number += 1
        return f"07700 900{self.number % DRAMA_NUMBERS:03d}"

    def email(self, forename: str, surname: str) -> str:
        """Give an e-mail of a domain that exists for examples (RFC 2606)."""
        plain = unicodedata.normalize("NFKD", f"{forename[0]}.{surname}".casefold().replace("ł", "l").replace("ı", "i"))
        stem = "".join(c for c in plain if c.isascii() and (c.isalnum() or c in ".-"))
        email = next(e for n in range(1, 100) if (e := f"{stem}{n if n > 1 else ''}@example.org") not in self.emails)
        self.emails.add(email)
        return email


def parent(rng: Random, home: Household, relationship: str, book: PhoneBook, surname: str) -> Person:
    """Invent one parent at the family's address."""
    stock = home.community.mothers if relationship == "Mother" else home.community.fathers
    forename = rng.choice(stock)
    title = rng.choices(*zip(*TITLES[relationship], strict=True))[0]
    email, mobile = book.email(forename, surname), book.mobile()
    return Person(relationship, title, forename, surname, home.address, home.postcode, email, mobile)


def family_of(rng: Random, home: Household, number: int, book: PhoneBook) -> list[Person]:
    """Invent the contacts of one family: one or two parents, some in separate homes, some grandparents."""
    surname = home.surname.removeprefix("=")
    own = rng.choice(home.community.surnames) if rng.random() < OWN_SURNAME_SHARE else surname
    people = [parent(rng, home, "Mother", book, own)]
    if rng.random() >= ONE_PARENT_SHARE:
        father = replace(parent(rng, home, "Father", book, surname), priority=2)
        people.append(elsewhere(father, number) if rng.random() < SEPARATE_HOMES_SHARE else father)
    if rng.random() < GRANDPARENT_SHARE:
        gran = parent(rng, home, "Mother", book, surname)
        people.append(replace(gran, relationship="Grandmother", priority=3, responsible=False, address="", postcode=""))
    return people


def elsewhere(person: Person, number: int) -> Person:
    """Move a person to a home of their own, in an address block of several lines."""
    letter = CHECK_LETTERS[number % len(CHECK_LETTERS)]
    return replace(
        person, address=f"Flat {number}\nGranary Wharf\n{TOWN}", postcode=f"ZZ99 6{letter}{CHECK_LETTERS[number % 7]}"
    )
