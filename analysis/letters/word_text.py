"""Any text as text of a Word document: nothing lost, nothing that could break the file."""

import re

from markupsafe import Markup, escape

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n?")
_BREAKS = str.maketrans(
    {
        "\n": '</w:t><w:br/><w:t xml:space="preserve">',
        "\t": '</w:t><w:tab/><w:t xml:space="preserve">',
    }
)


def printable(value: object) -> str:
    """Write a value as text without the control characters that no XML file can hold; line ends become one kind."""
    return _LINE_END.sub("\n", _NOT_XML.sub("", str(value)))


def word_text(value: object) -> Markup:
    """Write a value as XML inside a w:t: escaped, with line ends and tabs as Word's own."""
    return Markup(str(escape(printable(value))).translate(_BREAKS))  # noqa: S704 - escaped on this very line
