"""What is written as a settings file reads back equal, whatever a person has typed."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from analysis.rules.policy import Policy
from analysis.rules.school import School
from analysis.rules.school_calendar import Term
from analysis.settings import Settings, read_settings
from analysis.settings_text import settings_text
from tests.test_settings import WHOLE

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
groups = st.lists(words, max_size=3).map(tuple)
days = st.dates(date(2020, 1, 1), date(2040, 1, 1))
counts = st.integers(0, 999)


@st.composite
def policies(draw):
    red, target = sorted(draw(st.lists(st.integers(0, 1000), min_size=2, max_size=2, unique=True)))
    la_target, rise = draw(st.integers(0, 1000)), draw(st.integers(0, 1000))
    return Policy(target, la_target, red, rise, *(draw(counts) for _ in range(3)), "term", draw(groups), draw(groups))


@st.composite
def terms(draw):
    start, made = draw(days), []
    for name in draw(st.lists(words, max_size=3)):
        end = start + timedelta(days=draw(st.integers(0, 90)))
        half = (start + timedelta(days=1), end - timedelta(days=1)) if draw(st.booleans()) else None
        made.append(Term(name, start, end, half if half and half[0] <= half[1] else None))
        start = end + timedelta(days=draw(st.integers(1, 20)))
    return tuple(made)


settings = st.builds(
    Settings,
    st.builds(School, *[words] * 8, st.integers(0, 13)),
    policies(),
    terms(),
    st.lists(days, max_size=4, unique=True).map(sorted).map(tuple),
)


@given(settings)
def test_whatever_is_set_reads_back_equal_and_is_written_the_same_again(settings):
    text = settings_text(settings)
    assert read_settings(text.encode()) == settings
    assert settings_text(read_settings(text.encode())) == text


def test_a_file_that_a_person_wrote_means_the_same_when_written_by_the_program():
    settings = read_settings(WHOLE.encode())
    assert read_settings(settings_text(settings).encode()) == settings


def test_the_text_is_one_that_a_person_can_read_and_change():
    text = settings_text(Settings(School("St Mary’s"), terms=(Term("Autumn", date(2026, 9, 3), date(2026, 12, 18)),)))
    assert '[school]\nname = "St Mary’s"\nphase = "primary"\n' in text
    assert '[policy]\nperiod = "term"\ntarget = "97"\n' in text
    assert '[groups]\nwithout_letters = ["Nursery"]\n' in text
    assert text.endswith(
        '[calendar]\ninset_days = []\n\n[[term]]\nname = "Autumn"\nstart = 2026-09-03\nend = 2026-12-18\n'
    )
