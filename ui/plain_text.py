"""Text from a file as text on the screen: nothing in a name is read as markup, picture, link or formula."""

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|$:~^=@&])")


def as_text(text: str) -> str:
    """Escape a text for the places where Streamlit reads Markdown."""
    return _MARKUP.sub(r"\\\1", text).replace("\n", " ")
