"""No letter that the post cannot bring is silently skipped: each is listed with why and what to do."""

from dataclasses import replace

import pytest

from analysis.known import Records
from analysis.post.correspondence import addressees, plan_letters
from analysis.post.not_posted import not_posted, not_posted_csv, not_posted_problems
from analysis.post.release import release
from analysis.rules.in_care import contact_key
from analysis.rules.reach import Obstacle
from analysis.termly import analyse_term
from tests.commands.school_files import child, figures, totals_file
from tests.rules.test_in_care import CARER, MOTHER, WORKER
from tests.test_known_and_correspondence import ADA, AMBER, DAY, FATHER, VERSIONS, contact, meeting_of

BEN = child(2, "Núñez", "Ben")
BOTH = totals_file(ADA | figures(64, 66), BEN | figures(64, 66))


def reasons(data, *contacts, **more):
    analysis, records = meeting_of(data, *contacts)
    return [(one.decision.person, one.why, one.reaches_nobody) for one in not_posted(analysis, records, **more)]


def test_with_an_address_and_without_any_contacts_nothing_is_listed():
    assert reasons(AMBER, contact()) == reasons(AMBER) == []


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"address": ""}, Obstacle.NO_ADDRESS),
        ({"address": "No fixed abode"}, Obstacle.NOT_AN_ADDRESS),
        ({"court_order": "Yes"}, Obstacle.COURT_ORDER),
        ({"responsibility": "No"}, Obstacle.NO_RIGHTS),
        ({"responsibility": "LA"}, Obstacle.RIGHTS_UNCLEAR),
    ],
)
def test_a_letter_that_reaches_nobody_is_listed_with_why(changed, why):
    assert reasons(AMBER, contact(**changed)) == [(0, why, True)]


def test_a_child_whom_the_list_does_not_name_is_listed():
    assert reasons(BOTH, contact()) == [(1, Obstacle.NOBODY_LISTED, True)]


def test_a_parent_without_an_address_is_listed_after_those_whom_nobody_reaches():
    listed = reasons(BOTH, contact(), FATHER | {"address": "unknown"}, contact(BEN, address=""))
    assert [person for person, _, _ in listed] == [1, 0]
    assert listed[1][1:] == ("Mr Noel Else has no usable address; the letter goes to the others.", False)


def test_an_address_without_a_postcode_is_listed_where_others_have_one():
    bare = contact(BEN, postcode="")
    assert reasons(BOTH, contact(), bare) == [(1, "The address of Ms Maeve Other has no postcode.", False)]
    assert reasons(BOTH, contact(postcode=""), bare) == []


def test_without_a_letter_nothing_is_listed_but_for_one_that_a_person_released():
    green = totals_file(ADA | figures(66, 66))
    assert reasons(green, contact(address="")) == []
    assert reasons(green, contact(address=""), released=frozenset({0})) == [(0, Obstacle.NO_ADDRESS, True)]


def test_the_list_is_a_table_for_the_office_and_a_line_of_the_problems():
    lines = not_posted(*meeting_of(BOTH, contact(), FATHER | {"address": ""}, contact(BEN, address="")))
    rows = not_posted_csv(lines).decode("utf-8-sig").splitlines()
    assert rows[0] == "upn,mis_id,surname,forename,class_name,letter,why,what_to_do"
    assert "Núñez,Ben" in rows[1]
    assert 'has an address.,"Add the address in the MIS' in rows[1]
    texts = [one.message for one in not_posted_problems(lines)]
    assert texts == [
        "The letters about 1 pupil cannot be posted: see the flags of the decisions.",
        "1 more address needs the office, beside another home.",
    ]
    assert not_posted_problems([]) == []
    green = not_posted(*meeting_of(totals_file(ADA | figures(66, 66)), contact(address="")), frozenset({0}))
    assert green[0].letter == "No letter proposed"


def in_care(chosen=None, contacts=(CARER, WORKER, MOTHER)):
    analysis, _ = meeting_of(totals_file(ADA | {"looked_after": "Yes"} | figures(64, 66)))
    keys = {} if chosen is None else {0: tuple(map(contact_key, chosen))}
    records = Records(contacts={0: contacts}, in_care_to=keys)
    return analyse_term(analysis.now, None, records, analysis.policy, DAY), records


def flag_of(analysis):
    return next(one.reason for one in analysis.decisions[0].flags if one.flag == "looked_after")


def test_no_letter_about_a_child_in_care_is_released_before_a_person_chose_whom_it_goes_to():
    analysis, records = in_care()
    assert "choose the carer and social worker" in flag_of(analysis)
    assert [one.why for one in not_posted(analysis, records)] == [Obstacle.IN_CARE]
    with pytest.raises(ValueError, match="in care"):
        release(analysis.decisions[0], analysis, "A. Head", DAY, VERSIONS)


def test_those_chosen_for_a_child_in_care_get_one_letter_each_and_nobody_else():
    analysis, records = in_care([CARER, WORKER])
    assert flag_of(analysis) == "In care: the letter goes to those chosen on the page Families."
    assert not_posted(analysis, records) == []
    record = release(analysis.decisions[0], analysis, "A. Head", DAY, VERSIONS)
    planned = plan_letters([record], analysis, records)
    assert [one.addressee.names for one in planned] == ["Ms Eve Elm", "Mr Tom Ash"]
    together = replace(WORKER, address=CARER.address, postcode=CARER.postcode)
    analysis, records = in_care([CARER, together], (CARER, together, MOTHER))
    assert [one.names for one in addressees(analysis.decisions[0], records)] == ["Ms Eve Elm", "Mr Tom Ash"]


def test_a_letter_that_a_person_hands_over_has_no_address_and_is_listed():
    analysis, records = in_care([])
    assert [one.why for one in not_posted(analysis, records)] == [Obstacle.HANDED_OVER]
    record = release(analysis.decisions[0], analysis, "A. Head", DAY, VERSIONS)
    (planned,) = plan_letters([record], analysis, records)
    assert (planned.addressee.address_lines, planned.addressee.names[:15]) == ((), "Parent/carer of")
