"""Letter templates: Word files with fields, read once, rendered many times.

docxtpl turns Word's XML into Jinja source. Instead of rendering through docxtpl, which parses and writes a whole file
for each letter, the source is compiled once and each letter is one pass over text.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from analysis.letters.fields import FIELDS_BY_NAME, Field
from analysis.letters.pictures import one_line, places_in, with_pictures
from analysis.letters.template_error import TemplateError
from analysis.letters.template_language import fields_used
from analysis.letters.template_source import SECTION_END, TemplateSource, template_source
from analysis.letters.template_structure import check_structure
from analysis.letters.word_files import PackedParts, packed_parts, word_file
from analysis.letters.word_package import read_package
from analysis.letters.word_pictures import pack_with_pictures
from analysis.letters.word_text import word_text
from analysis.letters.word_xml import paragraphs_of, parse_xml

Progress = Callable[[int, int], None]
"""Told after each letter how many are done, of how many."""

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PICTURE = re.compile(r'(<wp:docPr [^>]*?\bid=")(\d+)(")')
_PICTURES_OF_A_LETTER = 1000
"""Numbers set apart for each letter of a pack: Word wants them to differ, and to stay under 2,147,483,648."""
_EMPTY_CELL, _CELL = "</w:tcPr></w:tc>", "</w:tcPr><w:p/></w:tc>"
"""Word refuses a cell without a paragraph, which a list without lines leaves behind."""


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A template ready to print. `version` changes with the file; `fields` are the names it uses."""

    version: str
    fields: frozenset[str]
    _source: TemplateSource
    _compiled: Template
    _packed: PackedParts
    _pictured: Mapping[str, bool] = field(default_factory=dict)
    """The fields of the pictures that it prints."""

    def with_pictures(self, pictures: Mapping[str, bytes]) -> "LetterTemplate":
        """Give the template that prints these PNGs, by the name of their place; itself without a place for any."""
        placed = {name: pictures[name] for name in places_in(self._source.letter) if name in pictures}
        if not placed:
            return self
        return replace(
            self,
            _compiled=_language().from_string(with_pictures(self._source.letter, placed)),
            _packed=pack_with_pictures(self._packed, placed),
            _pictured=dict.fromkeys(placed, True),
        )

    def render(self, context: Mapping[str, object]) -> bytes:
        """Write one letter as a .docx. Raises TemplateError when the context lacks a field."""
        return self._written([self._letter(context, 1, "")])

    def printed(self, context: Mapping[str, object]) -> list[str]:
        """Give the words that one letter prints, paragraph by paragraph. Raises TemplateError like `render`."""
        return paragraphs_of(parse_xml(self._text([self._letter(context, 1, "")]), "letter"))

    def render_pack(self, contexts: Iterable[Mapping[str, object]], on_progress: Progress | None = None) -> bytes:
        """Write all letters as one .docx, each on a page of its own. Raises ValueError when there is none."""
        return join_letters([(self, context) for context in contexts], on_progress)

    @property
    def shared_parts(self) -> tuple[object, ...]:
        """All but the text: styles, letterhead, pictures. Letters of templates with equal parts fit one document."""
        return (self._packed.archive, self._source.head, self._source.tail)

    def joined(self, letters: Sequence[tuple["LetterTemplate", Mapping[str, object]]], on_progress: Progress) -> bytes:
        """Write letters of templates that share this one's parts, the last of them this one's own."""
        written = []
        for number, (template, context) in enumerate(letters, start=1):
            # Each letter but the last ends its own section; the last one's settings stand at the end of the file.
            section = template._source.section if number < len(letters) else ""
            written.append(template._letter(context, number, section))
            on_progress(number, len(letters))
        return self._written(written)

    def _letter(self, context: Mapping[str, object], number: int, section: str) -> str:
        try:
            letter = self._compiled.render({**context, **self._pictured})
        except UndefinedError as error:
            raise TemplateError(f"The letter cannot be written: {error.message}.") from error
        if "<wp:docPr " in letter and number > 1:
            numbers = count(number * _PICTURES_OF_A_LETTER)
            letter = _PICTURE.sub(lambda found: f"{found[1]}{next(numbers)}{found[3]}", letter)
        return letter.replace(SECTION_END, section).replace(_EMPTY_CELL, _CELL)

    def _text(self, letters: list[str]) -> bytes:
        source = self._source
        return "".join((_XML, source.head, *letters, source.section, source.tail)).encode()

    def _written(self, letters: list[str]) -> bytes:
        return word_file(self._packed, self._text(letters))


def join_letters(
    letters: Sequence[tuple[LetterTemplate, Mapping[str, object]]], on_progress: Progress | None = None
) -> bytes:
    """Write letters as one .docx, each on a page of its own. Their templates must share their parts.

    Raises ValueError when there is none, or when they do not.
    """
    if len({template.shared_parts for template, _ in letters}) != 1:
        raise ValueError("There is no letter to put into the pack, or letters that do not fit one document.")
    return letters[-1][0].joined(letters, on_progress or (lambda _done, _all: None))


def read_template(data: bytes, fields: Mapping[str, Field] = FIELDS_BY_NAME) -> LetterTemplate:
    """Read and check a .docx template, and compile it. Raises TemplateError, one sentence, when it cannot be used."""
    package = read_package(data)
    source = template_source(package)
    language = _language()
    try:
        parsed = language.parse(source.letter)
        used = fields_used(parsed, fields)
        check_structure(parsed)
    except RecursionError as error:
        raise TemplateError("The template's fields are nested too deeply.") from error
    except TemplateSyntaxError as error:
        wanted = "a field is one name, such as {{ child }}"
        raise TemplateError(f"A field is not written as it must be: {wanted} ({error.message}).", error.lineno).within(
            source.letter
        ) from error
    except TemplateError as error:
        raise error.within(source.letter) from error
    compiled = language.from_string(with_pictures(source.letter, {}))
    return LetterTemplate(template_version(data), used, source, compiled, packed_parts(package.parts, package.document))


def _language() -> ImmutableSandboxedEnvironment:
    language = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=word_text)
    language.globals.clear()
    language.filters["one_line"] = one_line
    return language


def template_version(data: bytes) -> str:
    """Name a Word file by its bytes: the first 12 digits of their SHA-256."""
    return hashlib.sha256(data).hexdigest()[:12]
