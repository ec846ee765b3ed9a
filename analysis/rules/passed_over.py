"""Why the other letters were not proposed, in a sentence each, for whoever asks "why this one?".

Source: the table of `decision.py`, read backwards.
"""

from collections.abc import Sequence

from analysis.rules.categories import BELOW_TARGET, RANK, Category
from analysis.rules.decision import Letter


def letters_passed_over(
    category_before: Category | None, category: Category | None, proposed: Letter | None
) -> Sequence[tuple[Letter, str]]:
    """Say of every letter but the proposed one why it does not fit; nothing where this term has no category."""
    if category is None:
        return ()
    return tuple((letter, _why_not(letter, category_before, category)) for letter in Letter if letter is not proposed)


def _why_not(letter: Letter, before: Category | None, now: Category) -> str:
    if letter in (Letter.CONCERN_AMBER, Letter.CONCERN_RED):
        wanted = Category.AMBER if letter is Letter.CONCERN_AMBER else Category.RED
        return f"This term is {now}, not {wanted}." if now is not wanted else f"Last term was {before} already."
    if before is None or before not in BELOW_TARGET:
        return "Last term was not below the target." if before else "There is no last term to compare with."
    step = RANK[now] - RANK[before]
    if letter is Letter.THANKS_IMPROVED_CATEGORY:
        return f"The category is no better: {before} last term, {now} this term."
    if letter is Letter.THANKS_STILL_CONCERNED:
        return f"The category changed from {before} to {now}." if step else "Attendance did not rise."
    return f"The category is better: {now}." if step > 0 else "Attendance rose."
