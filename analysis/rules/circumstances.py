"""Circumstances a school may record: why a person looks before a letter goes. They never change a figure.

Source: the school's policy ("any mitigating factors such as long-term illness and/or medical conditions"), with the
kinds that statutory guidance asks schools to consider.
"""

from dataclasses import dataclass
from datetime import date

CIRCUMSTANCE_KINDS = {
    "long_term_illness": "long-term illness",
    "medical_condition": "medical condition",
    "disability_or_ehc_plan": "disability or EHC plan",
    "mental_health_or_school_avoidance": "mental health or school avoidance",
    "part_time_timetable": "part-time timetable",
    "bereavement": "bereavement",
    "young_carer": "young carer",
    "child_in_need_or_protection_plan": "child in need or protection plan",
    "previously_looked_after": "previously looked after",
    "housing_or_refuge": "housing or refuge",
    "agreed_religious_or_cultural_leave": "agreed religious or cultural leave",
    "other": "other circumstance",
}
"""The name in a file, and the words on screen."""

SEEN_BY = {"dsl": "DSL only", "slt": "SLT and DSL", "office": "office, SLT and DSL"}


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One recorded circumstance. `end` None: it continues; a passed review date does not end it."""

    kind: str
    start: date
    end: date | None = None
    review: date | None = None
    seen_by: str = "dsl"


def is_past_review(circumstance: Circumstance, day: date) -> bool:
    """Say whether a circumstance that still goes on should have been looked at before a day."""
    goes_on = circumstance.end is None or circumstance.end >= day
    return goes_on and circumstance.review is not None and circumstance.review < day
