"""The letters that the post cannot bring to a family, or only to a part of it, with why and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.decisions import PupilDecision
from analysis.known import Records
from analysis.post.csv_files import csv_bytes
from analysis.problem_lines import LoggedProblem
from analysis.rules.decision import LETTER_NAMES
from analysis.rules.reach import WHAT_TO_DO, Obstacle, left_out, obstacle_of, without_postcode
from analysis.rules.wording import plural
from analysis.termly import TermlyAnalysis

COLUMNS = ("upn", "mis_id", "surname", "forename", "class_name", "letter", "why", "what_to_do")


@dataclass(frozen=True, slots=True)
class NotPosted:
    """One proposed letter that needs the office. `reaches_nobody`: false where somebody of the family gets it."""

    decision: PupilDecision
    why: str
    what_to_do: str
    reaches_nobody: bool = True

    @property
    def letter(self) -> str:
        """The proposed letter, by its name."""
        return LETTER_NAMES[self.decision.proposal.letter] if self.decision.proposal.letter else "No letter proposed"


def not_posted(analysis: TermlyAnalysis, records: Records, released: frozenset[int] = frozenset()) -> list[NotPosted]:
    """List the letters, proposed or released, that the post cannot bring; first those that reach nobody.

    None where no contacts are loaded: then every letter says "Parent/carer of …" and the office addresses it.
    """
    if records.contacts is None:
        return []
    wanted = (one for one in analysis.decisions if one.now and (one.proposal.letter or one.person in released))
    found = [line for one in wanted for line in _about(one, records)]
    return sorted(found, key=lambda line: not line.reaches_nobody)


def _about(one: PupilDecision, records: Records) -> list[NotPosted]:
    if one.now and one.now.looked_after:
        return [NotPosted(one, why, WHAT_TO_DO[why]) for why in _in_care(one, records)]
    contacts, marked = records.family_of(one.person), records.parents_are_marked
    obstacle = obstacle_of(contacts, marked)
    if obstacle:
        return [NotPosted(one, obstacle, WHAT_TO_DO[obstacle])]
    missed = [
        NotPosted(one, f"{name} has no usable address; the letter goes to the others.", WHAT_TO_DO[Obstacle.NO_ADDRESS],
                  reaches_nobody=False)
        for name in left_out(contacts, marked)
    ]  # fmt: skip
    bare = [
        NotPosted(one, f"The address of {name} has no postcode.", "Add the postcode in the MIS.", reaches_nobody=False)
        for name in (without_postcode(contacts, marked) if _has_postcodes(records) else ())
    ]
    return [*missed, *bare]


def _in_care(one: PupilDecision, records: Records) -> list[Obstacle]:
    if one.waits_for_addressee:
        return [Obstacle.IN_CARE]
    return [] if records.chosen_for(one.person) else [Obstacle.HANDED_OVER]


def _has_postcodes(records: Records) -> bool:
    """Some contact has a postcode: a list without that column says nothing of an address that lacks one."""
    return any(one.postcode for family in (records.contacts or {}).values() for one in family)


def not_posted_problems(lines: Sequence[NotPosted]) -> list[LoggedProblem]:
    """Say in the list of problems how many letters the post cannot bring; names stand in the decisions."""
    nobody = sum(one.reaches_nobody for one in lines)
    beside = len(lines) - nobody
    texts = (
        (nobody, f"The letters about {plural(nobody, 'pupil')} cannot be posted: see the flags of the decisions."),
        (beside, f"{plural(beside, 'more address needs', 'more addresses need')} the office, beside another home."),
    )
    return [LoggedProblem("", text, "not posted there", "note") for count, text in texts if count]


def not_posted_csv(lines: Sequence[NotPosted]) -> bytes:
    """Write the list for the office."""
    rows = ([*(one.decision.pupil[name] for name in COLUMNS[:5]), one.letter, one.why, one.what_to_do] for one in lines)
    return csv_bytes(COLUMNS, [[value and str(value) for value in row] for row in rows])
