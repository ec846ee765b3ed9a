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
GROUPS_OF_CARE = frozenset(
    {"looked_after", "previously_looked_after", "child_in_need", "child_protection", "young_carer"}
)
"""Columns of the pupils whose groups say what a family goes through: never on a projector, nor for the office."""
GROUPS_OF_CHILD_PROTECTION = frozenset({"child_in_need", "child_protection"})
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


def may_see_group(role: Role, column: str) -> bool:
    """Say whether a role may see figures of the groups of a column, each of five pupils or more, nobody named."""
    return column not in GROUPS_OF_CARE or role is not Role.OFFICE


def may_see_small_group(role: Role, column: str) -> bool:
    """Say whether a role may see figures of a group so small that they tell of its children."""
    return may_see_group(role, column) and (column not in GROUPS_OF_CHILD_PROTECTION or role is Role.DSL)
