"""What a decision card says beyond the two terms' sessions."""

from datetime import date

import pytest

from analysis.ingest.reading import read_export
from analysis.known import records_from
from analysis.measures.spells import Spell
from analysis.meeting.card import card_of, spell_in_words
from analysis.pupils import Roll
from analysis.rules.policy import Policy
from analysis.termly import analyse_term
from analysis.terms.sorting import sort_into_terms
from tests.commands.school_files import child, marks_file

ADA = child(1)
SPRING = date(2026, 1, 5)
DAY = date(2026, 7, 21)


def card(before, now):
    """Make Ada's card from her registers of both terms; None for a term that she was not here."""
    ben = (child(2), "/" * 100)
    files = [marks_file(*([(ADA, before)] if before else []), ben, start=SPRING), marks_file((ADA, now), ben)]
    exports = [read_export(data, f"{number}.csv") for number, data in enumerate(files)]
    roll = Roll()
    last, this = sort_into_terms(exports, roll)
    records = records_from([], [], roll, (), True, 6)
    analysis = analyse_term(this, last, records, Policy(), DAY)
    return card_of(next(one for one in analysis.decisions if one.text("surname") == ADA["surname"]), analysis)


def test_reasons_are_said_with_their_sessions_most_first():
    assert card("/" * 100, "/" * 94 + "MIIIII").reasons == (
        ("illness", 5),
        ("medical or dental appointment", 1),
    )


def test_a_fall_of_one_spell_says_which():
    (said, chance) = card("/" * 100, "/" * 90 + "I" * 10).fairness
    assert said.startswith("Without one spell this term, ")
    assert said.endswith("10 sessions, illness (I), there is no fall.")
    assert "could be chance" in chance


def test_a_rise_after_one_spell_of_last_term_says_so():
    (said, *_) = card("I" * 20 + "/" * 80, "/" * 100).fairness
    assert said.startswith("Without one spell last term, ")
    assert said.endswith("there is no rise.")


def test_a_pupil_of_far_fewer_sessions_says_so():
    assert (
        "The terms differ in length for this pupil: 100 and 50 possible sessions."
        in card("/" * 100, "/I" * 25).fairness
    )


@pytest.mark.parametrize(("before", "now"), [("/" * 100, "/" * 100), (None, "/I" * 50)], ids=["same rate", "new"])
def test_without_a_movement_there_is_nothing_to_be_fair_about(before, now):
    assert card(before, now).fairness == ()


def test_a_fall_in_many_single_days_is_neither_one_spell_nor_chance():
    assert card("/" * 100, "/I" * 50).fairness == ()


@pytest.mark.parametrize(
    ("spell", "words"),
    [
        (Spell(date(2026, 5, 4), date(2026, 5, 8), 10, ("I",)), "4 May 2026 to 8 May 2026, 10 sessions, illness (I)"),
        (Spell(date(2026, 5, 4), date(2026, 5, 4), 1, ("R",)), "4 May 2026, 1 session, religious observance (R)"),
        (
            Spell(date(2026, 5, 4), date(2026, 5, 5), 3, ("I", "O")),
            "4 May 2026 to 5 May 2026, 3 sessions, illness (I) and no accepted reason (O)",
        ),
    ],
)
def test_a_spell_is_said_with_its_days_sessions_and_codes(spell, words):
    assert spell_in_words(spell) == words
