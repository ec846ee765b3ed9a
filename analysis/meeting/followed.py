"""Who got which letter last term and is here this term, with the three terms that tell what came after."""

from collections.abc import Mapping

from analysis.measures.term_facts import term_facts
from analysis.measures.term_sheet import TermSheet
from analysis.meeting.after import Followed
from analysis.meeting.room import Meeting
from analysis.rules.decision import Letter, is_comparable, propose_letter
from analysis.rules.facts import TermFacts


def term_before_last(meeting: Meeting) -> TermSheet | None:
    """Give the loaded term before last term; None without one."""
    last, names = meeting.analysis.before, [sheet.full_name for sheet in meeting.sheets]
    place = names.index(last.full_name) if last is not None and last.full_name in names else 0
    return meeting.sheets[place - 1] if place else None


def followed(meeting: Meeting, letters: Mapping[int, Letter]) -> tuple[Followed, ...]:
    """Give everybody whose sessions are known last term and this, with last term's letter by person."""
    first = _facts_of(meeting, term_before_last(meeting))
    return tuple(
        Followed(_known(first.get(one.person), one.before), one.before, one.now, letters.get(one.person))
        for one in meeting.analysis.decisions
        if one.before is not None and one.now is not None and not one.now.left
        if one.before.has_sessions and one.now.has_sessions
    )


def proposed_last_term(meeting: Meeting) -> dict[int, Letter]:
    """Give the letters that today's policy proposes for last term, by person: the sample school's, where none went."""
    first = _facts_of(meeting, term_before_last(meeting))
    proposed = {
        one.person: propose_letter(first.get(one.person), one.before, meeting.analysis.policy).letter
        for one in meeting.analysis.decisions
        if one.before is not None
    }
    return {person: letter for person, letter in proposed.items() if letter is not None}


def _facts_of(meeting: Meeting, sheet: TermSheet | None) -> dict[int, TermFacts]:
    return {} if sheet is None else term_facts(sheet, meeting.analysis.decision_date)


def _known(first: TermFacts | None, last: TermFacts) -> TermFacts | None:
    return first if first is not None and first.has_sessions and is_comparable(first, last) else None
