"""Words that threaten, which have no place in the first letter to a family.

Source: the school's attendance policy (parents are advised of a fine in the meeting, not before it); Working together
to improve school attendance (DfE, August 2024: support first); trials of attendance letters, in which plain supportive
wording did better than legal wording.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class WordOfThreat:
    """A word as people write it, as a pattern, why it stays out of a first letter, and since when the list has it.

    `may_be_meant_well`: the word has another everyday meaning ("a fine start"), so that a person must look.
    """

    pattern: str
    why: str
    since: date
    may_be_meant_well: bool = False


_FINES = "a fine is spoken of in the meeting, never before it"
_COURT = "the law is for the meeting and after; a first letter offers help"
_BLAME = "it blames a family before anybody has listened to it"
_GUIDANCE = date(2024, 8, 19)

WORDS_OF_THREAT = (
    WordOfThreat(r"penalt(?:y|ies)", _FINES, _GUIDANCE),
    WordOfThreat(
        r"(?:a fine of|be fined|fines|fined|face a fine|receive a fine|issued? a fine|pay a fine)", _FINES, _GUIDANCE
    ),
    WordOfThreat(r"fixed[- ]penalty|£ ?\d+", _FINES, _GUIDANCE),
    WordOfThreat(r"prosecut\w+", _COURT, _GUIDANCE),
    WordOfThreat(r"legal (?:action|proceedings|intervention|consequences)", _COURT, _GUIDANCE),
    WordOfThreat(r"magistrates?|in court|to court|court (?:action|order|proceedings)", _COURT, _GUIDANCE),
    WordOfThreat(r"criminal (?:offence|record)|imprison\w+", _COURT, _GUIDANCE),
    WordOfThreat(r"parenting orders?|notice to improve", _COURT, _GUIDANCE),
    WordOfThreat(r"offence", _COURT, _GUIDANCE, may_be_meant_well=True),
    WordOfThreat(r"(?:a|the|of) fine", _FINES, _GUIDANCE, may_be_meant_well=True),
    WordOfThreat(r"police|social services", _BLAME, _GUIDANCE, may_be_meant_well=True),
    WordOfThreat(r"legal(?:ly)?|by law|the law", _COURT, _GUIDANCE, may_be_meant_well=True),
    WordOfThreat(r"unacceptable|your failure|fail(?:ed|ing|ure) to", _BLAME, _GUIDANCE, may_be_meant_well=True),
)


def words_of_threat_in(text: str) -> Iterator[tuple[str, WordOfThreat]]:
    """Give each word of threat that a text holds, as written there; a place is told once, by the clearest word."""
    taken: set[int] = set()
    for word in WORDS_OF_THREAT:
        for found in re.finditer(rf"(?<!\w)(?:{word.pattern})(?!\w)", text, re.IGNORECASE):
            if not taken.intersection(range(*found.span())):
                taken.update(range(*found.span()))
                yield found[0], word
