"""Who a letter is addressed to: whom the law lets a school write to, one envelope a home."""

from dataclasses import replace

import pytest

from analysis.rules.addressees import Addressee, Contact, addressees_of, eligible_contacts, parent_or_carer_of

MOTHER = Contact(
    "Mrs", "Ada", "Byron", "Mother", 1, parental_responsibility=True, address="1 High St, Leeds", postcode="LS1 1AA"
)
FATHER = replace(MOTHER, title="Mr", forename="Bob", relationship="Father", priority=2)
JOINT = {"salutation": "Mr and Mrs Byron", "addressee": "Mr and Mrs B Byron"}
ELSEWHERE = {"address": "9 Low Rd, York", "postcode": "YO1 9ZZ"}


def names(contacts, parents_are_marked=True):
    return [contact.forename for contact in eligible_contacts(contacts, parents_are_marked)]


def envelopes(*contacts):
    return [(one.names, one.salutation) for one in addressees_of(contacts, True)]


def test_the_first_priority_comes_first_and_a_blank_one_last():
    blank = replace(MOTHER, forename="Blank", priority=None)
    ninth = replace(MOTHER, forename="Ninth", priority=9)
    tenth = replace(MOTHER, forename="Tenth", priority=10)
    assert names([blank, tenth, ninth, FATHER, MOTHER]) == ["Ada", "Bob", "Ninth", "Tenth", "Blank"]


@pytest.mark.parametrize("right", ["natural_parent", "parental_responsibility", "care_of_child"])
def test_a_parent_in_law_is_any_one_of_three(right):
    nobody = replace(MOTHER, parental_responsibility=None)
    assert names([nobody]) == []
    assert names([replace(nobody, **{right: True})]) == ["Ada"]
    assert names([replace(nobody, **{right: False})]) == []


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("right", ["natural_parent", "parental_responsibility", "care_of_child"])
def test_a_filled_column_says_who_is_a_parent_even_where_it_says_no(right, known):
    assert Contact(**{right: known}).says_who_is_a_parent
    assert not Contact().says_who_is_a_parent


def test_nobody_without_parental_responsibility_is_written_to():
    grandmother = replace(MOTHER, forename="Gran", parental_responsibility=False, priority=1)
    assert names([grandmother, FATHER]) == ["Bob"]


@pytest.mark.parametrize(("order", "expected"), [(True, []), (False, ["Ada"]), (None, ["Ada"])])
def test_nobody_under_a_court_order_is_written_to(order, expected):
    assert names([replace(MOTHER, court_order=order)]) == expected
    assert names([replace(MOTHER, court_order=order)], parents_are_marked=False) == expected


def test_a_person_barred_in_one_row_is_barred_in_every_row_that_names_them():
    barred = replace(FATHER, court_order=True, address="")
    again = replace(FATHER, forename="BOB", court_order=None, **ELSEWHERE)
    assert names([MOTHER, barred, again]) == ["Ada"]
    assert names([replace(MOTHER, surname=""), replace(barred, surname="")]) == ["Ada"]
    nameless = Contact(addressee="The Byrons", parental_responsibility=True, address="1 High St")
    assert names([nameless, replace(nameless, court_order=True)]) == []
    assert names([replace(nameless, addressee=""), Contact(court_order=True)]) == [""]


def test_an_unclear_right_is_no_right_and_still_says_that_the_list_speaks_of_rights():
    unclear = Contact(surname="Byron", priority=1, rights_unclear=True, address="1 High St")
    assert unclear.says_who_is_a_parent
    assert not unclear.is_parent_in_law


@pytest.mark.parametrize("address", ["", "   ", "\n"])
def test_nobody_without_an_address_is_written_to(address):
    assert names([replace(MOTHER, address=address), FATHER]) == ["Bob"]
    assert names([replace(MOTHER, address=address)], parents_are_marked=False) == []


def test_where_the_columns_are_blank_the_first_priority_with_an_address_serves_alone():
    unmarked = [replace(one, parental_responsibility=None) for one in (FATHER, MOTHER)]
    assert names(unmarked, parents_are_marked=False) == ["Ada"]
    assert names([unmarked[0]], parents_are_marked=False) == []  # priority 2 never serves
    assert names([replace(MOTHER, priority=None)], parents_are_marked=False) == []


