"""Which letters go into one envelope: those about confirmed siblings to the same addressee at the same address."""

from collections.abc import Mapping, Sequence

from analysis.families import Pair, families
from analysis.post.correspondence import PlannedLetter


def in_envelopes(
    planned: Sequence[PlannedLetter], siblings: Mapping[Pair, bool]
) -> tuple[tuple[int, PlannedLetter], ...]:
    """Number the envelopes from 1 in the order of the letters, and put those of one envelope together.

    A letter without an address, whose home the office must find, has an envelope of its own.
    """
    family_of = {child: family for family in families(siblings) for child in family}
    together: dict[object, list[PlannedLetter]] = {}
    for place, one in enumerate(planned):
        to, family = one.addressee, family_of.get(one.decision.person)
        shared = (family, to.names, to.address_lines) if family and to.address_lines else place
        together.setdefault(shared, []).append(one)
    return tuple((number, one) for number, letters in enumerate(together.values(), 1) for one in letters)


def one_of_each(
    in_order: Sequence[PlannedLetter], by_envelope: Sequence[tuple[int, PlannedLetter]]
) -> tuple[PlannedLetter, ...]:
    """Give the first letter of each envelope, in the order given, so that each envelope gets one label."""
    number_of = {id(one): number for number, one in by_envelope}
    first: dict[int, PlannedLetter] = {}
    for one in in_order:
        first.setdefault(number_of[id(one)], one)
    return tuple(first.values())
