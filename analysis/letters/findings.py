"""What the check of a template says: one plain sentence each, and how much it weighs."""

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How much a finding weighs: it stops the template, a person should look at it, or it only tells."""

    REFUSED = "refused"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. The sentence says what is wrong, where, and what to do."""

    weight: Weight
    sentence: str


def can_be_used(findings: tuple[Finding, ...]) -> bool:
    """Say whether nothing stands against a template."""
    return all(finding.weight is not Weight.REFUSED for finding in findings)
