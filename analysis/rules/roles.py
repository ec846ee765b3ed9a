"""Who may see what the school has recorded of a child. Every reading of such data asks here.

Source: the school's policy (a circumstance is for the safeguarding lead, for SLT or for the office; a hold of the
safeguarding lead reads `dsl_review` to anyone else). Until there is sign-in, nothing of child protection is kept.
"""

from enum import StrEnum

from analysis.rules.circumstances import Circumstance


class Role(StrEnum):
    """Who reads: the designated safeguarding lead, the senior leaders, or the office."""

    DSL = "dsl"
    SLT = "slt"
    OFFICE = "office"


WITHOUT_SIGN_IN = Role.SLT
"""Who reads until there is sign-in: the termly meeting is of senior leaders, round one screen."""
HOLD_FLAG = "sensitive"
DSL_REVIEW = "dsl_review"
"""What the flag of a hold is called to anyone but the safeguarding lead."""
CHILD_PROTECTION = frozenset({"child_in_need_or_protection_plan"})
"""Kinds that are child protection themselves: for the safeguarding lead whatever a list says, and never kept."""
_READERS = {
    "dsl": frozenset({Role.DSL}),
    "slt": frozenset({Role.DSL, Role.SLT}),
    "office": frozenset(Role),
}


def may_see(role: Role, circumstance: Circumstance) -> bool:
    """Say whether a role may see a circumstance; one for whom it is not known is for the safeguarding lead."""
    if circumstance.kind in CHILD_PROTECTION:
        return role is Role.DSL
    return role in _READERS.get(circumstance.seen_by, _READERS["dsl"])


def flag_to(role: Role, flag: str) -> str:
    """Name a flag as a role may read it."""
    return DSL_REVIEW if flag == HOLD_FLAG and role is not Role.DSL else flag