def test_two_homes_get_two_envelopes_each_with_its_own_name():
    father = replace(FATHER, **ELSEWHERE, **JOINT)
    assert envelopes(replace(MOTHER, **JOINT), father) == [
        ("Mrs Ada Byron", "Mrs Byron"),
        ("Mr Bob Byron", "Mr Byron"),
    ]


def test_one_home_gets_one_envelope_with_the_exports_salutation():
    assert envelopes(replace(MOTHER, **JOINT), replace(FATHER, **JOINT)) == [("Mr and Mrs B Byron", "Mr and Mrs Byron")]


def test_one_home_without_a_joint_salutation_gets_both_names():
    assert envelopes(MOTHER, FATHER) == [("Mrs Ada Byron and Mr Bob Byron", "Mrs Byron and Mr Byron")]


@pytest.mark.parametrize("half", [{"salutation": "Mr and Mrs Byron"}, {"addressee": "Mr and Mrs B Byron"}])
def test_half_a_joint_salutation_is_not_used(half):
    assert envelopes(replace(MOTHER, **half)) == [("Mrs Ada Byron", "Mrs Byron")]


@pytest.mark.parametrize(
    "father",
    [
        replace(FATHER, **ELSEWHERE),
        replace(FATHER, court_order=True),
        replace(FATHER, parental_responsibility=False),
        replace(FATHER, address=""),
    ],
)
def test_the_exports_salutation_is_not_used_where_somebody_it_may_name_is_not_on_the_envelope(father):
    assert envelopes(replace(MOTHER, **JOINT), replace(father, **JOINT))[0] == ("Mrs Ada Byron", "Mrs Byron")


def test_one_address_in_another_spelling_is_one_home():
    assert len(envelopes(MOTHER, replace(FATHER, address="1  HIGH ST.\nLeeds", postcode="ls11aa"))) == 1
    assert len(envelopes(MOTHER, replace(FATHER, postcode="LS1 1AB"))) == 2


def test_a_contact_without_a_title_is_greeted_by_both_names_and_one_without_any_as_parent_or_carer():
    assert envelopes(replace(MOTHER, title="")) == [("Ada Byron", "Ada Byron")]
    assert envelopes(replace(MOTHER, title="", forename="", surname="")) == [("Parent/carer", "Parent/carer")]


@pytest.mark.parametrize(
    ("address", "postcode", "lines"),
    [
        ("1 High St, Leeds", "LS1 1AA", ("1 High St", "Leeds", "LS1 1AA")),
        ("1 High St\r\nLeeds\n\nLS1 1AA", "LS1 1AA", ("1 High St", "Leeds", "LS1 1AA")),
        ("1 High St", "", ("1 High St",)),
    ],
)
def test_an_address_is_printed_in_lines_with_its_postcode_once(address, postcode, lines):
    (envelope,) = addressees_of([replace(MOTHER, address=address, postcode=postcode)], True)
    assert envelope.address_lines == lines


def test_without_contacts_a_letter_goes_to_the_parent_or_carer_of_the_child():
    assert parent_or_carer_of("Zoë Núñez") == Addressee("Parent/carer of Zoë Núñez", "Parent/carer of Zoë Núñez")
    assert addressees_of([], True) == ()


def test_a_salutation_of_one_parent_is_not_printed_for_two():
    mother = replace(MOTHER, salutation="Mrs Byron", addressee="Mrs A Byron")
    father = replace(FATHER, salutation="Mr Byron", addressee="Mr B Byron")
    assert envelopes(mother, father) == [("Mrs Ada Byron and Mr Bob Byron", "Mrs Byron and Mr Byron")]


def test_flat_1_at_number_12_is_not_flat_11_at_number_2():
    homes = [
        Contact(surname=name, parental_responsibility=True, address=address, postcode="ZZ99 1AA")
        for name, address in (("One", "Flat 1, 12 High Street"), ("Two", "Flat 11, 2 High Street"))
    ]
    assert len(addressees_of(homes, parents_are_marked=True)) == 2


@pytest.mark.parametrize(("his", "spoken"), [("Polish", "Polish"), ("", ""), ("Urdu", "")])
def test_a_home_has_the_language_that_all_its_contacts_have(his, spoken):
    (envelope,) = addressees_of([replace(MOTHER, language="Polish"), replace(FATHER, language=his)], True)
    assert envelope.language == spoken
