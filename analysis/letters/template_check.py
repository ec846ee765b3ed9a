"""Whether a school's own template can be used for a letter: everything that stands against it, before it is used.

First the file and its fields are checked, then the template is filled in for invented pupils, because only a letter as
printed shows what it says: a field inside a question that is never true greets nobody.
"""

import re
from collections.abc import Iterator, Sequence

from analysis.letters.details import letter_of
from analysis.letters.fields import FIRST_LETTERS, NO_THREATS, fields_of
from analysis.letters.findings import Finding, Weight
from analysis.letters.reading_age import reading_age
from analysis.letters.sample_letters import (
    SAMPLE_SCHOOL,
    ordinary_details,
    sample_context,
    sparse_details,
    worst_details,
)
from analysis.letters.template_error import TemplateError
from analysis.letters.templates import LetterTemplate, read_template
from analysis.rules.words_of_threat import words_of_threat_in

MOST_LETTERS_QUOTED = 80


def check_template(data: bytes, letter: str, *, in_english: bool = True) -> tuple[Finding, ...]:
    """Say everything that stands against a Word file as the template of a letter or its variant, weightiest first.

    Words of threat and the reading age are of English only. Raises ValueError for a letter that does not exist.
    """
    letter = letter_of(letter)
    cases = [sample_context(made(letter)) for made in (ordinary_details, sparse_details, worst_details)]
    try:
        template = read_template(data, fields_of(letter))
        texts = [template.printed(case) for case in cases]
    except TemplateError as error:
        return tuple(dict.fromkeys(Finding(Weight.REFUSED, str(one)) for one in (error, *error.others)))
    findings = (
        *_what_is_missing(cases, texts),
        *_left_over(texts[0]),
        *_what_would_be_good(template),
        *((*_threats(texts[0], letter), _how_it_reads(texts[0])) if in_english else NOT_IN_ENGLISH),
    )
    return tuple(sorted(dict.fromkeys(findings), key=lambda one: list(Weight).index(one.weight)))


NOT_IN_ENGLISH = (
    Finding(Weight.NOTE, "Words of threat and the reading age are checked in English only: ask somebody who reads it."),
    Finding(Weight.NOTE, "Dates, days and reasons for absence are filled in in English."),
)

NEEDED = (
    (("salutation",), "The letter greets nobody: write {{ salutation }}, such as “Dear {{ salutation }}”."),
    (("child",), "The letter does not say which child it is about: write {{ child }} or {{ pupil_line }}."),
    (
        ("attended", "possible"),
        "The letter does not say the sessions, so that nobody can check it: write {{ attendance_figure }}.",
    ),
    (("letter_date",), "The letter has no date: write {{ letter_date }}."),
)
"""What every letter must print, whatever is known: fields whose text must all be there, and what to do."""


def _what_is_missing(cases: Sequence[dict[str, object]], texts: Sequence[list[str]]) -> Iterator[Finding]:
    printed = [_comparable(" ".join(text)) for text in texts]
    for names, sentence in NEEDED:
        for case, text in zip(cases, printed, strict=True):
            wanted = (re.escape(_comparable(str(case[name]))) for name in names)
            if not all(re.search(rf"(?<!\w){one}(?!\w)", text) for one in wanted):
                yield Finding(Weight.REFUSED, sentence)


def _comparable(text: str) -> str:
    return " ".join(text.split()).casefold()


def _left_over(text: Sequence[str]) -> Iterator[Finding]:
    for paragraph in text:
        found = re.search(r"[{}«»]+[^{}«»]{0,40}[{}«»]*", paragraph)
        if found:
            sentence = f"{_quoted(paragraph)}: “{found[0].strip()}” would be printed as it stands"
            yield Finding(Weight.REFUSED, f"{sentence}; a field is a name between {{{{ and }}}}.")


def _threats(text: Sequence[str], letter: str) -> Iterator[Finding]:
    """Refuse a clear threat in a first letter; in a later one, and where a word may be meant well, a person looks."""
    for paragraph in text:
        for written, word in words_of_threat_in(paragraph):
            sure = letter in NO_THREATS and not word.may_be_meant_well
            which = "a first letter" if letter in FIRST_LETTERS else "a letter"
            yield Finding(
                Weight.REFUSED if sure else Weight.WARNING,
                f"{_quoted(paragraph)}: “{written}” can be read as a threat in {which}; {word.why}.",
            )


GOOD_TO_HAVE = (
    (
        {"envelope_lines", "address_lines"},
        "The letter has no address for a window envelope: write {{ envelope_lines }}.",
    ),
    ({"as_at", "period"}, "The letter does not say of which days its figures are: write {{ as_at }} and {{ period }}."),
    (
        {"contact", "contact_name", "contact_phone", "contact_email"},
        "The letter names nobody to talk to or to query the figures with: write {{ contact }}.",
    ),
    ({"signed_by"}, "The letter is signed by nobody: write {{ signed_by }}."),
)


def _what_would_be_good(template: LetterTemplate) -> Iterator[Finding]:
    for names, sentence in GOOD_TO_HAVE:
        if not names & template.fields:
            yield Finding(Weight.WARNING, sentence)


def _how_it_reads(text: Sequence[str]) -> Finding:
    # The school's own name and address are the same in any wording.
    age = reading_age(paragraph for paragraph in text if SAMPLE_SCHOOL.name not in paragraph)
    if age is None:
        return Finding(Weight.NOTE, "The letter is too short to say how easily it reads.")
    return Finding(
        Weight.NOTE,
        f"Reading age: about {age} years (Flesch-Kincaid, for English). Short sentences and short words lower it.",
    )


def _quoted(paragraph: str) -> str:
    return f"In “{paragraph[:MOST_LETTERS_QUOTED]}”"
