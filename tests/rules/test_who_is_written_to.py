"""Who may be written to, over every combination of what a list says, against a slow and plain oracle of the policy."""

from itertools import product

import pytest

from analysis.known import Records
from analysis.rules.addressees import Contact, eligible_contacts

SAID = (True, False, None)
# Natural parent, parental responsibility, care of the child, court order, an address, priority.
ONE_CONTACT = tuple(product(SAID, SAID, SAID, SAID, ("1 Oak Road", "", "  "), (1, 2, None)))


def contact(name, natural, responsible, cares, order, address, priority):
    return Contact(
        surname=name,
        natural_parent=natural,
        parental_responsibility=responsible,
        care_of_child=cares,
        court_order=order,
        address=address,
        priority=priority,
    )


def may_be_written_to(one, whole_list_is_blank):
    """The policy, word for word: a parent in law with a usable address free of court order; else priority 1."""
    usable = one.address.strip() != "" and one.court_order is not True
    if whole_list_is_blank:
        return usable and one.priority == 1
    if one.natural_parent is True:
        return usable
    if one.parental_responsibility is True:
        return usable
    if one.care_of_child is True:
        return usable
    return False


def is_blank(one):
    return one.natural_parent is None and one.parental_responsibility is None and one.care_of_child is None


def chosen(family, school):
    parents_are_marked = Records(contacts=dict(enumerate(school))).parents_are_marked
    return [one.surname for one in eligible_contacts(family, parents_are_marked)]


@pytest.mark.parametrize("others_are_marked", [True, False])
def test_one_contact_in_every_combination_is_written_to_as_the_policy_says(others_are_marked):
    elsewhere = Contact(surname="Elsewhere", parental_responsibility=False if others_are_marked else None)
    for said in ONE_CONTACT:
        one = contact("One", *said)
        blank = is_blank(one) and not others_are_marked
        assert chosen([one], [[one], [elsewhere]]) == (["One"] if may_be_written_to(one, blank) else []), said


def test_two_contacts_in_every_combination_are_each_judged_alone_and_stand_by_priority():
    firsts = [contact("First", *said) for said in ONE_CONTACT if said[5] == 1 and said[4] != "  "]
    seconds = [contact("Second", *said) for said in ONE_CONTACT if said[5] == 2 and said[4] != "  "]
    for first, second in product(firsts, seconds):
        blank = is_blank(first) and is_blank(second)
        expected = [one.surname for one in (first, second) if may_be_written_to(one, blank)]
        assert chosen([second, first], [[first, second]]) == expected, (first, second)


def test_with_blank_columns_one_letter_goes_and_never_two():
    twice = [Contact(surname=name, priority=1, address="1 Oak Road") for name in ("One", "Two")]
    assert chosen(twice, [twice]) == ["One"]


def test_with_blank_columns_nobody_takes_the_place_of_a_first_contact_who_may_not_be_written_to():
    barred = Contact(surname="One", priority=1, address="1 Oak Road", court_order=True)
    other = Contact(surname="Two", priority=2, address="2 Elm Road")
    assert chosen([barred, other], [[barred, other]]) == []
