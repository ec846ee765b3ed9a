"""Siblings in one envelope: next to each other and under one number, and nobody else's letter with them."""

from dataclasses import replace
from types import SimpleNamespace

from analysis.post.envelopes import in_envelopes, one_of_each
from analysis.post.pack import letters_csv
from analysis.rules.addressees import Addressee
from tests.test_known_and_correspondence import released

HOME = Addressee("Ms Ada Byron", "Ms Byron", ("1 Oak Road", "ZZ99 1AA"))
OTHER_HOME = Addressee("Mr Bob Byron", "Mr Byron", ("2 Elm Road", "ZZ99 1AB"))
NOWHERE = Addressee("Parent/carer of Ada", "Parent/carer of Ada")


def planned_for(*letters):
    return [SimpleNamespace(decision=SimpleNamespace(person=child), addressee=to) for child, to in letters]


def numbered(*letters, siblings=None):
    planned = planned_for(*letters)
    return [(number, one.decision.person, one.addressee) for number, one in in_envelopes(planned, siblings or {})]


def test_letters_about_siblings_to_one_home_stand_together_under_one_number():
    letters = ((1, HOME), (2, OTHER_HOME), (3, HOME))
    assert numbered(*letters, siblings={(1, 3): True}) == [(1, 1, HOME), (1, 3, HOME), (2, 2, OTHER_HOME)]


def test_a_shared_address_is_no_shared_envelope_until_a_person_called_them_siblings():
    assert [number for number, *_ in numbered((1, HOME), (3, HOME))] == [1, 2]
    assert [number for number, *_ in numbered((1, HOME), (3, HOME), siblings={(1, 3): False})] == [1, 2]


def test_each_of_two_homes_gets_an_envelope_of_its_own():
    letters = ((1, HOME), (1, OTHER_HOME), (3, HOME), (3, OTHER_HOME))
    found = numbered(*letters, siblings={(1, 3): True})
    assert found == [(1, 1, HOME), (1, 3, HOME), (2, 1, OTHER_HOME), (2, 3, OTHER_HOME)]


def test_other_names_at_the_same_address_are_another_envelope():
    one_of_two = replace(HOME, names="Ms Ada Byron and Mr Cy Dee")
    assert [number for number, *_ in numbered((1, HOME), (3, one_of_two), siblings={(1, 3): True})] == [1, 2]


def test_a_letter_without_an_address_is_alone():
    assert [number for number, *_ in numbered((1, NOWHERE), (3, NOWHERE), siblings={(1, 3): True})] == [1, 2]


def test_an_envelope_gets_one_label_where_its_first_letter_stands_in_the_order_of_the_packs():
    planned = planned_for((1, HOME), (2, OTHER_HOME), (3, HOME))
    by_envelope = in_envelopes(planned, {(1, 3): True})
    assert [one.decision.person for one in one_of_each(planned[::-1], by_envelope)] == [3, 2]
    assert len(one_of_each(planned, in_envelopes(planned, {}))) == 3


def test_the_list_of_letters_has_the_number_of_the_envelope_only_where_siblings_share_one():
    planned = released()
    plain, shared = (letters_csv(planned, ["001.docx"], numbers).decode("utf-8-sig") for numbers in ((), (7,)))
    assert plain.splitlines()[0] == "upn,mis_id,letter,addressee,file"
    assert shared.splitlines()[0] == "upn,mis_id,letter,addressee,file,envelope"
    assert shared.splitlines()[1].endswith(",001.docx,7")
