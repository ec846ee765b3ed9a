"""The reading age of a letter: about how old a reader must be to follow it.

The Flesch-Kincaid grade (Kincaid and others, 1975), 0.39 words a sentence + 11.8 syllables a word - 15.59, is a school
year of the United States; a child is five years older than the number of that year. It is a rough guide, and of English
only.
"""

import re
from collections.abc import Iterable

_SENTENCE = re.compile(r"[.!?]+(?:\s|$)")
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_NOT_WORDS = re.compile(r"\S*[@\d]\S*")
_VOWELS = re.compile(r"[aeiouy]+")
_AGE_IN_FIRST_GRADE = 5
FEWEST_WORDS = 30
"""A shorter text says nothing of how it reads."""


def reading_age(paragraphs: Iterable[str]) -> int | None:
    """Give the reading age in whole years, of the paragraphs that are sentences; None where there are too few words."""
    prose = [_NOT_WORDS.sub(" ", text) for text in paragraphs if _SENTENCE.search(text)]
    sentences = [words for text in prose for part in _SENTENCE.split(text) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if len(words) < FEWEST_WORDS:
        return None
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return max(_AGE_IN_FIRST_GRADE, round(grade) + _AGE_IN_FIRST_GRADE)


def syllables(word: str) -> int:
    """Count the syllables of an English word by its groups of vowels; a silent e at the end is none."""
    spelling = word.lower().replace("’", "'").removesuffix("'s")
    groups = len(_VOWELS.findall(spelling))
    silent = re.search(r"[^aeiouy]e$|[^aeiouytd]ed$|[^aeiouysxz]es$", spelling) and not re.search(
        r"[^aeiouy]le$", spelling
    )
    return max(1, groups - bool(silent))
