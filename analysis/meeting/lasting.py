"""What outlasts a visit: the number that stays with a child, and what people decided about the proposals of a term."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from analysis.ingest.export import Export
from analysis.joins import Joins
from analysis.measures.term_sheet import TermSheet
from analysis.post.release import Release
from analysis.pupils import Identity, Roll
from analysis.records.corrections import CORRECTS
from analysis.records.decisions import (
    ADDRESSED,
    OF_CORRECTIONS,
    Decision,
    DecisionKind,
    load_decision_history,
    load_decisions,
)
from analysis.records.pupils import load_pupils, number_pupils
from analysis.records.store import Store
from analysis.rules.addressees import Addressee
from analysis.rules.decision import LETTER_NAMES, Letter
from analysis.rules.stops import Addressed
from analysis.rules.wording import sessions_of, short_date
from analysis.terms.sorting import identities_in


@dataclass(frozen=True, slots=True)
class Hold:
    """A proposal that waits: who held it, when, and when it is looked at again."""

    person: int
    held_by: str
    held_on: date
    review_on: date


def number_file(
    store: Store,
    import_number: int,
    export: Export,
    at: datetime,
    earlier: Mapping[int, Sequence[Identity]] = MappingProxyType({}),
) -> tuple[int, ...]:
    """Give each row of a file's pupils the number that stays with the child. Raises RecordsError.

    `earlier`: everybody who was known before this file was read anew, some of whom no other file may name.
    """

    def match(known: Mapping[int, Sequence[Mapping[str, Any]]]) -> list[tuple[int | None, dict[str, Any]]]:
        identities = identities_in(export)
        numbered = {**_identities(known), **earlier}
        found = Roll(numbered).match(identities)
        return [
            (number if number in numbered else None, _plain(identity))
            for number, identity in zip(found, identities, strict=True)
        ]

    return number_pupils(store, import_number, match, at)


def known_pupils(store: Store) -> dict[int, list[Identity]]:
    """Give everybody in the imports, by number. Raises RecordsError."""
    return _identities(load_pupils(store))


def _plain(identity: Identity) -> dict[str, Any]:
    born = identity.date_of_birth
    return asdict(identity) | {"date_of_birth": born and born.isoformat()}


def _identities(known: Mapping[int, Sequence[Mapping[str, Any]]]) -> dict[int, list[Identity]]:
    return {number: [_identity(one) for one in said] for number, said in known.items()}


def _identity(said: Mapping[str, Any]) -> Identity:
    born = said["date_of_birth"]
    return Identity(**{**said, "date_of_birth": born and date.fromisoformat(born)})


def filed_as(sheet: TermSheet, person: int) -> int:
    """Give the number under which a term's files have a person, so that a decision outlasts a join undone."""
    return sheet.filed_as.get(person, person)


def term_key(sheet: TermSheet) -> str:
    """Name the term that a decision is about, the same at every visit."""
    return f"{sheet.school_year or ''} {sheet.name}".strip()


def plain_record(record: Release | Hold) -> dict[str, Any]:
    """Write a release or a hold as plain values of JSON."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(record).items()}


def load_releases(store: Store, term: str, joins: Joins) -> dict[int, Release]:
    """Give the letters released in a term, by person as joined now. Raises RecordsError."""
    return {
        joins.number(pupil): release_of(decision.value, joins.number(pupil))
        for pupil, decision in load_decisions(store, term).items()
        if decision.kind is DecisionKind.RELEASED
    }


def load_holds(store: Store, term: str, joins: Joins) -> dict[int, Hold]:
    """Give the proposals held in a term, by person as joined now. Raises RecordsError."""
    return {
        joins.number(pupil): Hold(
            **{**decision.value, **_days(decision.value, "held_on", "review_on"), "person": joins.number(pupil)}
        )
        for pupil, decision in load_decisions(store, term).items()
        if decision.kind is DecisionKind.HELD
    }


def release_of(value: Mapping[str, Any], person: int) -> Release:
    """Read a release back from the plain values of its decision."""
    proposed = value["proposed_letter"]
    kinds = {"letter": Letter(value["letter"]), "proposed_letter": proposed and Letter(proposed)}
    days = _days(value, "released_on", *(["as_at"] if value.get("as_at") else []))
    languages = tuple((language, version) for language, version in value.get("other_languages", ()))
    pictures = tuple((place, version) for place, version in value.get("pictures", ()))
    lists = {"flags": tuple(value["flags"]), "other_languages": languages, "pictures": pictures}
    known = {name: one for name, one in value.items() if name != CORRECTS}
    return Release(**{**known, **days, **kinds, **lists, "addressed": _addressed(value), "person": person})


def _addressed(value: Mapping[str, Any]) -> Addressed | None:
    said = value.get(ADDRESSED)
    if said is None:
        return None
    lists = ("address_lines", "people")
    each = ({**one, **{name: tuple(one[name]) for name in lists}} for one in said["addressees"])
    return Addressed(**{**said, "addressees": tuple(Addressee(**one) for one in each)})


def _days(value: Mapping[str, Any], *names: str) -> dict[str, date]:
    return {name: date.fromisoformat(value[name]) for name in names}


def history_in_words(store: Store, person: int, term: str, joins: Joins) -> tuple[str, ...]:
    """Say what was decided about a child in other terms, and what was taken back in this one. Raises RecordsError."""
    about = [one for one in load_decision_history(store) if joins.number(one.pupil) == person]
    beside = {*OF_CORRECTIONS, DecisionKind.READDRESSED}
    standing = max((one.number for one in about if one.term == term and one.kind not in beside), default=0)
    return tuple(_in_words(one) for one in about if one.number != standing)


def _in_words(one: Decision) -> str:
    day = short_date(one.at.date())
    if one.kind in (DecisionKind.RELEASED, DecisionKind.CORRECTED):
        release = release_of(one.value, one.pupil)
        figures = sessions_of(release.attended, release.possible)
        name = LETTER_NAMES[release.letter] if one.kind is DecisionKind.RELEASED else "Correction letter"
        return f"{one.term}: {name} released by {release.released_by}, {day} ({figures})."
    if one.kind is DecisionKind.HELD:
        return f"{one.term}: held by {one.value['held_by']}, {day}."
    if one.kind is DecisionKind.READDRESSED:
        return f"{one.term}: new name or address confirmed by {one.by}, {day}."
    if one.kind is DecisionKind.CORRECTION_TAKEN_BACK:
        return f"{one.term}: correction taken back by {one.by}, {day}."
    return f"{one.term}: taken back by {one.by}, {day}."
