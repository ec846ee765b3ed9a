"""What the school knows of a child before it writes: brought into a meeting, and said as a role may read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from analysis.families import Pair
from analysis.joins import Joins
from analysis.known import Records
from analysis.records.circumstances import load_circumstances
from analysis.records.dsl_holds import load_dsl_holds
from analysis.records.store import Store
from analysis.rules.circumstances import CIRCUMSTANCE_KINDS, Circumstance, is_past_review
from analysis.rules.roles import WITHOUT_SIGN_IN, Role, may_see
from analysis.rules.wording import short_date

FOR_ANOTHER = "Recorded for the safeguarding lead: ask before a letter goes."


@dataclass(frozen=True, slots=True)
class Kept:
    """What the records say of children, by number: circumstances without their notes, DSL holds.

    As joined: `siblings`, what was said of two children; `in_care_to`, whom a person chose to write to about a child in
    care; `letters`, the day of the last letter about each child that was released for another term; `had_letter`, of
    whom a letter went for last term, None where nothing of it is on record. `read_by`: whom the flags' reasons are for.
    """

    circumstances: tuple[tuple[int, Circumstance], ...] = ()
    held: frozenset[int] = frozenset()
    siblings: Mapping[Pair, bool] = field(default_factory=dict)
    in_care_to: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    letters: Mapping[int, date] = field(default_factory=dict)
    had_letter: frozenset[int] | None = None
    read_by: Role = WITHOUT_SIGN_IN


def load_kept(
    store: Store, siblings: Mapping[Pair, bool], in_care_to: Mapping[int, tuple[str, ...]], read_by: Role
) -> Kept:
    """Read what the records say beside what people answered. Raises RecordsError."""
    standing = load_circumstances(store).values()
    circumstances = tuple((one.pupil, one.circumstance) for one in standing)
    return Kept(circumstances, frozenset(load_dsl_holds(store)), siblings, in_care_to, read_by=read_by)


def with_kept(records: Records, kept: Kept, joins: Joins) -> Records:
    """Add what is kept to what the files say, by person as joined.

    A circumstance of a file is left out where the records have it, the same kind from the same day: there a person may
    have changed it since. With neither, the check of circumstances cannot run; that of holds always can.
    """
    own: dict[int, list[Circumstance]] = {}
    for number, one in kept.circumstances:
        own.setdefault(joins.number(number), []).append(one)
    listed = records.circumstances or {}
    together = {person: _once(own.get(person, []), listed.get(person, ())) for person in {*own, *listed}}
    return replace(
        records,
        circumstances=together if own or records.circumstances is not None else None,
        held=frozenset(map(joins.number, kept.held)),
        siblings=kept.siblings,
        in_care_to=kept.in_care_to,
        had_letter_before=kept.had_letter,
        read_by=kept.read_by,
    )


def _once(own: Sequence[Circumstance], listed: Sequence[Circumstance]) -> tuple[Circumstance, ...]:
    known = {(one.kind, one.start) for one in own}
    more = (one for one in listed if (one.kind, one.start) not in known)
    return tuple(dict.fromkeys([*own, *more]))


def circumstances_told(records: Records, person: int, day: date) -> tuple[str, ...]:
    """Say what is recorded of a child, a sentence each, to whom the records are read by; the note is never said."""
    recorded = (records.circumstances or {}).get(person, ())
    seen = [one for one in recorded if may_see(records.read_by, one)]
    return (*(in_words(one, day) for one in seen), *([FOR_ANOTHER] if len(seen) < len(recorded) else []))


def in_words(one: Circumstance, day: date) -> str:
    """Say a circumstance: "Bereavement, from 3 Mar 2026 to 24 Apr 2026."."""
    kind = CIRCUMSTANCE_KINDS[one.kind]
    dates = f"from {short_date(one.start)}{f' to {short_date(one.end)}' if one.end else ''}"
    late = f" Its review of {short_date(one.review)} is past." if one.review and is_past_review(one, day) else ""
    return f"{kind[0].upper()}{kind[1:]}, {dates}.{late}"
