"""Whom a letter about a child in care goes to: suggested, chosen, and chosen anew when the list changes."""

from dataclasses import replace

import pytest

from analysis.rules.addressees import Contact, addressee_alone
from analysis.rules.in_care import chosen_contacts, contact_key, is_suggested, may_be_chosen

CARER = Contact("Ms", "Eve", "Elm", "Foster Carer", 1, address="2 Weir Cottages", postcode="ZZ99 7WC")
WORKER = Contact("Mr", "Tom", "Ash", "Social Worker", 2, address="Children's Services")
MOTHER = Contact("Ms", "Ada", "Byron", "Mother", 3, parental_responsibility=True, address="1 Oak Road")


@pytest.mark.parametrize(
    ("relationship", "suggested"),
    [("Foster Carer", True), ("foster mother", True), ("Social Worker", True), ("Virtual School", True),
     ("Special Guardian", True), ("Mother", False), ("Father", False), ("Parent / carer", False), ("Aunt", False),
     ("", False)],
)  # fmt: skip
def test_carers_and_social_workers_are_suggested_and_birth_parents_never(relationship, suggested):
    assert is_suggested(Contact(relationship=relationship)) is suggested


def test_whoever_has_an_address_and_no_order_may_be_chosen():
    barred, nowhere = replace(MOTHER, court_order=True), replace(WORKER, address="unknown")
    assert list(may_be_chosen([CARER, WORKER, MOTHER]).values()) == [CARER, WORKER, MOTHER]
    assert list(may_be_chosen([CARER, nowhere, barred, replace(MOTHER, priority=9)]).values()) == [CARER]


def test_those_chosen_are_found_again_and_otherwise_a_person_chooses_anew():
    keys = (contact_key(CARER), contact_key(WORKER))
    moved = replace(WORKER, address="Old Town Hall", surname="ASH")
    assert chosen_contacts([MOTHER, CARER, moved], keys) == (CARER, moved)
    assert chosen_contacts([MOTHER, CARER], keys) is None
    assert chosen_contacts([CARER, replace(WORKER, court_order=True)], keys) is None
    assert chosen_contacts([CARER], None) is None
    assert chosen_contacts([CARER], ()) == ()


def test_a_letter_to_one_alone_names_nobody_else_and_no_joint_salutation():
    joint = replace(CARER, salutation="Mr and Ms Elm", addressee="Mr and Ms Elm")
    assert (addressee_alone(joint).names, addressee_alone(joint).salutation) == ("Ms Eve Elm", "Ms Elm")
