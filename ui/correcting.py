"""The letters that must be put right: found once for what is loaded and released, and corrected by a person."""

from dataclasses import replace

import streamlit as st

from analysis.decisions import PupilDecision
from analysis.letters.details import CORRECTION
from analysis.measures.term_sheet import TermSheet
from analysis.meeting.correcting import TermLetters, WrongLetter, WrongLetters, judged_already, wrong_letters
from analysis.meeting.lasting import filed_as, plain_record, term_key
from analysis.meeting.room import Meeting, terms_in
from analysis.meeting.sent import SentLetter
from analysis.post.correction import correct, plan_correction
from analysis.post.correspondence import PlannedLetter
from analysis.post.stopped import StoppedLetter, stopped_letter, with_addressees
from analysis.records.audit import last_line
from analysis.records.corrections import record_correction, take_correction_back
from analysis.records.postings import PostingKind
from analysis.rules.policy import Policy
from analysis.settings import read_settings
from ui.box import file_notes, files_and_settings
from ui.clock import now
from ui.decision_day import decision_date
from ui.decisions import releaser
from ui.loading import records
from ui.meeting_state import loaded_terms, meeting_key
from ui.pictures import pictures_in_use
from ui.sending import sent_corrections_of, sent_letters_of
from ui.settings import versions
from ui.state import StateKey, load, store
from ui.template_shelf import keep_for_releases, language_versions, template_versions


def letters_to_correct(meeting: Meeting) -> WrongLetters:
    """Judge the letters of every loaded term again, where anything changed since. Raises RecordsError."""
    files, decided = meeting_key(), _what_is_decided()
    known_files, known_decided, remembered, known = load(StateKey.WRONG_LETTERS, (None, None, {}, WrongLetters()))
    if (known_files, known_decided) == (files, decided):
        judged: WrongLetters = known
        return judged
    if known_files != files:
        remembered = judged_already(meeting.analysis)
    with st.spinner("Looking through the letters that went …"):
        terms = [_term_letters(meeting, sheet) for sheet in loaded_terms().sheets]
        found = wrong_letters(
            [one for one in terms if one.letters],
            lambda day: terms_in(files_and_settings(), file_notes(), day).sheets,
            _policies(),
            meeting.settings.policy,
            meeting.settings.terms,
            remembered,
        )
    store(StateKey.WRONG_LETTERS, (files, decided, remembered, found))
    return found


def _what_is_decided() -> object:
    """Whatever changes with anything that is recorded."""
    if not load(StateKey.IS_SAMPLE):
        return last_line(records())
    return repr([load(key) for key in (StateKey.RELEASES, StateKey.CORRECTIONS, StateKey.POSTINGS)])


def _term_letters(meeting: Meeting, sheet: TermSheet) -> TermLetters:
    letters, corrections = (found(sheet, meeting.joins) for found in (sent_letters_of, sent_corrections_of))
    return TermLetters(term_key(sheet), letters, corrections)


def _policies() -> dict[str, Policy]:
    """Every policy that was ever in force, by version."""
    policies = [read_settings(one.toml.encode()).policy for one in versions()]
    return {policy.version: policy for policy in [Policy(), *policies]}


def release_correction(meeting: Meeting, wrong: WrongLetter) -> None:
    """Record that a correction is released, on the right figures. Raises RecordsError."""
    template = template_versions()[CORRECTION], language_versions().get(CORRECTION, {})
    wrote = wrong.letter.release
    right = correct(wrote, wrong.decision, wrong.judged, releaser(), decision_date(), template)
    right = with_addressees(replace(right, pictures=pictures_in_use()), known_now(meeting, wrong), meeting.records)
    if load(StateKey.IS_SAMPLE):
        _keep(wrong, {wrote.person: right})
        return
    keep_for_releases([right.template_version])
    pupil = filed_as(wrong.judged.now, wrote.person)
    record_correction(records(), wrong.letter.term, pupil, plain_record(right), releaser(), now())


def known_now(meeting: Meeting, wrong: WrongLetter) -> PupilDecision:
    """The pupil as this term has it, because a child may have come into care since the letter's term."""
    then = wrong.decision
    if then.now and then.now.looked_after:
        return then
    return next((one for one in meeting.analysis.decisions if one.person == then.person and one.now), then)


def waits_for_choice(meeting: Meeting, wrong: WrongLetter) -> bool:
    """Whether the child is in care and nobody has chosen whom a correction goes to."""
    now = known_now(meeting, wrong).now
    return bool(now and now.looked_after) and meeting.records.chosen_for(wrong.decision.person) is None


def stopped_correction(meeting: Meeting, wrong: WrongLetter, correction: SentLetter) -> StoppedLetter | None:
    """Why a released correction may not go; None where it may, or is under way."""
    if correction.state is PostingKind.SENT:
        return None
    came_back = correction.state is PostingKind.RETURNED
    pupil = known_now(meeting, wrong)
    return stopped_letter(correction.release, pupil, meeting.records, came_back=came_back, is_correction=True)


def take_back_correction(wrong: WrongLetter, seen: int) -> bool:
    """Take back the correction that a person saw; False, nothing changed, where it is another.

    Raises RecordsError, also for one that was sent.
    """
    if load(StateKey.IS_SAMPLE):
        _keep(wrong, {})
        return True
    pupil = filed_as(wrong.judged.now, wrong.letter.release.person)
    return take_correction_back(records(), wrong.letter.term, pupil, releaser(), now(), seen)


def _keep(wrong: WrongLetter, new: dict[int, object]) -> None:
    term, person = wrong.letter.term, wrong.letter.release.person
    kept = load(StateKey.CORRECTIONS, {})
    others = {other: one for other, one in kept.get(term, {}).items() if other != person}
    store(StateKey.CORRECTIONS, kept | {term: others | new})


def planned_correction(meeting: Meeting, wrong: WrongLetter) -> tuple[PlannedLetter, ...]:
    """The letters that a released correction calls for."""
    if wrong.correction is None:
        return ()
    return plan_correction(
        wrong.correction.release, wrong.letter.release, wrong.decision, wrong.judged, meeting.records
    )
