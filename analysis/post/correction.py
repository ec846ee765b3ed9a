"""A letter that puts a wrong one right: released on its own figures, and what it says."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from analysis.decisions import PupilDecision
from analysis.known import Records
from analysis.letters.details import CORRECTION, Wrote
from analysis.post.correspondence import PlannedLetter, going_to, letter_details
from analysis.post.release import Release, last_day_of
from analysis.rules.decision import Letter
from analysis.termly import TermlyAnalysis


def correct(
    wrote: Release,
    decision: PupilDecision,
    judged: TermlyAnalysis,
    by: str,
    on: date,
    versions: tuple[str, Mapping[str, str]],
) -> Release:
    """Release a correction of a letter, on the right figures and with the rule that should have spoken.

    `versions`: of the correction's template, and of those in home languages by language. Raises ValueError where the
    right figures are not known.
    """
    now, before = decision.now, decision.before
    if now is None or not decision.can_be_written:
        raise ValueError("A correction cannot be written about a term whose sessions are not known.")
    has_before = before is not None and before.figures_known
    return replace(
        wrote,
        proposed_letter=decision.proposal.letter,
        rule=decision.proposal.rule,
        flags=(),
        released_by=by,
        released_on=on,
        attended=now.attended,
        possible=now.possible,
        attended_before=before.attended if before and has_before else None,
        possible_before=before.possible if before and has_before else None,
        policy_version=judged.policy.version,
        target=judged.policy.target,
        as_at=last_day_of(judged) if wrote.as_at is None else wrote.as_at,
        template_version=versions[0],
        other_languages=tuple(sorted(versions[1].items())),
        all_illness=False,
        addressed=None,
    )


def plan_correction(
    right: Release, wrote: Release, decision: PupilDecision, judged: TermlyAnalysis, records: Records
) -> tuple[PlannedLetter, ...]:
    """Plan a correction for each addressee, by the same rules as any letter."""
    said = Wrote(
        on=wrote.released_on,
        attended=wrote.attended,
        possible=wrote.possible,
        before_attended=wrote.attended_before,
        before_possible=wrote.possible_before,
        not_needed=right.proposed_letter is None,
        invited=wrote.letter is Letter.MEETING_INVITATION and right.proposed_letter is not Letter.MEETING_INVITATION,
    )
    return tuple(
        PlannedLetter(right, decision, addressee, replace(details, letter=CORRECTION, wrote=said))
        for addressee in going_to(right, decision, records)
        for details in (letter_details(right, decision, addressee, judged, (), None),)
    )
