"""Four hundred letters of a school with siblings, two homes a child and shared surnames: each is about its own child.

Every child has a forename, dates and two homes of its own, so that a word of another child in a letter is a leak.
"""

from itertools import combinations, islice

import pytest

from analysis.letters.context import letter_context
from analysis.post.correspondence import plan_letters
from analysis.post.envelopes import in_envelopes
from analysis.post.pack import by_version, joined_pack, packs_of, single_letter, standard_templates
from analysis.post.release import release
from analysis.rules.school import School
from tests.commands.school_files import child, marks_file
from tests.letters.reading import lines_of
from tests.test_known_and_correspondence import DAY, contact, meeting_of

CHILDREN, DAYS = 200, 60
SURNAMES = ("Ash", "Elm", "Oak", "Byron", "Okafor", "Núñez", "O'Brien", "Smith")
SCHOOL = School(name="Test School")


def name(number):
    return "N" + "".join("abcdefghij"[int(digit)] for digit in f"{number:03}")


PUPILS = [child(one, SURNAMES[one // 2 % len(SURNAMES)], name(one)) for one in range(1, CHILDREN + 1)]
AWAY = list(islice(combinations(range(40), 2), CHILDREN))


def register(place):
    """Two days of the child's own, and none to three of the last ones."""
    away = {*AWAY[place], *range(DAYS - place % 4, DAYS)}
    return "".join("OO" if day in away else "/\\" for day in range(DAYS))


def home(number, word):
    return f"{word}{name(number)[1:]} Road"


def family(number):
    """A mother whom siblings share, at home with them, and a father of each child elsewhere."""
    pupil, together = PUPILS[number - 1], (number + 1) // 2
    mother = {"contact_forename": f"Ma{name(together)[1:]}", "address": home(together, "Fir")}
    father = {"contact_forename": f"Pa{name(number)[1:]}", "address": home(number, "Yew"), "priority": 2}
    return [contact(pupil, **mother), contact(pupil, **father)]


@pytest.fixture(scope="module")
def letters():
    data = marks_file(*((pupil, register(place)) for place, pupil in enumerate(PUPILS)))
    analysis, records = meeting_of(data, *(row for number in range(1, CHILDREN + 1) for row in family(number)))
    templates = standard_templates()
    versions = {letter: template.version for letter, template in templates.items()}
    releases = [release(one, analysis, "A. Head", DAY, versions) for one in analysis.decisions]
    siblings = {(one, one + 1): True for one in range(0, CHILDREN, 2)}
    planned = [one for _, one in in_envelopes(plan_letters(releases, analysis, records), siblings)]
    return planned, by_version(templates.values())


def dates_of(one):
    return str(letter_context(one.details, SCHOOL, DAY)["dates_sentence"])


def test_every_letter_says_its_own_childs_and_nobody_elses(letters):
    planned, templates = letters
    assert len(planned) == 2 * CHILDREN
    names = {one.decision.text("forename") for one in planned}
    homes = {one.addressee.address_lines[0] for one in planned}
    parents = {one.addressee.names for one in planned}
    figures = {f"{one.release.attended} of {one.release.possible}" for one in planned}
    dates = {dates_of(one) for one in planned}
    assert (len(names), len(homes), len(parents)) == (CHILDREN, 300, 300)
    assert (len(figures), len(dates)) == (4, CHILDREN)
    for one in planned:
        text = "\n".join(lines_of(single_letter(one, templates, SCHOOL)))
        assert {word for word in names if word in text} == {one.decision.text("forename")}
        assert {word for word in homes if word in text} == {one.addressee.address_lines[0]}
        assert {word for word in parents if word in text} == {one.addressee.names}
        assert {word for word in dates if word in text} == {dates_of(one)}
        assert {word for word in figures if word in text} == {f"{one.release.attended} of {one.release.possible}"}
        assert one.decision.text("surname") in text


def test_every_page_of_a_joined_document_is_one_of_the_letters_in_their_order(letters):
    planned, templates = letters
    for members in packs_of(planned, templates).values():
        alone = [line for one in members for line in lines_of(single_letter(one, templates, SCHOOL))]
        assert lines_of(joined_pack(members, templates, SCHOOL)) == alone


def test_letters_about_siblings_to_their_mother_stand_next_to_each_other(letters):
    planned, _ = letters
    mothers = [one.addressee.names for one in planned if one.addressee.names.startswith("Ms Ma")]
    assert mothers == [name for mother in dict.fromkeys(mothers) for name in (mother, mother)]
