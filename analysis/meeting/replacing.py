"""A further file of terms that are loaded already: what it would change, and which loaded files it can stand in for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.ingest.export import Export
from analysis.measures.term_sheet import TermSheet
from analysis.meeting.box import ReadFile
from analysis.meeting.calendar import without_closed_days_of
from analysis.meeting.memory import EXPORT_FRAMES
from analysis.meeting.room import FileNotes, exports_in, settings_in, terms_in
from analysis.terms.changes import TermChange, changes_between
from analysis.terms.sorting import sort_into_terms


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a further file means for those loaded.

    `replaceable`: loaded files, by name, of which it holds every session, so that it can stand in for them.
    `may_correct`: whether it can count where it differs, the rest of the loaded files staying; totals cannot correct
    marks.
    """

    changes: tuple[TermChange, ...]
    replaceable: tuple[str, ...]
    may_correct: bool

    @property
    def contradicts(self) -> bool:
        """Whether it says otherwise of a pupil than what is loaded."""
        return any(change.altered for change in self.changes)


def replacement_by(further: ReadFile, loaded: Sequence[ReadFile], notes: FileNotes) -> Replacement:
    """Hold a further file against those loaded. Raises RefusedError where they are of several schools."""
    terms_in([*loaded, further], notes)
    terms = terms_in(loaded, notes)
    settings = settings_in(loaded)
    exports = without_closed_days_of(settings, exports_in([further], notes.named))
    sheets = sort_into_terms(exports, terms.roll, settings.terms, numbered=notes.numbered)
    touched = [sheet for sheet in terms.sheets if _same_term(sheet, sheets)]
    files = {name for sheet in touched for name in sheet.files}
    cut = {file.name: terms_in([file], notes).sheets for file in loaded if file.name in files}
    return Replacement(
        changes_between(terms.sheets, sheets),
        tuple(name for name, held in cut.items() if all(_holds(_same_term(sheet, sheets), sheet) for sheet in held)),
        may_correct=all(sheet.marks is not None for sheet in sheets) or all(sheet.marks is None for sheet in touched),
    )


def _same_term(sheet: TermSheet, sheets: Iterable[TermSheet]) -> TermSheet | None:
    return next((one for one in sheets if one.key == sheet.key), None)


def _holds(further: TermSheet | None, sheet: TermSheet) -> bool:
    """Say whether a term as a further file has it holds all days that a loaded file has marks of."""
    if further is None or sheet.marks is None:
        return further is not None
    return further.marks is not None and set(sheet.marks["day"]) <= set(further.marks["day"])


def disagreement(
    loaded: Sequence[ReadFile], notes: FileNotes, sheets: Sequence[TermSheet]
) -> tuple[ReadFile, Replacement] | None:
    """Find the newest loaded file that contradicts those before it; None where all agree. Raises RefusedError.

    `sheets`: the terms of the loaded files.
    """
    unclear = [sheet for sheet in sheets if sheet.sessions_contradicted or sheet.pupils_contradicted]
    names = {name for sheet in unclear for name in sheet.files} - notes.corrections
    for place in range(len(loaded) - 1, 0, -1):
        if loaded[place].name in names:
            replacement = replacement_by(loaded[place], loaded[:place], notes)
            if replacement.contradicts:
                return loaded[place], replacement
    return None


def same_reading(further: Export, loaded: Sequence[ReadFile]) -> str | None:
    """Name the loaded file that reads exactly like a further one, whatever their bytes; None where there is none."""
    return next(
        (file.name for file in loaded if isinstance(file.content, Export) and _reads_alike(file.content, further)), None
    )


def _reads_alike(one: Export, other: Export) -> bool:
    pairs = ((getattr(one, name), getattr(other, name)) for name in EXPORT_FRAMES)
    alike = all(first is second if first is None or second is None else first.equals(second) for first, second in pairs)
    return alike and (one.period, one.schools) == (other.period, other.schools)
