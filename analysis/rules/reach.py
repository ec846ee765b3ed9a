"""Why a letter cannot reach a family by post, in words for the office, and what to do about it.

Source: Education Act 1996, section 576, and the school's rule on court orders, as in `addressees.py`.
"""

from collections.abc import Sequence
from enum import StrEnum

from analysis.rules.addressees import (
    Contact,
    eligible_contacts,
    entitled_contacts,
    formal_name,
    free_of_orders,
    person_key,
)
from analysis.rules.addresses import has_postcode


class Obstacle(StrEnum):
    """What stands between a letter and a family: a plain sentence."""

    NOBODY_LISTED = "The list of contacts names nobody for this child."
    NO_FIRST_PRIORITY = "The list does not say who is a parent, and no contact has priority 1."
    NO_RIGHTS = "No contact is marked as a parent, with parental responsibility or with care of the child."
    RIGHTS_UNCLEAR = "What the list says of parental responsibility is neither yes nor no."
    COURT_ORDER = "Everybody who could be written to is under a court order or another restriction."
    NO_ADDRESS = "No contact with parental responsibility has an address."
    NOT_AN_ADDRESS = 'What stands in place of the address is no address, such as "no fixed abode".'
    IN_CARE = "In care, and nobody has chosen the carer or social worker to write to."
    HANDED_OVER = "In care, and a person chose to hand the letter over."


WHAT_TO_DO = {
    Obstacle.NOBODY_LISTED: "Add the contacts in the MIS and load the list again.",
    Obstacle.NO_FIRST_PRIORITY: "Mark the parents in the MIS and load the list again.",
    Obstacle.NO_RIGHTS: "Check parental responsibility in the MIS and load the list again.",
    Obstacle.RIGHTS_UNCLEAR: "Check parental responsibility in the MIS and load the list again.",
    Obstacle.COURT_ORDER: "Ask the safeguarding lead who may be written to.",
    Obstacle.NO_ADDRESS: "Add the address in the MIS and load the list again, or hand the letter over in person.",
    Obstacle.NOT_AN_ADDRESS: "Ask the family where to write to, or hand the letter over in person.",
    Obstacle.IN_CARE: "Choose them on the page Families.",
    Obstacle.HANDED_OVER: "Hand the letter over in person.",
}


def obstacle_of(contacts: Sequence[Contact], parents_are_marked: bool) -> Obstacle | None:
    """Say why no letter can be posted about a child; None where one can."""
    if eligible_contacts(contacts, parents_are_marked):
        return None
    if not contacts:
        return Obstacle.NOBODY_LISTED
    entitled = entitled_contacts(contacts, parents_are_marked)
    if not entitled:
        return _without_a_parent(contacts, parents_are_marked)
    free = free_of_orders(contacts, entitled)
    if not free:
        return Obstacle.COURT_ORDER
    return Obstacle.NOT_AN_ADDRESS if any(one.address.strip() for one in free) else Obstacle.NO_ADDRESS


def _without_a_parent(contacts: Sequence[Contact], parents_are_marked: bool) -> Obstacle:
    if not parents_are_marked:
        return Obstacle.NO_FIRST_PRIORITY
    return Obstacle.RIGHTS_UNCLEAR if any(one.rights_unclear for one in contacts) else Obstacle.NO_RIGHTS


def left_out(contacts: Sequence[Contact], parents_are_marked: bool) -> tuple[str, ...]:
    """Name the parents without a usable address, where a letter reaches somebody else of the family."""
    reached = {person_key(one) for one in eligible_contacts(contacts, parents_are_marked)}
    entitled = free_of_orders(contacts, entitled_contacts(contacts, parents_are_marked) if parents_are_marked else ())
    missed = (formal_name(one) for one in entitled if not one.has_address and person_key(one) not in reached)
    return tuple(dict.fromkeys(missed)) if reached else ()


def without_postcode(contacts: Sequence[Contact], parents_are_marked: bool) -> tuple[str, ...]:
    """Name those whose letter would be posted to an address without a postcode."""
    reached = eligible_contacts(contacts, parents_are_marked)
    return tuple(formal_name(one) for one in reached if not has_postcode(one.address, one.postcode))
