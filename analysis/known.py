"""What the school has recorded, sorted to the children it is about."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.families import Pair, covered_by_hold, families, with_orders_of_siblings
from analysis.ingest.circumstances import Circumstances
from analysis.ingest.contacts import Contacts
from analysis.lists import Doubt, place_rows
from analysis.pupils import Roll
from analysis.rules.addressees import Contact
from analysis.rules.circumstances import SEEN_BY, Circumstance
from analysis.rules.facts import Known
from analysis.rules.in_care import chosen_contacts
from analysis.rules.roles import WITHOUT_SIGN_IN, Role

CONTACT_TRUTHS = ("natural_parent", "parental_responsibility", "care_of_child", "court_order", "rights_unclear")
CONTACT_TEXTS = ("title", "relationship", "address", "postcode", "salutation", "addressee", "language")


@dataclass(frozen=True)
class Records:
    """Contacts and circumstances by person, None where none were loaded, and what was said of last term's letters.

    `letter_days_ago`: school days since the last letter of an earlier term to the child's family, by person; None
    where no letter of an earlier term is on record. `had_letter_before`: of whom a letter of last term is on record;
    None where nothing of that term is.
    `siblings`: what a person said of two children. `held`: whom the safeguarding lead holds, None while holds are not
    recorded. `in_care_to`: whom a person chose to write to about a child in care, as `analysis.rules.in_care` names
    contacts. `doubts`: rows of the lists that are about nobody here, or were believed by their name alone.
    `read_by`: whom the reasons of the flags are for.
    """

    contacts: Mapping[int, tuple[Contact, ...]] | None = None
    circumstances: Mapping[int, tuple[Circumstance, ...]] | None = None
    letters_sent_before: bool | None = None
    top_year: int = 6
    letter_days_ago: Mapping[int, int] | None = None
    had_letter_before: frozenset[int] | None = None
    siblings: Mapping[Pair, bool] = field(default_factory=dict)
    held: frozenset[int] | None = None
    doubts: tuple[Doubt, ...] = ()
    read_by: Role = WITHOUT_SIGN_IN
    in_care_to: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def covered_by_hold(self) -> frozenset[int]:
        """Everybody whom the holds of the safeguarding lead cover."""
        return covered_by_hold(self.held or frozenset(), self.contacts or {}, self.siblings)

    def family_of(self, person: int) -> tuple[Contact, ...]:
        """Give the contacts of a child; whom an order bars for a brother or sister is barred here too."""
        return with_orders_of_siblings(person, self.contacts or {}, self._families)

    @cached_property
    def _families(self) -> tuple[tuple[int, ...], ...]:
        return families(self.siblings)

    def chosen_for(self, person: int) -> tuple[Contact, ...] | None:
        """Give whom a person chose for a child in care; none where the letter is handed over, None without a choice."""
        return chosen_contacts(self.family_of(person), self.in_care_to.get(person))

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
            contacts=None if self.contacts is None else self.family_of(person),
            parents_are_marked=self.parents_are_marked,
            letters_sent_before=self.letters_sent_before,
            had_letter_before=None if self.had_letter_before is None else person in self.had_letter_before,
            top_year=self.top_year,
            letters_are_recorded=self.letter_days_ago is not None,
            letter_days_ago=(self.letter_days_ago or {}).get(person),
            addressee_chosen=self.chosen_for(person) is not None,
            held_by_dsl=None if self.held is None else person in self.covered_by_hold,
            read_by=self.read_by,
        )


def records_from(
    contacts: Sequence[Contacts],
    circumstances: Sequence[Circumstances],
    roll: Roll,
    here: Collection[int],
    letters_sent_before: bool | None,
    top_year: int,
) -> Records:
    """Sort what was loaded to the children of the roll; no list at all means that nothing was loaded of that kind.

    `here`: who is in the terms compared. A circumstance reaches a child by name alone where nobody else here has it:
    at worst a person looks at one letter more. Contacts never do, because a letter would go to another family's home.
    """
    by_child, unplaced = _by_person(contacts, roll, here, _contact, by_name=False)
    known, unclear = _by_person(circumstances, roll, here, circumstance_of, by_name=True)
    return Records(
        contacts=by_child if contacts else None,
        circumstances=known if circumstances else None,
        letters_sent_before=letters_sent_before,
        top_year=top_year,
        doubts=(*unclear, *unplaced),
    )


def _contact(row: Mapping[Any, Any]) -> Contact:
    values: dict[str, Any] = {name: row.get(name) or "" for name in CONTACT_TEXTS}
    values |= {name: _known(row.get(name)) for name in CONTACT_TRUTHS}
    # In the file "surname" and "forename" are the pupil's.
    values |= {name: row[f"contact_{name}"] or "" for name in ("forename", "surname")}
    values["priority"] = None if pd.isna(row["priority"]) else int(row["priority"])
    return Contact(**values)


def _known(value: Any) -> bool | None:  # noqa: ANN401 - a cell: True, False or nothing
    return None if pd.isna(value) else bool(value)


def circumstance_of(row: Mapping[Any, Any]) -> Circumstance:
    """Make a circumstance of its row. The note stays behind in the file."""
    seen_by = str(row["seen_by"] or "").strip().casefold()
    dates = {name: row[name] for name in ("start", "end", "review")}
    return Circumstance(row["kind"], **dates, seen_by=seen_by if seen_by in SEEN_BY else "dsl")


def _by_person(
    lists: Sequence[Contacts] | Sequence[Circumstances],
    roll: Roll,
    here: Collection[int],
    make: Callable[[Mapping[Any, Any]], Any],
    *,
    by_name: bool,
) -> tuple[dict[int, tuple[Any, ...]], list[Doubt]]:
    """Turn the rows of lists into what each child has, in the files' order, and say what of them is in doubt."""
    gathered: dict[int, list[Any]] = {}
    doubts: list[Doubt] = []
    for one in lists:
        people, unclear = place_rows(one.file_name, one.frame, roll, here, by_name=by_name)
        doubts += unclear
        for person, row in zip(people, one.frame.to_dict("records"), strict=True):
            if person is not None:
                gathered.setdefault(person, []).append(make(row))
    return {person: tuple(rows) for person, rows in gathered.items()}, doubts
