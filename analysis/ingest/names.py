"""Reads names: kept as written, split only where the file itself shows where."""

import unicodedata

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc`´", "'"))
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013", "-"))


def split_name(name: str) -> tuple[str | None, str | None]:
    """Split "SURNAME, Forename Middle" at its comma; without exactly one side each, nothing is split."""
    surname, comma, forename = name.partition(",")
    surname, forename = surname.strip(), forename.strip()
    return (surname, forename) if comma and surname and forename else (None, None)


def joined_name(surname: str | None, forename: str | None) -> str | None:
    """Write "Surname, Forename" from two columns of which one may be empty."""
    return ", ".join(part for part in (surname, forename) if part) or None


def comparable_name(name: str) -> str:
    """The form in which one child's name is equal however it was typed. For comparing only, never for display."""
    plain = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES).translate(_HYPHENS))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(letters.casefold().split())
