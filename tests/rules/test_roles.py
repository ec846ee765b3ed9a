"""Who may see what is recorded, and what a hold is called to whom."""

from datetime import date

import pytest

from analysis.rules.circumstances import Circumstance
from analysis.rules.flags import FLAG_MEANINGS, FLAGS, flags_read_by
from analysis.rules.roles import DSL_REVIEW, WITHOUT_SIGN_IN, Role, flag_to, may_see, may_see_group, may_see_small_group


@pytest.mark.parametrize(
    ("seen_by", "readers"),
    [
        ("dsl", {Role.DSL}),
        ("slt", {Role.DSL, Role.SLT}),
        ("office", {Role.DSL, Role.SLT, Role.OFFICE}),
        (None, {Role.DSL}),
        ("everybody", {Role.DSL}),
    ],
)
def test_a_circumstance_is_seen_by_those_it_is_for_and_by_the_dsl_alone_where_that_is_not_known(seen_by, readers):
    one = Circumstance("bereavement", date(2026, 1, 5), seen_by=seen_by)
    assert {role for role in Role if may_see(role, one)} == readers


def test_child_protection_is_for_the_safeguarding_lead_whatever_a_list_says():
    one = Circumstance("child_in_need_or_protection_plan", date(2026, 1, 5), seen_by="office")
    assert {role for role in Role if may_see(role, one)} == {Role.DSL}


def test_a_hold_reads_dsl_review_to_anyone_but_the_safeguarding_lead():
    assert [flag_to(role, "sensitive") for role in (Role.DSL, Role.SLT, Role.OFFICE)] == [
        "sensitive",
        DSL_REVIEW,
        DSL_REVIEW,
    ]
    assert flag_to(Role.SLT, "mitigating") == "mitigating"


def test_every_role_reads_every_flag_under_one_name_that_has_words():
    for role in Role:
        names = flags_read_by(role)
        assert len(set(names)) == len(FLAGS)
        assert set(names) <= FLAG_MEANINGS.keys()
    assert {"sensitive", DSL_REVIEW} & set(flags_read_by(Role.SLT)) == {DSL_REVIEW}


def test_until_there_is_sign_in_the_desk_is_no_safeguarding_leads():
    assert WITHOUT_SIGN_IN is Role.SLT


@pytest.mark.parametrize(
    ("column", "readers", "of_small_groups"),
    [
        ("fsm", set(Role), set(Role)),
        ("looked_after", {Role.DSL, Role.SLT}, {Role.DSL, Role.SLT}),
        ("child_in_need", {Role.DSL, Role.SLT}, {Role.DSL}),
        ("child_protection", {Role.DSL, Role.SLT}, {Role.DSL}),
    ],
)
def test_groups_of_care_are_not_for_the_office_and_small_ones_of_child_protection_for_the_dsl_alone(
    column, readers, of_small_groups
):
    assert {role for role in Role if may_see_group(role, column)} == readers
    assert {role for role in Role if may_see_small_group(role, column)} == of_small_groups
