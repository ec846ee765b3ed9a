"""When a family last had a letter, so that nobody is written to again within the cool-down, or invited without one.

A letter counts from the day it was sent, and one that came back does not count: the family has not had it. A letter
that nobody said was sent counts from its release, because it may have gone: at worst a person looks once more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from analysis.joins import Joins
from analysis.known import Records
from analysis.measures.term_sheet import TermSheet
from analysis.meeting.recorded_term import recorded_term
from analysis.records.decisions import (
    Decision,
    DecisionKind,
    load_decision_history,
    load_decisions,
    standing_decisions,
)
from analysis.records.postings import Posting, PostingKind, load_postings
from analysis.records.store import Store
from analysis.rules.school_days import SchoolCalendar


def last_letters(store: Store, now: TermSheet, day: date, joins: Joins) -> dict[int, date]:
    """Give the day of the last letter about each child, as joined, that went by a day for another term.

    Letters of this term's own batch, siblings' among them, do not count. Raises RecordsError.
    """
    this_term = recorded_term(store, now)
    postings = load_postings(store)
    letters: dict[int, date] = {}
    for (term, pupil), decision in standing_decisions(load_decision_history(store)).items():
        if term != this_term and decision.kind is DecisionKind.RELEASED:
            went_on = _went_on(decision, postings.get(decision.number, ()))
            if went_on is not None and went_on <= day:
                person = joins.number(pupil)
                letters[person] = max(went_on, letters.get(person, date.min))
    return letters


def had_letter(store: Store, before: TermSheet, day: date, joins: Joins) -> frozenset[int] | None:
    """Say about whom a letter of last term went by a day; held proposals and letters that came back do not count.

    None where nothing of that term is on record. Raises RecordsError.
    """
    decided = load_decisions(store, recorded_term(store, before)).values()
    postings = load_postings(store)
    released = (one for one in decided if one.kind is DecisionKind.RELEASED)
    went = ((one.pupil, _went_on(one, postings.get(one.number, ()))) for one in released)
    found = frozenset(joins.number(pupil) for pupil, sent in went if sent is not None and sent <= day)
    return found if decided else None


def _went_on(decision: Decision, postings: Sequence[Posting]) -> date | None:
    if not postings:
        return date.fromisoformat(decision.value["released_on"])
    return postings[-1].day if postings[-1].kind is PostingKind.SENT else None


def with_letters_of_families(
    records: Records, letters: Mapping[int, date], calendar: SchoolCalendar, day: date
) -> Records:
    """Add how many school days ago each family had a letter; without any letter on record the check cannot run."""
    if not letters:
        return records
    siblings = {person for pair, confirmed in records.siblings.items() if confirmed for person in pair}
    homes = {person: _homes(records, person) for person in {*letters, *siblings, *(records.contacts or {})}}
    to_home: dict[str | frozenset[int], date] = {}
    for person, sent in letters.items():
        for home in homes[person]:
            to_home[home] = max(sent, to_home.get(home, date.min))
    days_ago = {}
    for person, addresses in homes.items():
        sent_on = [letters.get(person, date.min), *(to_home.get(home, date.min) for home in addresses)]
        if max(sent_on) > date.min:
            days_ago[person] = calendar.school_days_between(max(sent_on), day)
    return replace(records, letter_days_ago=days_ago)


def _homes(records: Records, person: int) -> set[str | frozenset[int]]:
    """What ties a child to a family: each address of its contacts, and each sibling whom a person confirmed."""
    contacts = (records.contacts or {}).get(person, ())
    addresses = {" ".join(f"{one.address} {one.postcode}".casefold().split()) for one in contacts if one.has_address}
    return addresses | {frozenset(pair) for pair, confirmed in records.siblings.items() if confirmed and person in pair}
