"""What the standard letters say, word for word, and what they never say."""

import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from analysis.letters.context import letter_context
from analysis.letters.details import KINDS, AbsenceLine, LetterDetails
from analysis.letters.sample_letters import WROTE, dates_from
from analysis.rules.school import School
from tests.letters.letters_of import (
    DECIDED_ON,
    SCHOOL,
    SILENT_SCHOOL,
    details_of,
    letter_of,
    template_of,
    worst_details_of,
)
from tests.letters.reading import opened, plain, text_of

GOLDEN = Path(__file__).parents[1] / "golden" / "letters"

TOTALS_ONLY = {"absences": (), "authorised": 7, "unauthorised": 2, "absent_dates": None}
NOBODY_KNOWN = {
    "forename": "",
    "surname": "",
    "class_name": "",
    "addressee_lines": ("Parent/carer of LOVELACE Ada",),
    "address_lines": (),
    "salutation": "",
    "before_term_name": None,
}
NONE_MISSED = {"attended": 66, "absences": (), "absent_dates": ()}

CASES: dict[str, tuple[LetterDetails, School]] = {
    **{f"{letter}-marks": (details_of(letter), SCHOOL) for letter in KINDS},
    **{f"{letter}-totals": (details_of(letter, **TOTALS_ONLY), SCHOOL) for letter in KINDS},
    **{f"{letter}-silent": (details_of(letter, **TOTALS_ONLY, **NOBODY_KNOWN), SILENT_SCHOOL) for letter in KINDS},
    "concern_amber-many_dates": (
        details_of("concern_amber", absent_dates=dates_from(date(2026, 9, 7), 14)),
        SCHOOL,
    ),
    "concern_red-many_kinds": (worst_details_of("concern_red"), SCHOOL),
    "thanks_improved_category-at_target": (
        details_of(
            "thanks_improved_category",
            attended=65,
            still_below_target=False,
            absences=(AbsenceLine("illness", 1),),
            absent_dates=((date(2026, 9, 7), "AM"),),
        ),
        SCHOOL,
    ),
    "thanks_improved_category-none_missed": (
        details_of("thanks_improved_category", still_below_target=False, **NONE_MISSED),
        SCHOOL,
    ),
    "thanks_still_concerned-alike": (
        details_of(
            "thanks_still_concerned",
            # 90.90…% and 90.99…%: both would print as 90.9%.
            before_attended=100,
            before_possible=110,
            attended=101,
            possible=111,
            absences=(AbsenceLine("illness", 10),),
        ),
        SCHOOL,
    ),
    "thanks_still_concerned-no_last_term": (
        details_of("thanks_still_concerned", before_attended=None, before_possible=None, **NONE_MISSED),
        SCHOOL,
    ),
    "meeting_invitation-with_time": (
        details_of("meeting_invitation", meeting_when="Tuesday 12 January at 3.30 pm"),
        SCHOOL,
    ),
    "correction-another_letter": (
        details_of("correction", wrote=replace(WROTE, attended=57, not_needed=False, invited=False)),
        SCHOOL,
    ),
    "correction-last_term_right": (details_of("correction", wrote=replace(WROTE, before_attended=46)), SCHOOL),
    "meeting_invitation-none_missed": (details_of("meeting_invitation", **NONE_MISSED), SCHOOL),
}


@pytest.mark.parametrize("case", CASES)
def test_each_letter_reads_word_for_word(case: str) -> None:
    details, school = CASES[case]
    written = plain(text_of(letter_of(details, school))) + "\n"
    golden = GOLDEN / f"{case}.txt"
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text(written, encoding="utf-8", newline="\n")
    assert written == golden.read_text(encoding="utf-8")


def test_no_golden_text_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(CASES)


@pytest.mark.parametrize("case", CASES)
def test_no_letter_threatens_or_names_a_colour(case: str) -> None:
    details, school = CASES[case]
    found = re.search(
        r"\b(red|amber|green|fine[sd]?|penalt\w+|prosecut\w+|court|legal\w*|warn\w*|must|classmates?|average)\b",
        text_of(letter_of(details, school)),
        re.IGNORECASE,
    )
    assert found is None


@pytest.mark.parametrize("case", [case for case in CASES if case.startswith("correction")])
def test_a_correction_says_sorry_once_and_repeats_no_concern(case: str) -> None:
    text = text_of(letter_of(*CASES[case]))
    assert len(re.findall(r"\b(sorry|apolog\w+|regret)\b", text, re.IGNORECASE)) == 1
    assert not re.search(r"\b(missed|concern\w*|target|must|should)\b", text)


@pytest.mark.parametrize("letter", ["concern_amber", "concern_red", "meeting_invitation"])
def test_days_missed_are_said_first(letter: str) -> None:
    lines = plain(text_of(letter_of(details_of(letter)))).split("\n")
    subject = next(number for number, line in enumerate(lines) if line.endswith("Ada Lovelace, 3H"))
    assert lines[subject + 1].startswith("Ada has missed 4½ days of school this term (9 half-days).")


@pytest.mark.parametrize("letter", ["thanks_improved_category", "thanks_still_concerned"])
def test_a_thank_you_says_thank_you_first(letter: str) -> None:
    lines = text_of(letter_of(details_of(letter))).split("\n")
    subject = next(number for number, line in enumerate(lines) if line.endswith("Ada Lovelace, 3H"))
    assert lines[subject + 1].startswith("Thank you. ")


@pytest.mark.parametrize("letter", KINDS)
def test_the_files_metadata_name_nobody(letter: str) -> None:
    properties = template_properties(letter)
    assert properties == ("Attendance letter", "", "", "en-GB", None)


def template_properties(letter: str) -> tuple[object, ...]:
    core = opened(letter_of(details_of(letter))).core_properties
    return core.title, core.author, core.last_modified_by, core.language, core.created


@pytest.mark.parametrize("letter", KINDS)
def test_a_letter_in_the_pack_holds_no_other_pupils_data(letter: str) -> None:
    ada = details_of(letter)
    bob = details_of(
        letter,
        forename="Bob",
        surname="Boole",
        name="BOOLE Bob",
        class_name="4K",
        addressee_lines=("Mr T Boole",),
        address_lines=("9 High Street",),
        salutation="Mr Boole",
    )
    template = template_of(letter)
    both = [letter_context(details, SCHOOL, DECIDED_ON) for details in (ada, bob)]
    pack = text_of(template.render_pack(both)).split("\n")
    second = pack.index("Mr T Boole")
    assert not any("Boole" in line or "Bob" in line for line in pack[:second])
    assert not any("Lovelace" in line or "Ada" in line for line in pack[second:])
