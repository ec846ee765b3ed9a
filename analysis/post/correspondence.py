"""From a recorded release to the letters that follow from it: who gets one and what it says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from analysis.decisions import PupilDecision
from analysis.known import Records
from analysis.letters.details import AbsenceLine, LetterDetails
from analysis.letters.languages import language_of
from analysis.measures.absences import absences_by_code, absent_dates
from analysis.measures.term_sheet import TermSheet
from analysis.post.release import Release, last_day_of, says_this_terms_figures
from analysis.rules.addressees import Addressee, addressee_alone, addressees_of, parent_or_carer_of
from analysis.rules.codes import code_of
from analysis.rules.facts import TermFacts
from analysis.rules.policy import per_cent
from analysis.rules.reach import obstacle_of
from analysis.rules.stops import Addressed
from analysis.termly import TermlyAnalysis
from analysis.terms.sorting import LAST_TERM, THIS_TERM

DECIDED_BY_SCHOOL = frozenset({"C", "C2", "E"})


@dataclass(frozen=True, slots=True)
class PlannedLetter:
    """One letter to write: the release it rests on, whose it is, and everything it says."""

    release: Release
    decision: PupilDecision
    addressee: Addressee
    details: LetterDetails

    @property
    def language(self) -> str:
        """The language that the home speaks, blank for English."""
        return language_of(self.addressee.language)

    @property
    def template_version(self) -> str:
        """The version of the template that it is written with: the home language's, else the English one."""
        return dict(self.release.other_languages).get(self.language, self.release.template_version)

    @property
    def stationery(self) -> str:
        """The template and the pictures that it is written with, as one name; without pictures the template's own."""
        return " ".join((self.template_version, *(f"{place} {version}" for place, version in self.release.pictures)))

    @property
    def lacks_language(self) -> bool:
        """It is in English because there was no template in the home's language."""
        return bool(self.language) and self.language not in dict(self.release.other_languages)


def plan_letters(releases: Iterable[Release], analysis: TermlyAnalysis, records: Records) -> tuple[PlannedLetter, ...]:
    """Plan one letter for each release and addressee, in class then surname order; none for a pupil no longer here.

    A letter says the figures and the target of its release, whatever file or setting has changed since, and goes to
    whom it was released for, or to whom a person confirmed since.
    """
    released = {one.person: one for one in releases}
    marks = analysis.now.marks
    # Of these pupils only: a preview plans one letter, and dates of a whole school take their time.
    theirs = None if marks is None else marks[marks["person"].isin(released)]
    kinds = {} if theirs is None else absences_by_code(theirs)
    dates = None if theirs is None else absent_dates(theirs)
    return tuple(
        PlannedLetter(released[decision.person], decision, addressee, details)
        for decision in analysis.decisions
        if decision.person in released and decision.now is not None
        for addressee in going_to(released[decision.person], decision, records)
        for details in (
            letter_details(
                released[decision.person],
                decision,
                addressee,
                analysis,
                kinds.get(decision.person, ()),
                None if dates is None else dates.get(decision.person, ()),
            ),
        )
    )


def going_to(record: Release, decision: PupilDecision, records: Records) -> tuple[Addressee, ...]:
    """Say whom the letters of a release go to; by the contacts of today where its record does not say."""
    return record.addressed.addressees if record.addressed else addressees(decision, records)


def addressed_now(decision: PupilDecision, records: Records) -> Addressed:
    """Say whom a letter released now goes to, and what stands between it and the family."""
    family = records.family_of(decision.person)
    obstacle = None if records.contacts is None else obstacle_of(family, records.parents_are_marked)
    orders = sum(bool(one.court_order) for one in family)
    return Addressed(addressees(decision, records), str(obstacle or ""), orders)


def addressees(decision: PupilDecision, records: Records) -> tuple[Addressee, ...]:
    """Say who gets a letter about a pupil: one envelope for each home.

    "Parent/carer of …" without an address where no contacts are loaded and where none may be written to: the office
    then decides where it goes. A letter about a child in care goes to each of those chosen, never to a birth parent by
    default.
    """
    if decision.now is not None and decision.now.looked_after:
        found = tuple(map(addressee_alone, records.chosen_for(decision.person) or ()))
    else:
        found = addressees_of(records.family_of(decision.person), records.parents_are_marked)
    return found or (parent_or_carer_of(decision.full_name),)


def letter_details(
    record: Release,
    decision: PupilDecision,
    addressee: Addressee,
    analysis: TermlyAnalysis,
    kinds: Sequence[tuple[str, date, int]],
    dates: tuple[tuple[date, str], ...] | None,
) -> LetterDetails:
    """Say what a letter to one addressee says, on the figures of its release."""
    target = record.target or analysis.policy.target
    has_before = record.attended_before is not None
    return LetterDetails(
        letter=record.letter,
        attended=record.attended,
        possible=record.possible,
        as_at=record.as_at or last_day_of(analysis),
        forename=decision.text("forename"),
        surname=decision.text("surname"),
        name=decision.text("name"),
        class_name=decision.text("class_name"),
        year_group=decision.text("year_group"),
        addressee_lines=(addressee.names,),
        address_lines=addressee.address_lines,
        salutation=addressee.salutation,
        term_name=_name_in_letters(analysis.now),
        term_start=analysis.now.start,
        term_end=analysis.now.end,
        before_attended=record.attended_before,
        before_possible=record.possible_before,
        before_term_name=_name_in_letters(analysis.before) if has_before and analysis.before else None,
        still_below_target=1000 * record.attended < target * record.possible,
        target_text=per_cent(target),
        **(_breakdown(decision.now, kinds, dates) if says_this_terms_figures(record, decision) else {}),
    )


def _breakdown(
    now: TermFacts | None, kinds: Sequence[tuple[str, date, int]], dates: tuple[tuple[date, str], ...] | None
) -> dict[str, Any]:
    """Give what stands behind the figures of a letter: left out where the files give other figures by now."""
    return {
        "late": now and now.late,
        "authorised": now and now.authorised,
        "unauthorised": now and now.unauthorised,
        "absences": tuple(
            AbsenceLine(code_of(mark, day).meaning, sessions, mark in DECIDED_BY_SCHOOL)
            for mark, day, sessions in kinds
        ),
        "absent_dates": dates,
    }


def _name_in_letters(term: TermSheet) -> str:
    """Name a term; nothing where a letter's own words "this term" and "last term" say all there is."""
    return "" if term.name in (THIS_TERM, LAST_TERM) else term.full_name
