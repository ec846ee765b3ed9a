"""A letter that a school edited in Word, as it comes back to be kept: a real Word file that does nothing by itself."""

from analysis.letters.template_content import check_nothing_foreign
from analysis.letters.template_error import TemplateError
from analysis.letters.word_archive import read_archive
from analysis.letters.word_package import read_package
from analysis.letters.word_relationships import check_relationships, part_of
from analysis.letters.word_xml import parse_xml, text_of

MOST_BYTES_SENT = 5_000_000
"""The largest letter kept. One with a photograph in its letterhead is under 2 MB."""


def check_sent_file(data: bytes) -> None:
    """Refuse what is no Word file, holds macros or objects, fetches anything from outside, or says nothing.

    The bytes are kept as they are: nothing is cleaned, because that would not be what was sent. Raises TemplateError,
    one plain sentence.
    """
    if len(data) > MOST_BYTES_SENT:
        raise TemplateError(f"The Word file is too large for a letter: at most {MOST_BYTES_SENT // 1_000_000} MB.")
    # Every part, not only those that a letter's text reaches: the file is kept, and opened by Word, as a whole.
    for name, part in read_archive(data).items():
        if name.lower().endswith(".rels"):
            check_relationships(part, part_of(name))
        elif name.lower().endswith(".xml"):
            check_nothing_foreign(parse_xml(part, name), name)
    package = read_package(data)
    if not text_of(parse_xml(package.parts[package.document], package.document)).strip():
        raise TemplateError("The Word file has no text, so it is not a letter that was sent.")
