"""The tables that are gathered on one pupil: where each stands, what it holds, and its lines."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from analysis.ingest.circumstances import Circumstances
from analysis.ingest.contacts import Contacts
from analysis.ingest.export import Export
from analysis.ingest.pupil_lists import PupilList
from analysis.keeping.decision_lines import addressed_lines, flag_lines, held_lines, released_lines
from analysis.keeping.erasing import notes_on_child
from analysis.keeping.neighbours import children_at_the_same_address
from analysis.keeping.one_pupil import FileOnPupil, files_on
from analysis.keeping.recorded_lines import action_lines, circumstance_lines, hold_lines
from analysis.keeping.term_totals import totals_by_term
from analysis.records.audit import load_audit_trail
from analysis.records.choices import load_choices_about
from analysis.records.circumstances import Change
from analysis.records.decisions import Decision, load_decision_history
from analysis.records.dsl_holds import HOLD_ENDED, HOLD_SET
from analysis.records.postings import load_posting_history
from analysis.records.sending import letters_sent_as_edited, load_sent_file
from analysis.records.store import Store
from analysis.rules.codes import UnknownCodeError, code_of

Lines = list[dict[str, Any]]
_IN_CONFIDENCE = frozenset({*Change, HOLD_SET, HOLD_ENDED})
"""What the audit trail tells of in tables of its own, to be reviewed."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the tables are made from."""

    store: Store
    pupil: int
    files: tuple[FileOnPupil, ...]
    decisions: tuple[Decision, ...]

    def of_kind(self, kind: type) -> Iterator[FileOnPupil]:
        """The files that were read as attendance, contacts or circumstances."""
        return (file for file in self.files if isinstance(file.content, kind))


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its place in the ZIP, what it holds in words, and how its lines are found."""

    name: str
    holds: str
    lines: Callable[[Held], Lines]


def held_on(store: Store, pupil: int) -> Held:
    """Find what the tables are made from. Raises RecordsError."""
    decisions = tuple(one for one in load_decision_history(store) if one.pupil == pupil)
    return Held(store, pupil, files_on(store, pupil), decisions)


def _said(held: Held, part: str, *kinds: type) -> Lines:
    files = (file for file in held.files if isinstance(file.content, kinds) and part in file.parts)
    return [_loaded(file) | line for file in files for line in file.parts[part].lines()]


def _loaded(file: FileOnPupil) -> dict[str, Any]:
    return {"file": file.heading.file_name, "loaded": file.heading.at.date()}


def _identities(held: Held) -> Lines:
    return _said(held, "pupils", Export, PupilList, Contacts)


def _marks(held: Held) -> Lines:
    lines = [_loaded(file) | line for file in held.of_kind(Export) for line in file.particulars("marks")]
    return [line | {"meaning": _meaning(line)} for line in lines]


def _meaning(line: dict[str, Any]) -> str:
    try:
        return code_of(line["mark"], line["day"]).meaning
    except UnknownCodeError:
        return "not a code" if line["mark"] else "no mark was made"


def _totals(held: Held) -> Lines:
    return [_loaded(file) | line for file in held.of_kind(Export) for line in file.particulars("totals")]


def _terms(held: Held) -> Lines:
    return totals_by_term(held.files, held.pupil)


def _sent(held: Held) -> Lines:
    of = {one.number: one for one in held.decisions}
    said = [one for one in load_posting_history(held.store) if one.decision in of]
    return [
        {"decision": one.decision, "term": of[one.decision].term, "what": str(one.kind), "day": one.day}
        | {"how or why": one.words, "by": one.by, "at": one.at.isoformat()}
        for one in said
    ]


def letters_as_sent(held: Held) -> Iterator[tuple[str, bytes]]:
    """Give the letters whose Word file was kept as it was sent: place in the ZIP and bytes. Raises RecordsError."""
    kept = letters_sent_as_edited(held.store)
    for number in (one.number for one in held.decisions if one.number in kept):
        yield f"to review/letters as sent/decision {number}.docx", load_sent_file(held.store, number) or b""


def _trail(held: Held) -> Lines:
    return [
        {"line": entry.number, "what": entry.what, "by": entry.by, "at": entry.at.isoformat()}
        for entry in load_audit_trail(held.store)
        if entry.pupil == held.pupil and entry.what not in _IN_CONFIDENCE
    ]


def _contacts(held: Held) -> Lines:
    return _said(held, "frame", Contacts)


def _circumstances(held: Held) -> Lines:
    return _said(held, "frame", Circumstances)


def _others(held: Held) -> Lines:
    return children_at_the_same_address(list(held.of_kind(Contacts)))


def _answers(held: Held) -> Lines:
    return [
        {"question": one["name"], "answer": json.dumps(one["value"]), "by": one["by"], "at": one["at"].isoformat()}
        for one in load_choices_about(held.store, held.pupil)
    ]


def _notes(held: Held) -> Lines:
    return [{"file": file, "note": note} for file, note in notes_on_child(held.files)]


def _of_decisions(lines: Callable[[tuple[Decision, ...]], Lines]) -> Callable[[Held], Lines]:
    return lambda held: lines(held.decisions)


def _of_pupil(lines: Callable[[Store, int], Lines]) -> Callable[[Held], Lines]:
    return lambda held: lines(held.store, held.pupil)


GATHERED = (
    Table("pupil/who the files say it is.csv", "names, numbers and particulars, as each file gives them", _identities),
    Table("pupil/attendance by term.csv", "sessions of each term, counted from marks or as files give them", _terms),
    Table("pupil/marks.csv", "every mark of the register, with its meaning", _marks),
    Table("pupil/totals.csv", "sessions as files give them", _totals),
    Table(
        "pupil/decisions.csv",
        "letters released: who, when, by which rule, on which figures",
        _of_decisions(released_lines),
    ),
    Table("pupil/letters sent.csv", "when and how released letters went, and which came back", _sent),
    Table("pupil/audit trail.csv", "what the audit trail says under the pupil's number", _trail),
    Table("to review/contacts.csv", "other adults: names, relationships, addresses, telephone numbers", _contacts),
    Table("to review/circumstances.csv", "what the school recorded, with notes; some in confidence", _circumstances),
    Table(
        "to review/circumstances on the page.csv",
        "the same, as written on the page, every version",
        _of_pupil(circumstance_lines),
    ),
    Table("to review/safeguarding lead.csv", "when the safeguarding lead asked for no letter", _of_pupil(hold_lines)),
    Table(
        "to review/actions.csv",
        "what meetings agreed to do about the pupil, in the words typed there",
        _of_pupil(action_lines),
    ),
    Table("to review/holds.csv", "letters that were held back, and until when", _of_decisions(held_lines)),
    Table(
        "to review/reasons to look first.csv", "why a person was asked to look at a letter", _of_decisions(flag_lines)
    ),
    Table(
        "to review/whom letters went to.csv",
        "the names and addresses that letters were released for",
        _of_decisions(addressed_lines),
    ),
    Table("to review/other children.csv", "children whose contacts have the same address", _others),
    Table("to review/answers.csv", "who was called a sibling, and who is written to about a child in care", _answers),
    Table("to review/notes on the files.csv", "what was noted when files were read and names the pupil", _notes),
)
"""Every table, those of the pupil's own first."""
