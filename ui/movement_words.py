"""Sentences about movement over several terms: whom it counts, and what changed."""

from collections.abc import Sequence

from analysis.measures.category_paths import TermCount
from analysis.measures.term_sheet import dates_of
from analysis.meeting.net_movement import NetMovement, Reading
from analysis.meeting.term_paths import TermPaths
from analysis.rules.policy import Policy, per_cent
from analysis.rules.wording import how_often, percentage, plural


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


def net_sentence(net: NetMovement) -> str:
    """Say who moved up and down, and how often chance alone makes such a difference."""
    up, down = net.counts.improved, net.counts.declined
    if not up + down:
        return "Nobody moved to another category."
    return f"{plural(up, 'pupil') if up else 'Nobody'} moved up, {down or 'none'} down; {_beside_chance(net)}"


def chance_sentence(net: NetMovement) -> str:
    """Say the same where who moved is said already; blank where nobody did."""
    said = _beside_chance(net)
    return said[:1].upper() + said[1:] if net.counts.improved + net.counts.declined else ""


def _beside_chance(net: NetMovement) -> str:
    if not net.net:
        return "as many each way."
    if not net.told:
        return f"{Reading.TOO_FEW.value}."
    often = f"if last term and this term were alike, a difference this large would come up {how_often(net.chance)}"
    rare = net.reading() is Reading.RARE
    return f"{often}. {'That does not say why.' if rare else 'So chance alone is enough to make it.'}"


def several_at_once(compared: int) -> str:
    """Warn that among many groups some look rare by chance alone; blank for a single one."""
    if compared < 2:
        return ""
    seldom = Reading.RARE.value.capitalize()
    return (
        f"{compared} groups are compared at once: even if nothing but chance moved anybody, about one in 20 of them "
        f'would look rare by itself. "{seldom}" is said only of what is rare among all {compared}.'
    )
