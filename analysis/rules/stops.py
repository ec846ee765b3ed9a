"""Why a released letter may not go as things are known now: whoever released it could not know. In doubt it waits.

Source: Education Act 1996, section 576, and the school's rules that nobody under a court order is written to without a
decision, that the safeguarding lead's hold comes before any letter, and that a person chooses for a child in care.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.rules.addressees import Addressee, Contact, entitled_contacts, person_key
from analysis.rules.reach import Obstacle, obstacle_of
from analysis.rules.roles import DSL_REVIEW, HOLD_FLAG

HOLDS = frozenset({HOLD_FLAG, DSL_REVIEW})
NO_CONTACT = "no_contact"
_ADDRESS_ONLY = frozenset({Obstacle.NO_ADDRESS, Obstacle.NOT_AN_ADDRESS})
"""A letter to such a family goes by hand, so that nothing stops it."""


class Stop(StrEnum):
    """What stands against a released letter: a plain sentence for whoever decides."""

    HELD = "The safeguarding lead asks to be asked first."
    COURT_ORDER = "Somebody it could reach is under a court order or another restriction."
    NOT_ENTITLED = "Somebody it goes to is no longer listed as a person who gets letters about the child."
    IN_CARE = "The child is in care, and the letter is not addressed to those chosen."
    CHANGED = "The name or address changed since the release: look again."


_FIRST = {
    Stop.HELD: "Ask the safeguarding lead.",
    Stop.COURT_ORDER: "Ask the safeguarding lead who may be written to.",
    Stop.NOT_ENTITLED: "Check in the MIS who has parental responsibility.",
    Stop.IN_CARE: "Choose on the page Families who is written to.",
}
WHAT_TO_DO = {
    **{
        stop: f"{first} Then take the release back on the Review page and decide again."
        for stop, first in _FIRST.items()
    },
    Stop.CHANGED: "On the page Letters, look at the old and the new address and confirm the new one.",
}
WHAT_TO_DO_WITH_CORRECTION = {
    **{stop: f"{first} Then take the correction back and release it again." for stop, first in _FIRST.items()},
    Stop.CHANGED: "Look at the old and the new address and confirm the new one.",
}
CAME_BACK = "It went and came back: do not send it again."
"""What to do instead, but for a changed address, where a letter went already."""
IN_FILES = "Stopped after its release: do not send it. The page Letters says why."
"""The reason in a list that is passed round, which says nothing of an order or a hold."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """Whom the letters about a child go to, and what stood between them and the family, blank for nothing.

    `orders`: how many of the child's contacts are under a court order or another restriction.
    """

    addressees: tuple[Addressee, ...]
    obstacle: str = ""
    orders: int = 0


@dataclass(frozen=True, slots=True)
class KnownSince:
    """What the school knows by now of a child whose letter is released.

    `contacts`: None where none are loaded. `chosen`: whom a person chose for a child in care, None without a choice.
    `addressed`: whom a letter released now would go to.
    """

    addressed: Addressed
    contacts: tuple[Contact, ...] | None = None
    parents_are_marked: bool = False
    held: bool = False
    in_care: bool = False
    chosen: tuple[Contact, ...] | None = None


def why_stopped(released: Addressed | None, flags: Collection[str], since: KnownSince) -> Stop | None:
    """Say why a letter may not go, None where it may. `flags`: those that its release already knew of.

    `released`: None in releases of before it was recorded; then no change of a name or an address can be seen.
    """
    if since.held and not HOLDS & set(flags):
        return Stop.HELD
    before = released.addressees if released else ()
    people = {key for one in before for key in one.people}
    if since.in_care:
        chosen = since.chosen
        if chosen is None or people - set(map(person_key, chosen)):
            return Stop.IN_CARE
    elif since.contacts is not None:
        stop = _of_named(people, before, since) if people else _of_nobody_named(released, flags, since)
        if stop:
            return stop
    return Stop.CHANGED if released and before != since.addressed.addressees else None


def _of_named(people: set[str], before: Sequence[Addressee], since: KnownSince) -> Stop | None:
    contacts = since.contacts or ()
    if people & {person_key(one) for one in contacts if one.court_order}:
        return Stop.COURT_ORDER
    gone = people - set(map(person_key, entitled_contacts(contacts, since.parents_are_marked)))
    listed = set(map(person_key, contacts))
    return Stop.NOT_ENTITLED if gone & listed or gone - _renamed(before, since.addressed.addressees) else None


def _renamed(before: Sequence[Addressee], now: Sequence[Addressee]) -> set[str]:
    """Those at whose address the letter now goes to as many people, one of them under another name."""
    return {
        key
        for one in before
        for other in now
        if one.address_lines == other.address_lines and len(one.people) == len(other.people)
        for key in set(one.people) - set(other.people)
    }


def _of_nobody_named(released: Addressed | None, flags: Collection[str], since: KnownSince) -> Stop | None:
    """Judge a letter to "Parent/carer of …": it goes by hand, so it may reach anybody."""
    obstacle = obstacle_of(since.contacts or (), since.parents_are_marked)
    if released and since.addressed.orders > released.orders:
        return Stop.COURT_ORDER
    knew = NO_CONTACT in flags if released is None else released.obstacle == (obstacle or "")
    if obstacle is None or obstacle in _ADDRESS_ONLY or knew:
        return None
    return Stop.COURT_ORDER if obstacle is Obstacle.COURT_ORDER else Stop.NOT_ENTITLED
