"""A school's settings file: every key, and every refusal by the key's name."""

from datetime import date

import pytest

from analysis.rules.policy import Policy
from analysis.rules.school import School
from analysis.rules.school_calendar import Term
from analysis.settings import Settings, SettingsError, read_settings

WHOLE = """
[school]
name = "Weir Lane"
phase = "primary"
address = "Weir Lane"
head = "Mrs F"
signatory = "Mrs F, Head"
contact_name = "Mr U"
contact_phone = "01632 960147"
contact_email = "a@example.org"
top_year = 4
[policy]
period = "half_term"
target = "96.5"
la_target = 95
red_below = 89.5
smallest_improvement = "0.3"
few_sessions = 30
long_illness_days = 10
cool_down_school_days = 20
[groups]
without_letters = []
outside_headline = ["Nursery"]
[[term]]
name = "Spring 2"
start = 2026-02-23
end = 2026-03-27
[[term]]
name = "Spring 1"
start = 2026-01-05
end = 2026-02-13
"""
TERM = '[[term]]\nname = "A"\nstart = 2026-01-05\nend = 2026-02-13\n'


def refusal(text):
    with pytest.raises(SettingsError) as refused:
        read_settings(text if isinstance(text, bytes) else text.encode())
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_every_key_is_read():
    settings = read_settings(WHOLE.encode())
    assert settings.school == School(
        *("Weir Lane", "primary", "Weir Lane", "Mrs F", "Mrs F, Head"), "Mr U", "01632 960147", "a@example.org", 4
    )
    assert settings.policy == Policy(965, 950, 895, 3, 30, 10, 20, "half_term", (), ("Nursery",))
    assert settings.terms == (
        Term("Spring 1", date(2026, 1, 5), date(2026, 2, 13)),
        Term("Spring 2", date(2026, 2, 23), date(2026, 3, 27)),
    )


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf[school]\n", b"# nothing set\n"])
def test_what_is_not_set_has_its_default(data):
    assert read_settings(data) == Settings()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[colours]\nred = 1", "unknown key: colours"),
        ("[school]\nmotto = 'x'", "unknown key: school.motto"),
        ("[policy]\ngreen = 1", "unknown key: policy.green"),
        ("[groups]\nwith_letters = []", "unknown key: groups.with_letters"),
        (TERM + "half = 1", "unknown key: term.half"),
    ],
)
def test_an_unknown_key_is_refused_by_its_name(text, key):
    assert key in refusal(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[school]\nname = 1", "school.name must be text in quotes"),
        ("[school]\ntop_year = '6'", "school.top_year must be a whole number"),
        ("[school]\ntop_year = true", "school.top_year must be a whole number"),
        ("[school]\ntop_year = -1", "school.top_year must be a whole number from 0 to 13"),
        ("[school]\ntop_year = 14", "school.top_year must be a whole number from 0 to 13"),
        ("[policy]\nfew_sessions = 1000", "policy.few_sessions must be a whole number from 0 to 999"),
        ("[policy]\nfew_sessions = 'many'", "policy.few_sessions must be a whole number"),
        ("[policy]\nfew_sessions = true", "policy.few_sessions must be a whole number"),
        ("[policy]\nlong_illness_days = -1", "policy.long_illness_days must be a whole number"),
        ("[policy]\ncool_down_school_days = 1.5", "policy.cool_down_school_days must be a whole number"),
        ("[policy]\ntarget = 'high'", "target must be a number from 0 to 100"),
        ("[policy]\ntarget = 97.25", "target must be a number from 0 to 100 with at most one decimal"),
        ("[policy]\nla_target = 101", "la_target must be"),
        ("[policy]\nsmallest_improvement = -1", "smallest_improvement must be"),
        ("[policy]\nperiod = 'week'", "period must be"),
        ("[policy]\nperiod = 3", "period must be"),
        ("[groups]\nwithout_letters = 'Nursery'", "groups.without_letters must be a list"),
        ("[groups]\noutside_headline = [1]", "groups.outside_headline must be a list"),
        ("school = 'x'", r"[school] in the settings file must be a table"),
        ("policy = 1", r"[policy] in the settings file must be a table"),
        ("groups = []", r"[groups] in the settings file must be a table"),
        ("[term]\nname = 'x'", "Each term in the settings file starts with [[term]]"),
        ("term = [1]", r"[term] in the settings file must be a table"),
        ("[[term]]\nname = 'x'\nstart = 2026-01-05", "needs a name in quotes, and start and end as dates"),
        ("[[term]]\nname = 1\nstart = 2026-01-05\nend = 2026-01-06", "needs a name in quotes"),
        ("[[term]]\nname = 'x'\nstart = '2026-01-05'\nend = 2026-01-06", "as dates like 2026-01-05"),
        ("[[term]]\nname = 'x'\nstart = 2026-01-05T00:00:00\nend = 2026-01-06", "as dates like 2026-01-05"),
        (TERM.replace("2026-02-13", "2026-01-04"), "The term A ends before it starts"),
        (TERM + "half_term_start = 2026-01-19", "half-term holiday of A needs both half_term_start and half_term_end"),
        (TERM + "half_term_start = 2026-01-19\nhalf_term_end = 'Friday'", "half-term holiday of A needs both"),
        (TERM + "half_term_start = 2026-01-19\nhalf_term_end = 2026-01-16", "must lie inside the term"),
        (TERM + "half_term_start = 2026-01-05\nhalf_term_end = 2026-01-09", "must lie inside the term"),
        (TERM + "half_term_start = 2026-02-09\nhalf_term_end = 2026-02-13", "must lie inside the term"),
        ("[calendar]\nholidays = []", "unknown key: calendar.holidays"),
        ("[calendar]\ninset_days = 2026-01-05", "calendar.inset_days must be a list of dates"),
        ("[calendar]\ninset_days = [2026-01-05, 'x']", "calendar.inset_days must be a list of dates"),
        ("calendar = 1", "[calendar] in the settings file must be a table"),
        ("[school", "not valid TOML"),
        (b"\xff\xfe[", "not valid TOML"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused(text, says):
    assert says in refusal(text)


@pytest.mark.parametrize("red_below", ["97", "97.1", "100"])
def test_red_must_be_under_the_target(red_below):
    assert "must be lower than target (97%)" in refusal(f'[policy]\nred_below = "{red_below}"')


def test_red_just_under_the_target_is_used():
    assert read_settings(b'[policy]\nred_below = "96.9"').policy.red_below == 969


@pytest.mark.parametrize("start", ["2026-02-13", "2026-01-05"])
def test_terms_that_overlap_are_refused_by_their_names(start):
    second = f'[[term]]\nname = "B"\nstart = {start}\nend = 2026-03-27\n'
    assert "overlap" in refusal(TERM + second)


def test_a_term_of_one_day_that_follows_the_next_day_is_used():
    assert len(read_settings((TERM + "[[term]]\nname='B'\nstart=2026-02-14\nend=2026-02-14").encode()).terms) == 2


def test_half_terms_need_their_dates():
    assert 'period = "half_term" needs' in refusal('[policy]\nperiod = "half_term"')
    assert read_settings(f'{TERM}[policy]\nperiod = "half_term"'.encode()).policy.period == "half_term"


def test_a_half_term_holiday_and_inset_days_are_read():
    holiday = "half_term_start = 2026-01-06\nhalf_term_end = 2026-02-12\n"
    settings = read_settings(f"{TERM}{holiday}[calendar]\ninset_days = [2026-06-29, 2026-01-05, 2026-01-05]".encode())
    assert settings.terms[0].half_term == (date(2026, 1, 6), date(2026, 2, 12))
    assert settings.inset_days == (date(2026, 1, 5), date(2026, 6, 29))
