"""Reads the common transfer file: a pupil's attendance by school year, and contacts.

Its strings of marks are left alone: systems disagree whether weekends stand in them, and the totals are what was sent.
"""

from lxml import etree

from analysis.ingest.cells import Cell
from analysis.ingest.markup import local_name, text_of
from analysis.ingest.tables import Table
from analysis.ingest.xml_parts import children, first, first_text, named, table_of

_WHO = {
    "UPN": ("UPN",),
    "Surname": ("Surname",),
    "Forename": ("Forename",),
    "DOB": ("DOB",),
    "Sex": ("Sex", "Gender"),
    "NC Year": ("NCyearActual",),
    "Reg Group": ("RegGroup",),
    "Ethnicity": ("Ethnicity",),
    "In care": ("InCare",),
}
_TOTALS = {
    "Academic Year": "Year",
    "Sessions Possible": "SessionsPossible",
    "Sessions Attended": "SessionsAttended",
    "Sessions Authorised": "SessionsAuthorised",
    "Sessions Unauthorised": "SessionsUnauthorised",
}
_CONTACT = {
    "Order": ("Order",),
    "Title": ("Title",),
    "Contact Surname": ("Surname",),
    "Contact Forename": ("Forename",),
    "Relationship": ("Relationship",),
    "Responsibility": ("Responsibility",),
    "Postcode": ("PostCode", "Postcode"),
    "Email": ("Email",),
    "Phone": ("PhoneNo", "Phone"),
}
_ASIDE = frozenset({"Contacts", "Attendance", "SchoolHistory"})
_NO_ADDRESS_LINES = frozenset({"PostCode", "Postcode", "AddressAsPupil"})


def read_transfer(root: etree._Element) -> tuple[Table, ...]:
    """Write one row a pupil and school year (or one without figures), and one row a contact in a second table."""
    pupils = [pupil for group in named(root, "CTFpupilData") for pupil in children(group, "Pupil")]
    years = [record for pupil in pupils for record in _years(pupil)]
    contacts = [record for pupil in pupils for record in _contacts(pupil)]
    return (table_of("attendance", years), *([table_of("contacts", contacts)] if contacts else []))


def _who(pupil: etree._Element) -> dict[str, Cell]:
    return {heading: _own_text(pupil, *names) for heading, names in _WHO.items()}


def _own_text(pupil: etree._Element, *names: str) -> str:
    """A detail of the pupil, which stands outside the contacts and the history."""
    return next((text_of(found) for name in names for found in named(pupil, name) if not _is_aside(found)), "")


def _is_aside(found: etree._Element) -> bool:
    return any(local_name(outer) in _ASIDE for outer in found.iterancestors("{*}*"))


def _years(pupil: etree._Element) -> list[dict[str, Cell]]:
    who = _who(pupil)
    years = list(named(pupil, "YearData"))
    return [who | {heading: first_text(year, name) for heading, name in _TOTALS.items()} for year in years] or [who]


def _contacts(pupil: etree._Element) -> list[dict[str, Cell]]:
    who = _who(pupil)
    return [_contact(pupil, contact) | who for contact in named(pupil, "Contact")]


def _contact(pupil: etree._Element, contact: etree._Element) -> dict[str, Cell]:
    record: dict[str, Cell] = {heading: first_text(contact, *names) for heading, names in _CONTACT.items()}
    address = first(contact, "Address")
    if first_text(contact, "AddressAsPupil").casefold() in {"true", "1", "y"}:
        address = next(iter(children(pupil, "Address")), None)
        record["Postcode"] = first_text(address, "PostCode", "Postcode")
    return record | {"Address": _lines(address)}


def _lines(address: etree._Element | None) -> str:
    if address is None:
        return ""
    leaves = [part for part in address.iter("{*}*") if not len(part) and local_name(part) not in _NO_ADDRESS_LINES]
    return "\n".join(text for text in map(text_of, leaves) if text)
