"""Sentences about movement over several terms: whom it counts, and what changed."""

from collections.abc import Sequence

from analysis.measures.category_paths import TermCount
from analysis.measures.term_sheet import dates_of
from analysis.meeting.term_paths import TermPaths
from analysis.rules.policy import Policy, per_cent
from analysis.rules.wording import percentage


def terms_basis(paths: TermPaths, policy: Policy) -> str:
    """Say the dates and the pupils behind the figures."""
    without = " and ".join(policy.without_letters)
    terms = "; ".join(f"{sheet.full_name}: {dates_of(sheet)}" for sheet in paths.sheets)
    who = f"in all year groups but {without}" if without else "in all year groups"
    edges = f"green {per_cent(policy.target)} or more, red under {per_cent(policy.red_below)}"
    return f"{terms}. Counted: pupils on roll in one of these terms, {who}; {edges} in every term."


def below_target_sentence(counts: Sequence[TermCount], names: Sequence[str], target: int) -> str:
    """Say how many were amber or red in the first and the latest term, and in the worst where that lies between."""
    known = [(count, name) for count, name in zip(counts, names, strict=False) if count.pupils]
    if not known:
        return "Nobody's sessions are known in these terms."
    ends = known[:1] + known[1:][-1:]
    said = ", ".join(_share(*one) for one in ends)
    worst = max(known, key=lambda one: one[0].below_target / one[0].pupils)
    between = "" if worst in ends else f" The most in between: {_share(*worst)}."
    return f"Below the {per_cent(target)} target: {said}.{between}"


def _share(count: TermCount, name: str) -> str:
    return f"{count.below_target} of {count.pupils} pupils ({percentage(count.below_target, count.pupils)}) in {name}"
