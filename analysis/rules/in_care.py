"""Whom a letter about a child in care goes to: a person chooses, and a birth parent is never chosen by default.

Source: the school's policy; the carer and the social worker are suggested, and the virtual school where it is listed.
"""

from collections.abc import Collection, Sequence

from analysis.rules.addressees import Contact, free_of_orders, person_key

_SUGGESTED = ("foster", "carer", "guardian", "social worker", "virtual school", "local authority", "residential")
_NEVER_SUGGESTED = ("mother", "father", "parent")


def contact_key(contact: Contact) -> str:
    """Name a contact of a child so that a later list finds the same one: name and relationship. Never for display."""
    return f"{person_key(contact)}, {contact.relationship.strip().casefold()}"


def may_be_chosen(contacts: Sequence[Contact]) -> dict[str, Contact]:
    """Give the contacts with a usable address and no court order, by their keys."""
    return {contact_key(one): one for one in free_of_orders(contacts, contacts) if one.has_address}


def is_suggested(contact: Contact) -> bool:
    """Say whether a contact is a carer, a social worker or the virtual school, by the relationship that is listed."""
    relationship = contact.relationship.casefold()
    is_parent = any(word in relationship for word in _NEVER_SUGGESTED) and "foster" not in relationship
    return not is_parent and any(word in relationship for word in _SUGGESTED)


def chosen_contacts(contacts: Sequence[Contact], keys: Collection[str] | None) -> tuple[Contact, ...] | None:
    """Give the contacts chosen; none where the letter is handed over; None where somebody must choose.

    Whoever was chosen and is not listed any more, or is barred by now, must be chosen anew.
    """
    free = may_be_chosen(contacts)
    return None if keys is None or not free.keys() >= set(keys) else tuple(free[key] for key in keys)
