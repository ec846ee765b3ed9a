"""The letter templates at hand: the school's own from its records, else the standard ones.

The sample school uses the standard ones only.
"""

from collections.abc import Iterable

from analysis.letters.templates import LetterTemplate, template_version
from analysis.post.correspondence import PlannedLetter
from analysis.post.pack import by_version, standard_file
from analysis.records.templates import (
    TemplateFile,
    TemplateUse,
    in_use,
    keep_template_files,
    load_template_file,
    load_template_uses,
    put_template_back,
    record_template,
)
from ui.access import person_at_the_desk
from ui.clock import now
from ui.loading import kept_template, records, templates
from ui.pictures import with_pictures
from ui.state import StateKey, load


def template_uses() -> tuple[TemplateUse, ...]:
    """Every template that the school took into use, oldest first. Raises RecordsError."""
    return load_template_uses(records())


def use_template(letter: str, language: str, word_file: bytes, name: str) -> None:
    """Write a letter with this checked Word file from now on; `language` is blank for English. Raises RecordsError."""
    file = TemplateFile(template_version(word_file), name, word_file)
    record_template(records(), letter, language, file, person_at_the_desk(), now())


def put_back(letter: str, language: str, number: int | None) -> None:
    """Write a letter with an earlier template again, or with None the standard one. Raises RecordsError."""
    put_template_back(records(), letter, language, number, person_at_the_desk(), now())


def uses_in_force() -> dict[tuple[str, str], TemplateUse]:
    """The school's own templates in use, by letter and language. Raises RecordsError."""
    return {} if load(StateKey.IS_SAMPLE) else in_use(template_uses())


def templates_in_force() -> dict[str, LetterTemplate]:
    """The template that each letter is written with from now on. Raises RecordsError."""
    own = {letter: use.version for (letter, language), use in uses_in_force().items() if not language and use.version}
    return {letter: kept_template(own[letter]) if letter in own else one for letter, one in templates().items()}


def template_versions() -> dict[str, str]:
    """The versions in force, for a release. Raises RecordsError."""
    return {letter: template.version for letter, template in templates_in_force().items()}


def language_versions() -> dict[str, dict[str, str]]:
    """The versions of templates in home languages, by letter and language. Raises RecordsError."""
    found: dict[str, dict[str, str]] = {}
    for (letter, language), use in uses_in_force().items():
        if language and use.version:
            found.setdefault(letter, {})[language] = use.version
    return found


def word_file_of(version: str) -> bytes | None:
    """The Word file of a version, standard or the school's own; None where it is not kept. Raises RecordsError."""
    for letter, template in templates().items():
        if template.version == version:
            return standard_file(letter)
    return load_template_file(records(), version)


def keep_for_releases(versions: Iterable[str]) -> None:
    """Keep the files that letters are released with, so that a letter stays what it was. Raises RecordsError."""
    files = {version: word_file_of(version) for version in set(versions)}
    keep_template_files(records(), {version: file for version, file in files.items() if file is not None}, now())


def templates_of(planned: Iterable[PlannedLetter]) -> dict[str, LetterTemplate]:
    """Templates by stationery; the one in force stands in for a version that was not kept. Raises RecordsError."""
    in_force = templates_in_force()
    found = by_version([*templates().values(), *in_force.values()])
    for one in planned:
        if one.template_version not in found:
            found[one.template_version] = _kept(one.template_version) or in_force[one.release.letter]
        if one.stationery not in found:
            found[one.stationery] = with_pictures(found[one.template_version], one.release.pictures)
    return found


def is_kept(version: str) -> bool:
    """Say whether a letter can still be written as it was released. Raises RecordsError."""
    return word_file_of(version) is not None


def _kept(version: str) -> LetterTemplate | None:
    try:
        return kept_template(version)
    except KeyError:
        return None
