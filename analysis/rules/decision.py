"""The termly decision: one proposed letter for each pupil, and the rule that proposed it.

Source: the school's attendance policy ("parents will be sent a red or amber letter (Red for those whose attendance
falls below 90%)"; next term thanked, thanked but still a concern, or invited to a meeting).
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from analysis.rules.categories import BELOW_TARGET, RANK, Category
from analysis.rules.facts import TermFacts
from analysis.rules.policy import Policy
from analysis.rules.standing import categories_in, category_in, could_have_risen, has_no_sessions


class Letter(StrEnum):
    """The five standard letters; each has a Word template of this name."""

    CONCERN_AMBER = "concern_amber"
    CONCERN_RED = "concern_red"
    THANKS_IMPROVED_CATEGORY = "thanks_improved_category"
    THANKS_STILL_CONCERNED = "thanks_still_concerned"
    MEETING_INVITATION = "meeting_invitation"


LETTER_NAMES = {
    Letter.CONCERN_AMBER: "Amber letter",
    Letter.CONCERN_RED: "Red letter",
    Letter.THANKS_IMPROVED_CATEGORY: "Thank you, better category",
    Letter.THANKS_STILL_CONCERNED: "Thank you, still a concern",
    Letter.MEETING_INVITATION: "Invitation to a meeting",
}


class Rule(StrEnum):
    """Why a letter is proposed, or why none is."""

    LEAVER = "leaver"
    NO_SESSIONS = "no_sessions"
    WITHOUT_LETTERS = "without_letters"
    GREEN = "green"
    FIRST_AMBER = "first_amber"
    FIRST_RED = "first_red"
    IMPROVED_CATEGORY = "improved_category"
    IMPROVED_SAME_CATEGORY = "improved_same_category"
    NOT_IMPROVED = "not_improved"
    FIGURES_UNCLEAR = "figures_unclear"


RULE_SENTENCES = {
    Rule.LEAVER: "Has left the school, so no letter.",
    Rule.NO_SESSIONS: "On roll with no possible sessions this term, so no letter.",
    Rule.WITHOUT_LETTERS: "In a year group that gets no attendance letters.",
    Rule.GREEN: "At or above the target, and not below it last term.",
    Rule.FIRST_AMBER: "Below the target this term and not last term: the amber letter.",
    Rule.FIRST_RED: "In the red category this term and not below the target last term: the red letter.",
    Rule.IMPROVED_CATEGORY: "Moved up to a better category since last term: thanked.",
    Rule.IMPROVED_SAME_CATEGORY: "Attendance rose but the category is the same: thanked, still a concern.",
    Rule.NOT_IMPROVED: "Below the target last term and attendance has not risen: invited to a meeting.",
    Rule.FIGURES_UNCLEAR: "A term's sessions are not known, so it is not certain which letter is due: a person looks.",
}


class Movement(StrEnum):
    """How a pupil moved between the two terms' categories."""

    LEAVER = "leaver"
    NONE = "none"
    JOINER = "joiner"
    IMPROVED = "improved_category"
    SAME = "same_category"
    DECLINED = "declined_category"


@dataclass(frozen=True, slots=True)
class Proposal:
    """The one letter proposed for a pupil, None for no letter, and the rule that says so."""

    letter: Letter | None
    rule: Rule


def is_comparable(before: TermFacts | None, now: TermFacts | None) -> bool:
    """Say whether a pupil's earlier term is this term's *last term*.

    Nursery never is for a child now in school, nor a term for a pupil who left in it, or later, and came back.
    """
    if before is None or now is None:
        return before is not None
    left = now.returned_after is not None and before.start is not None and now.returned_after >= before.start
    return not left and not before.year_group == "Nursery" != now.year_group


def last_term_for(before: TermFacts | None, now: TermFacts) -> TermFacts | None:
    """Give the term to compare with: None without one, or where it had no possible sessions."""
    return before if before is not None and is_comparable(before, now) and not has_no_sessions(before) else None


def propose_letter(before: TermFacts | None, now: TermFacts | None, policy: Policy) -> Proposal:
    """Propose the letter of one pupil from last term's and this term's sessions."""
    if now is None or now.left:
        return Proposal(None, Rule.LEAVER)
    if has_no_sessions(now):
        return Proposal(None, Rule.NO_SESSIONS)
    if now.year_group in policy.without_letters:
        return Proposal(None, Rule.WITHOUT_LETTERS)
    due = _letters_that_could_be_due(last_term_for(before, now), now, policy)
    return due.pop() if len(due) == 1 else _unclear(category_in(now, policy))


def _letters_that_could_be_due(last: TermFacts | None, now: TermFacts, policy: Policy) -> set[Proposal]:
    """Decide for everything the figures could mean: one proposal where both terms' sessions are known."""
    return {
        _proposal(category_before, category, rose=rose)
        for category in categories_in(now, policy)
        for category_before in (categories_in(last, policy) if last else (None,))
        for rose in (could_have_risen(last, now, policy) if last else (False,))
    }


def _proposal(category_before: Category | None, category: Category, *, rose: bool) -> Proposal:
    if category_before not in BELOW_TARGET:
        return _first_letter(category)
    if RANK[category] > RANK[category_before]:
        return Proposal(Letter.THANKS_IMPROVED_CATEGORY, Rule.IMPROVED_CATEGORY)
    if RANK[category] == RANK[category_before] and rose:
        return Proposal(Letter.THANKS_STILL_CONCERNED, Rule.IMPROVED_SAME_CATEGORY)
    return Proposal(Letter.MEETING_INVITATION, Rule.NOT_IMPROVED)


def _unclear(category: Category | None) -> Proposal:
    """Suggest the concern letter of this term's category where that much is certain; never thanks or a meeting."""
    letter = _first_letter(category).letter if category else None
    return Proposal(letter, Rule.FIGURES_UNCLEAR)


def _first_letter(category: Category) -> Proposal:
    return {
        Category.GREEN: Proposal(None, Rule.GREEN),
        Category.AMBER: Proposal(Letter.CONCERN_AMBER, Rule.FIRST_AMBER),
        Category.RED: Proposal(Letter.CONCERN_RED, Rule.FIRST_RED),
    }[category]


def movement_of(before: TermFacts | None, now: TermFacts | None, policy: Policy, *, has_last_term: bool) -> Movement:
    """Say how a pupil moved; the first that fits of leaver, none, joiner, improved, same, declined.

    None, too, where the figures do not tell the direction.
    """
    if now is None or now.left:
        return Movement.LEAVER
    if has_no_sessions(now) or not has_last_term:
        return Movement.NONE
    last = last_term_for(before, now)
    if last is None:
        return Movement.JOINER
    could_be = {
        _movement(RANK[category] - RANK[category_before])
        for category in categories_in(now, policy)
        for category_before in categories_in(last, policy)
    }
    return could_be.pop() if len(could_be) == 1 else Movement.NONE


def _movement(steps: int) -> Movement:
    return Movement.SAME if steps == 0 else Movement.IMPROVED if steps > 0 else Movement.DECLINED


def with_sessions(facts: TermFacts, *, attended: int, possible: int) -> TermFacts:
    """Give the same pupil and term with other session counts, to ask what would then be proposed."""
    return replace(facts, attended=attended, possible=possible)
