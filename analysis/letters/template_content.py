"""What may stand in a template beside its fields: nothing unfinished, nothing that Word would go and fetch."""

import re
from collections.abc import Iterator

from analysis.letters.template_error import TemplateError
from analysis.letters.word_xml import Element, W, text_of

_WORD_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "HYPERLINK"})
"""Word's own fields that a letter may hold. Others fetch files, start programs, or change with the day of printing."""
_OWN_LINE = ((f"{W}p", "p", "paragraph"), (f"{W}tr", "tr", "table row"))
_UNSUPPORTED = re.compile(r"\{\{-?(?:p|tr|tc|r)\s|\{%-?(?:tc|r)\s|\{%-?\s*(?:colspan|cellbg|vm|hm)\b")


def check_content(root: Element, name: str) -> None:
    """Raise TemplateError for tracked changes, comments, foreign content and Word fields in any part of the file."""
    for element in root.iter(f"{W}*"):
        tag = element.tag.removeprefix(W)
        if tag in {"ins", "del", "moveFrom", "moveTo"} or tag.endswith("PrChange"):
            raise TemplateError("The template has tracked changes; accept or reject them in Word and save again.")
        if tag == "commentReference":
            raise TemplateError("The template has comments; delete them in Word and save again.")
    check_nothing_foreign(root, name)


def check_nothing_foreign(root: Element, name: str) -> None:
    """Raise TemplateError for foreign content and Word fields that fetch, start or change something."""
    if next(root.iter(*(f"{W}{tag}" for tag in ("altChunk", "object", "control", "subDoc"))), None) is not None:
        raise TemplateError(f"The Word file holds an embedded object in {name}; remove it and save again.")
    for code in _word_fields(root):
        if code not in _WORD_FIELDS:
            raise TemplateError(f"The Word file holds the Word field {code or '?'}, which a letter may not hold.")


def _word_fields(root: Element) -> Iterator[str]:
    """Give the first word of each Word field, even when its code is cut into several runs."""
    code = ""
    for element in root.iter(f"{W}instrText", f"{W}fldChar", f"{W}fldSimple"):
        if element.tag == f"{W}instrText":
            code += element.text or ""
            continue
        if code.strip():
            yield _first_word(code)
        code = ""
        if element.tag == f"{W}fldSimple":
            yield _first_word(element.get(f"{W}instr", ""))
    if code.strip():
        yield _first_word(code)


def _first_word(code: str) -> str:
    return next(iter(code.split()), "").upper()


def check_no_fields(root: Element, name: str) -> None:
    """Raise TemplateError when a header, footer or note holds a field: a pack has one header for all its letters."""
    for paragraph in root.iter(f"{W}p"):
        text = text_of(paragraph)
        if "{{" in text or "{%" in text:
            raise TemplateError(
                f"“{text[:80]}” stands in a header, footer or note; move it into the letter's own text."
            )


def check_own_lines(body: Element) -> None:
    """Raise TemplateError where {%p … %} or {%tr … %} shares its paragraph or row: its neighbours would be lost."""
    for tag, letter, place in _OWN_LINE:
        marked = re.compile(rf"\{{%-?{letter}\s")
        alone = re.compile(rf"\s*\{{%{letter}\s[^%}}]*(?<!-)%\}}\s*")
        for element in body.iter(tag):
            text = text_of(element)
            if marked.search(text) and not alone.fullmatch(text):
                raise TemplateError(f"“{text[:80]}”: {{%{letter} … %}} must stand alone in its {place}.")
    found = _UNSUPPORTED.search(text_of(body))
    if found:
        raise TemplateError(f"The template uses {found[0].strip()}, which letters do not support.")
