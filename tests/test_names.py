"""Whether two names can be one child's."""

import pytest

from analysis.names import comparable_name, forenames_agree, names_share_a_word, one_letter_apart, surnames_agree


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Byron, Ada", "Byron, Ada", True),
        ("Byron, Ada", "King, Ada", True),
        ("Hill, Sam", "Hill, Samuel", True),
        ("Hill, Jo", "Hill, Joseph", False),
        ("Byron, Ada", "Byron, Ben", False),
        ("Byron, Ada May", "King, May", True),
        ("Byron, Ada Grace", "Byron, Eva Grace", False),
        ("Byron, Mary-Jane", "Byron, Mary", True),
        ("BYRON, ZOË", "King, Zoe", True),
        ("Byron, Ada", "Ada King", True),
        ("Ada King", "Byron, Ada", True),
        ("Byron, Ben", "Ada Byron", False),
        ("Ada Byron", "Byron Ada", True),
        ("Ada Byron", "Ada May Byron", True),
        ("Ada Byron", "Ben Byron", False),
        ("Ada Byron", "Ada King", False),
        ("Byron", "Byron, Ada", True),
        ("Ada", "Byron, Ada", True),
        ("King", "Byron, Ada", False),
        ("", "Byron, Ada", True),
        ("Byron, Ada", "", True),
    ],
)
def test_a_forename_in_common_is_the_first_of_one_among_those_of_the_other(one, other, agree):
    assert forenames_agree(one, other) is agree
    assert forenames_agree(other, one) is agree


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("Byron, Ada", "Byron, Ben", True),
        ("Byron, Ada", "King-Byron, Ben", True),
        ("Hill, Sam", "Byron, Samuel", True),
        ("Hill, Sam", "Byron, Ada", False),
        ("", "Byron, Ada", True),
        ("Byron, Ada", "", True),
    ],
)
def test_any_word_in_common_is_a_forename_or_a_surname(one, other, share):
    assert names_share_a_word(one, other) is share


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Byron, Ada", "Byron-King, Ben", True),
        ("Byron, Ada", "King, Ada", False),
        ("Byron, Ada", "Ada Byron", False),
    ],
)
def test_surnames_are_known_before_a_comma_only(one, other, agree):
    assert surnames_agree(one, other) is agree


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Byron, Ada", "Byron, Ida", True),
        ("Byron, Ada", "Byrons, Ada", True),
        ("Byron, Ada", "Bryon, Ada", True),
        ("Byron, Ada", "Byron, Adah", True),
        ("Byron, Ada", "BYRON ADA", False),
        ("Byron, Ada", "Byron, Idi", False),
        ("Byron, Ada", "Byron, Adahi", False),
        ("Byron, Ada", "Brnoy, Ada", False),
    ],
)
def test_one_letter_apart_is_one_slip_of_a_finger(one, other, apart):
    one, other = comparable_name(one), comparable_name(other)
    assert one_letter_apart(one, other) is apart
    assert one_letter_apart(other, one) is apart
