"""What a decision card says beyond the two terms' sessions: days missed by reason, spells, other letters, fairness."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.decisions import PupilDecision
from analysis.measures.absences import absences_by_code
from analysis.measures.fairness import Fairness, fairness
from analysis.measures.spells import Spell, longest_spell, spells
from analysis.measures.term_sheet import TermSheet
from analysis.rules.codes import code_of
from analysis.rules.decision import Letter
from analysis.rules.passed_over import letters_passed_over
from analysis.rules.wording import plural, short_date
from analysis.termly import TermlyAnalysis


@dataclass(frozen=True, slots=True)
class Card:
    """`reasons`: sessions missed this term by meaning of the code, most first, and `spells` in time.

    Both are None where the file has totals only. `passed_over`: each other letter with why it does not fit.
    `fairness`: sentences to read beside the movement.
    """

    reasons: tuple[tuple[str, int], ...] | None
    spells: tuple[Spell, ...] | None
    passed_over: Sequence[tuple[Letter, str]]
    fairness: tuple[str, ...]


def card_of(decision: PupilDecision, analysis: TermlyAnalysis) -> Card:
    """Gather the card of one pupil."""
    spells_now = _spells_in(analysis.now, decision.person)
    spells_before = _spells_in(analysis.before, decision.person)
    return Card(
        _reasons_in(analysis.now, decision.person),
        spells_now,
        letters_passed_over(decision.category_before, decision.category, decision.proposal.letter),
        _fairness_in_words(decision, spells_before, spells_now),
    )


def _spells_in(term: TermSheet | None, person: int) -> tuple[Spell, ...] | None:
    return None if term is None or term.marks is None else spells(term.marks, person)


def _reasons_in(term: TermSheet, person: int) -> tuple[tuple[str, int], ...] | None:
    if term.marks is None:
        return None
    own = term.marks[term.marks["person"] == person]
    return tuple((code_of(mark, day).meaning, count) for mark, day, count in absences_by_code(own).get(person, ()))


def _fairness_in_words(
    decision: PupilDecision, spells_before: tuple[Spell, ...] | None, spells_now: tuple[Spell, ...] | None
) -> tuple[str, ...]:
    before, now = decision.before, decision.now
    if before is None or now is None or decision.category_before is None or decision.category is None:
        return ()
    found = fairness(
        (before.attended, before.possible),
        (now.attended, now.possible),
        _sessions_of_longest(spells_before),
        _sessions_of_longest(spells_now),
    )
    if found is None:
        return ()
    fell = now.attended * before.possible < before.attended * now.possible
    longest = longest_spell((spells_now if fell else spells_before) or ())
    return tuple(_sentences(found, longest, fell, (before.possible, now.possible)))


def _sessions_of_longest(found: tuple[Spell, ...] | None) -> int | None:
    longest = longest_spell(found or ())
    return None if found is None else longest.sessions if longest else 0


def _sentences(found: Fairness, longest: Spell | None, fell: bool, possible: tuple[int, int]) -> list[str]:
    said = []
    if found.one_spell and longest is not None:
        term, change = ("this term", "fall") if fell else ("last term", "rise")
        said.append(f"Without one spell {term}, {spell_in_words(longest)}, there is no {change}.")
    if found.short_term:
        said.append(f"The terms differ in length for this pupil: {possible[0]} and {possible[1]} possible sessions.")
    if found.could_be_chance:
        said.append("A change of this size could be chance.")
    return said


def spell_in_words(spell: Spell) -> str:
    """Say a spell: "4 May 2026 to 8 May 2026, 10 sessions, illness (I)"."""
    days = short_date(spell.first)
    if spell.last != spell.first:
        days = f"{days} to {short_date(spell.last)}"
    kinds = " and ".join(f"{code_of(mark, spell.first).meaning} ({mark})" for mark in spell.marks)
    return f"{days}, {plural(spell.sessions, 'session')}, {kinds}"
