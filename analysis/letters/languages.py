"""Home languages: how they are named, and which of them is English."""

_ENGLISH = frozenset({"", "english", "eng", "en", "en-gb", "english/believed to be english", "not known", "unknown"})


def language_of(text: str) -> str:
    """Name a language in one way, whatever a file or a person writes: "polish " is "Polish". English is blank."""
    name = " ".join(text.split())
    return "" if name.casefold() in _ENGLISH else name[:1].upper() + name[1:].lower()
