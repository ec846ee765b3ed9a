"""The reading age, against worked examples."""

import pytest

from analysis.letters.reading_age import reading_age, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1), ("the", 1), ("school", 1), ("term", 1), ("morning", 2), ("attendance", 3), ("missed", 1),
        ("wanted", 2), ("needed", 2), ("time", 1), ("times", 1), ("table", 2), ("houses", 2), ("family", 3),
        ("child’s", 1), ("appointment", 3), ("authorised", 3), ("b", 1), ("welcome", 2), ("Education", 4),
    ],
)  # fmt: skip
def test_syllables_are_counted_by_groups_of_vowels(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_formula_is_flesch_and_kincaids() -> None:
    # 30 words in 2 sentences, 45 syllables: 0.39 * 15 + 11.8 * 1.5 - 15.59 = 7.96, and five years.
    sentence = "cat table " * 7 + "cat."
    assert syllables("cat") + syllables("table") == 3
    assert reading_age([f"{sentence} {sentence}"]) == round(0.39 * 15 + 11.8 * 44 / 30 - 15.59) + 5 == 13


def test_too_few_words_say_nothing_and_headings_and_addresses_are_no_prose() -> None:
    assert reading_age(["cat " * 29 + "."]) is None
    assert reading_age(["cat " * 30 + "."]) is not None
    assert reading_age(["cat " * 300]) is None
    assert reading_age(["office@oaklane.example 01632 " * 40 + "."]) is None


def test_nobody_reads_before_school() -> None:
    assert reading_age(["A cat. " * 30]) == 5
