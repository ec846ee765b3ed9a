"""Parents and carers, one row a contact, as an MIS exports them for letters (layout L10)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from .export import write_csv
from .names import TOWN
from .people import Person, PhoneBook, elsewhere, family_of
from .pupil import CHECK_LETTERS, Pupil
from .school_days import AUTUMN, NEXT_AUTUMN, SUMMER

HEADINGS = (
    "Adno",
    "UPN",
    "Legal Surname",
    "Legal Forename",
    "Reg",
    "Parental Salutation",
    "Parental Addressee",
    "Priority",
    "Relationship",
    "Contact Title",
    "Contact Forename",
    "Contact Surname",
    "Parental Responsibility",
    "Court Order",
    "Address Block",
    "Postcode",
    "Primary Email",
    "Mobile",
)
COURT_ORDER_AT = "moved_to_refuge"
NO_ADDRESS_AT = "rarely_comes"
FOSTERED = ("ampersand", "in_care")
FOSTER_CARERS = (("Marian", "Outhwaite"), ("Blessing", "Adu"))
SOCIAL_WORKER = Person(
    "Social Worker",
    "Mr",
    "Duncan",
    "Peel",
    f"Children's Services, Old Town Hall\n{TOWN}",
    "ZZ99 9CS",
    "duncan.peel@example.org",
    "07700 900999",
    priority=None,
    responsible=False,
)


def foster_family(book: PhoneBook, key: str) -> list[Person]:
    """Give the carer and the social worker of a child in care; no birth parent."""
    number = FOSTERED.index(key) + 1
    forename, surname = FOSTER_CARERS[number - 1]
    address, postcode = f"{number} Weir Cottages, {TOWN}", f"ZZ99 7W{CHECK_LETTERS[number]}"
    email, mobile = book.email(forename, surname), book.mobile()
    carer = Person("Foster Carer", "Mrs", forename, surname, address, postcode, email, mobile, responsible=False)
    return [carer, SOCIAL_WORKER]


def second_parent(mother: Person, forename: str, surname: str, number: int, book: PhoneBook) -> Person:
    """Invent a father who lives elsewhere and has given no e-mail."""
    father = replace(mother, relationship="Father", title="Mr", forename=forename, surname=surname, priority=2)
    return elsewhere(replace(father, email="", mobile=book.mobile()), number)


def with_story(people: list[Person], key: str, number: int, book: PhoneBook) -> list[Person]:
    """Change the contacts of the families whose case the sample must show."""
    mother = people[0]
    if key in FOSTERED:
        return foster_family(book, key)
    if key == COURT_ORDER_AT:
        return [mother, replace(second_parent(mother, "Dean", "Tolley", number, book), court_order=True)]
    if key == NO_ADDRESS_AT:
        return [replace(mother, address="", postcode="", email="")]
    if key == "accents":  # the contacts of the example export, not in order of priority
        maeve = replace(mother, title="Ms", forename="Maeve", surname="O'Connor", email="m.oconnor@example.org")
        return [second_parent(maeve, "Javier", "Núñez", number, book), maeve]
    return people


def joint_names(people: Sequence[Person]) -> tuple[str, str]:
    """Write salutation and addressee for the responsible people at the first one's address."""
    home = people[0].address
    together = [p for p in people if p.responsible and not p.court_order and p.address == home] or people[:1]
    return " and ".join(p.greeting for p in together[:2]), " & ".join(p.formal for p in together[:2])


def rows_of(pupil: Pupil, people: Sequence[Person]) -> list[list[str]]:
    """Give one row a contact of one child."""
    salutation, addressee = joint_names(sorted(people, key=lambda p: (p.priority is None, p.priority or 0)))
    child = [pupil.admission_number, pupil.upn, pupil.surname, pupil.forename, class_when_exported(pupil)]
    return [[*child, salutation, addressee, *contact_cells(person)] for person in people]


def contact_cells(person: Person) -> list[str]:
    """Give what is exported of one contact."""
    flags = ["T" if person.responsible else "F", "T" if person.court_order else "F"]
    names = [person.relationship, person.title, person.forename, person.surname]
    where = [person.address, person.postcode, person.email, person.mobile]
    return [str(person.priority or ""), *names, *flags, *where]


def class_when_exported(pupil: Pupil) -> str:
    """Give the class in which the summer meeting knows the child, else the autumn's."""
    if pupil.is_on_roll(AUTUMN.start, SUMMER.end):
        return pupil.class_in(AUTUMN.school_year)
    return pupil.class_in(NEXT_AUTUMN.school_year)


def contacts_of_families(rng: Random, pupils: Sequence[Pupil]) -> dict[int, list[Person]]:
    """Give the contacts of each household, those of the stories last so that brothers and sisters share them."""
    book, families = PhoneBook(), dict[int, list[Person]]()
    for number, pupil in enumerate(pupils, 1):
        if id(pupil.household) not in families:
            families[id(pupil.household)] = family_of(rng, pupil.household, number, book)
    for number, pupil in enumerate(pupils, 1):
        home = id(pupil.household)
        families[home] = with_story(families[home], pupil.key, number, book)
    return families


def write_contacts(path: Path, rng: Random, pupils: Iterable[Pupil]) -> None:
    """Write the contacts of everybody on roll since the summer, brothers and sisters with the same ones."""
    in_order = sorted(pupils, key=lambda pupil: pupil.admission_number)
    families = contacts_of_families(rng, in_order)
    known = [pupil for pupil in in_order if pupil.is_on_roll(SUMMER.start, NEXT_AUTUMN.end)]
    write_csv(path, [HEADINGS, *(row for pupil in known for row in rows_of(pupil, families[id(pupil.household)]))])
