"""Whether two names can be one child's, however each file writes them. Standard library only."""

import unicodedata

_SAME_SIGN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"})
_LETTERS_THAT_DO_NOT_DECOMPOSE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i"})
_SHORTEST_BEGINNING = 3
"""Sam is short for Samuel; a single initial could be short for anything."""


def comparable_name(name: str) -> str:
    """Fold a name for comparing: case, accents, apostrophes and hyphens alike. Never for display."""
    decomposed = unicodedata.normalize("NFKD", name.translate(_SAME_SIGN)).casefold()
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(plain.translate(_LETTERS_THAT_DO_NOT_DECOMPOSE).replace(",", " ").split())


def forenames_agree(one: str, other: str) -> bool:
    """Say whether the first forename of one name is a forename of the other; a blank name agrees with any.

    A child goes by a second forename, or by the beginning of one; brothers and sisters share a surname, and often a
    second forename. Where only one name shows which words are forenames, they are looked for in all of the other; where
    neither does, or one is a single word, one must hold all the words of the other.
    """
    words, others = _words(one), _words(other)
    if not words or not others:
        return True
    forenames, other_forenames = _forenames(one), _forenames(other)
    fewer, more = sorted((words, others), key=len)
    if len(fewer) == 1 or not (forenames or other_forenames):
        return all(_among(word, more) for word in fewer)
    if forenames and other_forenames:
        return _among(forenames[0], other_forenames) or _among(other_forenames[0], forenames)
    return _among(forenames[0], others) if forenames else _among(other_forenames[0], words)


def names_share_a_word(one: str, other: str) -> bool:
    """Say whether two names have a forename or a surname in common; a blank name agrees with any."""
    words, others = _words(one), _words(other)
    return not words or not others or any(_among(word, others) for word in words)


def surnames_agree(one: str, other: str) -> bool:
    """Say whether two names written "Surname, Forename" share a word of the surname."""
    surnames = [_words(name.partition(",")[0]) for name in (one, other) if "," in name]
    return len(surnames) == 2 and any(_among(word, surnames[1]) for word in surnames[0])


def one_letter_apart(one: str, other: str) -> bool:
    """Say whether one letter added, dropped or changed, or two neighbours exchanged, makes one name the other.

    Both as `comparable_name` gives them, because a school's leavers are compared with all its joiners.
    """
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if short == long or len(long) - len(short) > 1:
        return False
    at = next((place for place, sign in enumerate(short) if sign != long[place]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    exchanged = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or exchanged


def _words(name: str) -> tuple[str, ...]:
    return tuple(comparable_name(name).replace("-", " ").split())


def _forenames(name: str) -> tuple[str, ...]:
    """Give the forenames of "Surname, Forename"; none where the name does not show which they are."""
    return _words(name.partition(",")[2])


def _among(word: str, words: tuple[str, ...]) -> bool:
    return any(_alike(word, other) for other in words)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _SHORTEST_BEGINNING and long.startswith(short))
