"""The policy's numbers: each once, dated and sourced, compared in whole thousandths."""

from dataclasses import fields, replace
from datetime import date

import pytest

from analysis.rules.policy import (
    RECENT_SCHOOL_DAYS,
    SETTINGS,
    SHORT_STAY_PERCENT,
    Policy,
    PolicyError,
    per_cent,
    thousandths,
)

IN_THOUSANDTHS = ("target", "la_target", "red_below", "smallest_improvement")


@pytest.mark.parametrize(
    ("text", "value"),
    [("97", 970), ("97.0", 970), ("97.5", 975), (" 90 ", 900), ("0", 0), ("0.5", 5), ("100", 1000), ("100.0", 1000)],
)
def test_per_cent_with_at_most_one_decimal_is_whole_thousandths(text, value):
    assert thousandths(text, "target") == value


@pytest.mark.parametrize(("given", "value"), [(97, 970), (97.5, 975), (92.3, 923)])
def test_a_number_from_a_settings_file_is_read_as_its_text(given, value):
    assert thousandths(given, "target") == value


@pytest.mark.parametrize(
    "text", ["", "97.55", "97.", ".5", "-1", "+97", "97%", "97,5", "100.1", "101", "1000", "abc", "9 7", "1e2", "nan"]
)
def test_any_other_text_is_refused_with_the_setting_named(text):
    with pytest.raises(PolicyError, match=r"^red_below must be a number from 0 to 100 with at most one decimal, not "):
        thousandths(text, "red_below")


@pytest.mark.parametrize(
    ("value", "text"), [(970, "97%"), (975, "97.5%"), (0, "0%"), (5, "0.5%"), (1000, "100%"), (923, "92.3%")]
)
def test_whole_thousandths_are_written_as_people_do(value, text):
    assert per_cent(value) == text


def test_the_red_line_at_the_target_is_refused_and_a_tenth_below_it_is_not():
    with pytest.raises(PolicyError, match=r"^red_below \(97%\) must be lower than target \(97%\)\.$"):
        Policy(target=970, red_below=970)
    with pytest.raises(PolicyError):
        Policy(target=970, red_below=971)
    assert Policy(target=970, red_below=969).red_below == 969


def test_the_local_authority_target_may_stand_anywhere():
    assert Policy(la_target=980).la_target == 980
    assert Policy(la_target=880).la_target == 880


@pytest.mark.parametrize("period", ["term", "half_term"])
def test_the_period_is_a_term_or_a_half_term(period):
    assert Policy(period=period).period == period


def test_any_other_period_is_refused():
    with pytest.raises(PolicyError, match=r"^period must be \"term\" or \"half_term\", not 'year'\.$"):
        Policy(period="year")


def test_the_policy_in_force_by_default():
    policy = Policy()
    assert (policy.target, policy.la_target, policy.red_below, policy.smallest_improvement) == (970, 960, 900, 0)
    assert (policy.few_sessions, policy.long_illness_days, policy.cool_down_school_days) == (40, 15, 15)
    assert policy.without_letters == ("Nursery",)
    assert policy.outside_headline == ("Nursery", "Reception")
    assert (SHORT_STAY_PERCENT, RECENT_SCHOOL_DAYS) == (85, 10)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_the_table_of_settings_says_what_the_policy_does(setting):
    read = thousandths(setting.default, setting.name) if setting.name in IN_THOUSANDTHS else int(setting.default)
    assert read == getattr(Policy(), setting.name)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_has_a_day_a_source_and_a_meaning(setting):
    assert date(2024, 8, 19) <= setting.since <= date(2026, 11, 24)
    assert len(setting.source) > 10
    assert len(setting.meaning) > 10


def test_every_number_of_the_policy_is_in_the_table():
    numbers = {field.name for field in fields(Policy) if isinstance(getattr(Policy(), field.name), int)}
    assert {setting.name for setting in SETTINGS} == numbers


CHANGES = {
    "target": 971,
    "la_target": 961,
    "red_below": 901,
    "smallest_improvement": 1,
    "few_sessions": 41,
    "long_illness_days": 16,
    "cool_down_school_days": 16,
    "period": "half_term",
    "without_letters": (),
    "outside_headline": ("Nursery",),
}


@pytest.mark.parametrize("field", fields(Policy), ids=lambda field: field.name)
def test_any_changed_setting_makes_another_version(field):
    assert replace(Policy(), **{field.name: CHANGES[field.name]}).version != Policy().version


def test_the_same_settings_have_the_same_version_on_every_machine():
    assert Policy().version == Policy(target=970).version
    assert Policy().version.startswith("policy-")
    assert len({replace(Policy(), **{name: value}).version for name, value in CHANGES.items()}) == len(CHANGES)
