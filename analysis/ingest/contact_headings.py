"""The header dictionary of contact lists; what is not here is looked up among the headings of attendance files."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.ingest.headings import FIELD_OF_KEY, heading_key

CONTACT_HEADINGS: dict[str, tuple[str, ...]] = {
    "priority": ("Priority", "Contact Priority", "Order", "Contact order"),
    "relationship": ("Relationship", "Contact relationship", "Relationship to pupil", "Relationship to student"),
    "natural_parent": ("Natural Parent", "Birth parent", "Biological parent"),
    "parental_responsibility": ("Parental Responsibility", "Responsibility", "PR", "Has parental responsibility"),
    "care_of_child": ("Care of child", "Has care of child", "Lives with", "Lives with pupil", "Care"),
    "salutation": ("Parental Salutation", "Salutation", "Letter salutation"),
    "addressee": ("Parental Addressee", "Addressee", "Letter addressee", "Parental Salutation Addressee"),
    "title": ("Contact Title", "Title"),
    "contact_forename": ("Contact Forename", "Contact First Name", "Contact legal first name"),
    "contact_surname": ("Contact Surname", "Contact Last Name", "Contact legal last name"),
    "contact_name": ("Contact Name", "Contact full name", "Contact", "Parent name"),
    "address": ("Address Block", "Address", "Home address", "Full address", "Contact address", "Postal address"),
    "house": ("House", "House name", "House number", "House name/number", "Apartment", "Flat"),
    "street": ("Street", "Address line 1", "Address 1", "Addr1", "Line 1"),
    "locality": ("Locality", "District", "Address line 2", "Address 2", "Addr2", "Line 2"),
    "town": ("Town", "City", "Town/City", "Address line 3", "Address 3", "Addr3", "Line 3"),
    "county": ("County", "Address line 4", "Address 4", "Addr4", "Line 4"),
    "postcode": ("Postcode", "Post code", "Contact postcode"),
    "email": ("Primary Email", "Email", "Contact Email", "Email address", "E-mail", "Home email"),
    # Never the child's first language, and never a column that may mean either.
    "language": (
        *("Contact language", "Contact first language", "Contact preferred language", "Preferred language"),
        *("Language for letters", "Language of correspondence", "Correspondence language", "Language of contact"),
    ),
    "phone": ("Mobile", "Mobile phone", "Phone", "Telephone", "Primary phone", "Contact phone", "Home telephone"),
}
_KEYS = {heading_key(heading): field for field, headings in CONTACT_HEADINGS.items() for heading in headings}
_RANKS = {heading_key(heading): rank for headings in CONTACT_HEADINGS.values() for rank, heading in enumerate(headings)}
# Any of these in a heading makes the whole column a restriction: better one too many than a letter that must not go.
_RESTRICTION = re.compile(
    r"courtorder|legalorder|injunction|(?<!un)restrict|barred|sensitive|molestation|prohibited|dono?t(contact|write|send)"
    r"|notallowed|nottobecontacted|noncontact(?!s)|^(has)?nocontact(?!s)"
)
_NUMBERED = re.compile(r"(?:priority\s+)?contact[\s_]*(\d)[\s_:-]*(\w.*)", re.IGNORECASE)
_PUPIL = frozenset({"upn", "mis_id", "admission_number", "surname", "forename", "name", "class_name", "year_and_class"})


def contact_field_of(heading: str) -> str | None:
    """Say which field of a contact list a heading stands for, or None."""
    key = heading_key(heading)
    pupil = FIELD_OF_KEY.get(key)
    return _KEYS.get(key) or (pupil if pupil in _PUPIL else None)


@dataclass(frozen=True, slots=True)
class ContactColumns:
    """Where a row holds one contact: the column of each field, the columns of restrictions, and all that was known.

    `order` is the contact's number where several stand side by side in a row.
    """

    order: int | None
    fields: Mapping[str, int]
    restrictions: tuple[int, ...]
    known: frozenset[int]


def is_restriction(heading: str) -> bool:
    """Whether a column says to whom nothing may be sent."""
    return contact_field_of(heading) is None and bool(_RESTRICTION.search(heading_key(heading)))


def contact_columns(headings: list[str], order: int | None = None) -> ContactColumns:
    """The columns that a row of headings names; the better heading wins where several name one field."""
    ranked: dict[str, tuple[int, int]] = {}
    for column, heading in enumerate(headings):
        field = contact_field_of(heading)
        place = (_RANKS.get(heading_key(heading), 0), column)
        if field and (field not in ranked or place < ranked[field]):
            ranked[field] = place
    restrictions = tuple(column for column, heading in enumerate(headings) if is_restriction(heading))
    known = {column for column, heading in enumerate(headings) if contact_field_of(heading)}
    fields = {field: column for field, (_, column) in ranked.items()}
    return ContactColumns(order, fields, restrictions, frozenset(known.union(restrictions)))


def contact_column_sets(headings: list[str]) -> list[ContactColumns]:
    """The columns of each contact of a row: Contact1 to Contact3 side by side, else one without a number."""
    numbered = [_NUMBERED.fullmatch(heading.strip()) for heading in headings]
    numbers = sorted({int(found[1]) for found in numbered if found})
    if not numbers:
        return [contact_columns(headings)]
    sets: list[ContactColumns] = []
    for number in numbers:
        own = [
            heading if found is None else _plain(found[2]) if int(found[1]) == number else ""
            for heading, found in zip(headings, numbered, strict=True)
        ]
        sets.append(contact_columns(own, number))
    return sets


def _plain(heading: str) -> str:
    # "Contact1 Name" is the contact's name, and "Name" alone would be the pupil's.
    return f"Contact {heading}" if contact_field_of(f"Contact {heading}") else heading
