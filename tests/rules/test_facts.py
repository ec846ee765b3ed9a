"""What crosses from the measures to the rules."""

from datetime import date

from analysis.rules.facts import Known, TermFacts


def test_absent_is_what_was_possible_and_not_attended():
    assert TermFacts(attended=120, possible=130).absent == 10
    assert TermFacts().absent == 0


def test_what_is_not_given_is_not_known_and_never_no():
    facts = TermFacts(attended=120, possible=130)
    for name in ("missing", "open_reasons", "one_illness", "looked_after", "dual_status", "severe_this_year"):
        assert getattr(facts, name) is None
    known = Known(date(2026, 3, 30))
    assert known.circumstances is known.contacts is known.letters_sent_before is None
