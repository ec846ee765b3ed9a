"""The one place that says whether a released letter may still go, for a letter and for its correction alike."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from analysis.decisions import PupilDecision
from analysis.known import Records
from analysis.post.correspondence import addressed_now
from analysis.post.csv_files import csv_bytes
from analysis.post.release import Release
from analysis.rules.decision import LETTER_NAMES
from analysis.rules.roles import DSL_REVIEW
from analysis.rules.stops import (
    CAME_BACK,
    HOLDS,
    IN_FILES,
    WHAT_TO_DO,
    WHAT_TO_DO_WITH_CORRECTION,
    Addressed,
    KnownSince,
    Stop,
    why_stopped,
)

COLUMNS = ("upn", "mis_id", "surname", "forename", "class_name", "letter", "why")


@dataclass(frozen=True, slots=True)
class StoppedLetter:
    """A released letter that may not go: why, and whom it would go to by the contacts of today.

    `came_back`: it went once already. `is_correction`: it is the correction of a letter.
    """

    release: Release
    decision: PupilDecision
    stop: Stop
    addressed: Addressed
    came_back: bool = False
    is_correction: bool = False

    @property
    def what_to_do(self) -> str:
        """Say what a person can do about it."""
        if self.came_back and self.stop is not Stop.CHANGED:
            return CAME_BACK
        return (WHAT_TO_DO_WITH_CORRECTION if self.is_correction else WHAT_TO_DO)[self.stop]

    @property
    def why_in_files(self) -> str:
        """Give the reason as a list that is passed round may say it."""
        return str(self.stop) if self.stop is Stop.CHANGED else IN_FILES


def with_addressees(record: Release, decision: PupilDecision, records: Records) -> Release:
    """Freeze in a release whom it goes to; whoever releases it knows of a hold by the safeguarding lead."""
    is_told = decision.person in records.covered_by_hold and not HOLDS & set(record.flags)
    flags = (*record.flags, DSL_REVIEW) if is_told else record.flags
    return replace(record, addressed=addressed_now(decision, records), flags=flags)


def stopped_letter(
    record: Release,
    decision: PupilDecision,
    records: Records,
    *,
    came_back: bool = False,
    is_correction: bool = False,
) -> StoppedLetter | None:
    """Say why a released letter or correction may not go; None where it may."""
    person, addressed = decision.person, addressed_now(decision, records)
    since = KnownSince(
        addressed=addressed,
        contacts=None if records.contacts is None else records.family_of(person),
        parents_are_marked=records.parents_are_marked,
        held=person in records.covered_by_hold,
        in_care=bool(decision.now and decision.now.looked_after),
        chosen=records.chosen_for(person),
    )
    stop = why_stopped(record.addressed, record.flags, since)
    return StoppedLetter(record, decision, stop, addressed, came_back, is_correction) if stop else None


def stopped_row(one: StoppedLetter) -> tuple[object, ...]:
    """Write a letter that is stopped as a row of `COLUMNS`."""
    pupil = [one.decision.pupil[name] for name in COLUMNS[:5]]
    return (*(value and str(value) for value in pupil), LETTER_NAMES[one.release.letter], one.why_in_files)


def stopped_csv(letters: Iterable[StoppedLetter]) -> bytes:
    """Write the list that goes with the letters that are written."""
    return csv_bytes(COLUMNS, map(stopped_row, letters))
