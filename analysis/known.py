"""What the school has recorded, sorted to the children it is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.families import Pair, covered_by_hold
from analysis.pupils import Identity, Roll
from analysis.rules.addressees import Contact
from analysis.rules.circumstances import Circumstance
from analysis.rules.facts import Known

CONTACT_TRUTHS = ("natural_parent", "parental_responsibility", "care_of_child", "court_order", "rights_unclear")
CONTACT_TEXTS = ("title", "relationship", "address", "postcode", "salutation", "addressee", "language")


@dataclass(frozen=True)
class Records:
    """Contacts and circumstances by person, None where none were loaded, and what was said of last term's letters.

    `letter_days_ago`: school days since the last letter of an earlier term to the child's family, by person; None
    where no letter of an earlier term is on record.
    `siblings`: what a person said of two children. `held`: whom the safeguarding lead holds, None while holds are not
    recorded.
    """

    contacts: Mapping[int, tuple[Contact, ...]] | None = None
    circumstances: Mapping[int, tuple[Circumstance, ...]] | None = None
    letters_sent_before: bool | None = None
    top_year: int = 6
    letter_days_ago: Mapping[int, int] | None = None
    siblings: Mapping[Pair, bool] = field(default_factory=dict)
    held: frozenset[int] | None = None

    @cached_property
    def covered_by_hold(self) -> frozenset[int]:
        """Everybody whom the holds of the safeguarding lead cover."""
        return covered_by_hold(self.held or frozenset(), self.contacts or {}, self.siblings)

    @cached_property
    def parents_are_marked(self) -> bool:
        """Some contact's row says who is a parent in law; False where those columns are absent or wholly blank."""
        contacts = (contact for family in (self.contacts or {}).values() for contact in family)
        return any(contact.says_who_is_a_parent for contact in contacts)

    def known_of(self, person: int, decision_date: date) -> Known:
        """Gather what is recorded of one child on the day of the decision."""
        return Known(
            decision_date=decision_date,
            circumstances=None if self.circumstances is None else self.circumstances.get(person, ()),
            contacts=None if self.contacts is None else self.contacts.get(person, ()),
            parents_are_marked=self.parents_are_marked,
            letters_sent_before=self.letters_sent_before,
            top_year=self.top_year,
            letters_are_recorded=self.letter_days_ago is not None,
            letter_days_ago=(self.letter_days_ago or {}).get(person),
            held_by_dsl=None if self.held is None else person in self.covered_by_hold,
        )


def records_from(
    contact_frames: Sequence[pd.DataFrame],
    circumstance_frames: Sequence[pd.DataFrame],
    roll: Roll,
    letters_sent_before: bool | None,
    top_year: int,
) -> Records:
    """Sort what was loaded to the children of the roll; no frame at all means that nothing was loaded of that kind."""
    return Records(
        contacts=contacts_by_person(pd.concat(contact_frames), roll) if contact_frames else None,
        circumstances=circumstances_by_person(pd.concat(circumstance_frames), roll) if circumstance_frames else None,
        letters_sent_before=letters_sent_before,
        top_year=top_year,
    )


def people_of(frame: pd.DataFrame, roll: Roll) -> list[int]:
    """Find whom each row is about: one number a row; several rows of one child share it.

    `frame`: columns upn, mis_id, surname, forename, class_name.
    """
    return [roll.number_of(_identity(row)) for row in frame.to_dict("records")]


def _identity(row: Mapping[Any, Any]) -> Identity:
    surname, forename = str(row["surname"] or ""), str(row["forename"] or "")
    name = ", ".join(part for part in (surname, forename) if part)
    return Identity(name, str(row["upn"] or ""), str(row["mis_id"] or ""), str(row["class_name"] or ""))


def contacts_by_person(frame: pd.DataFrame, roll: Roll) -> dict[int, tuple[Contact, ...]]:
    """Turn rows of contacts into each child's contacts, in the file's order."""
    return _by_person(frame, roll, _contact)


def _contact(row: Mapping[str, Any]) -> Contact:
    values: dict[str, Any] = {name: row.get(name) or "" for name in CONTACT_TEXTS}
    values |= {name: _known(row.get(name)) for name in CONTACT_TRUTHS}
    # In the file "surname" and "forename" are the pupil's.
    values |= {name: row[f"contact_{name}"] or "" for name in ("forename", "surname")}
    values["priority"] = None if pd.isna(row["priority"]) else int(row["priority"])
    return Contact(**values)


def _known(value: Any) -> bool | None:  # noqa: ANN401 - a cell: True, False or nothing
    return None if pd.isna(value) else bool(value)


def circumstances_by_person(frame: pd.DataFrame, roll: Roll) -> dict[int, tuple[Circumstance, ...]]:
    """Turn rows of circumstances into each child's circumstances. The note stays behind in the file."""
    fields = ("kind", "start", "end", "review", "seen_by")
    return _by_person(frame, roll, lambda row: Circumstance(**{name: row[name] for name in fields}))


def _by_person(frame: pd.DataFrame, roll: Roll, make: Any) -> dict[int, tuple[Any, ...]]:  # noqa: ANN401
    gathered: dict[int, list[Any]] = {}
    for person, row in zip(people_of(frame, roll), frame.to_dict("records"), strict=True):
        gathered.setdefault(person, []).append(make(row))
    return {person: tuple(rows) for person, rows in gathered.items()}
