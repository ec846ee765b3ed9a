"""What stands against a school's own template, before any family gets a letter from it."""

import pytest
from docx import Document

from analysis.letters.details import KINDS
from analysis.letters.details import TEMPLATES as TEMPLATE_NAMES
from analysis.letters.findings import Finding, Weight, can_be_used
from analysis.letters.template_check import check_template
from tests.letters.letters_of import TEMPLATES
from tests.letters.packages import parts_of, saved, template_with, with_body, with_parts, with_relationship

GOOD = (
    "{%p for line in envelope_lines %}",
    "{{ line }}",
    "{%p endfor %}",
    "{{ letter_date }}",
    "Dear {{ salutation }}",
    "{{ child }} was in school for {{ attendance_figure }}, as at {{ as_at }}.",
    "Please get in touch with {{ contact }}. {{ signed_by }}",
)


def findings(*paragraphs: str, letter: str = "concern_red", weight: Weight | None = None) -> list[str]:
    found = check_template(template_with(*paragraphs), letter)
    return [one.sentence for one in found if weight in (None, one.weight)]


def refused(*paragraphs: str, letter: str = "concern_red") -> list[str]:
    return findings(*paragraphs, letter=letter, weight=Weight.REFUSED)


def warned(*paragraphs: str, letter: str = "concern_red") -> list[str]:
    return findings(*paragraphs, letter=letter, weight=Weight.WARNING)


@pytest.mark.parametrize("letter", TEMPLATE_NAMES)
def test_a_standard_template_has_nothing_against_it(letter: str) -> None:
    found = check_template((TEMPLATES / f"{letter}.docx").read_bytes(), letter)
    assert [one.weight for one in found] == [Weight.NOTE]
    assert can_be_used(found)


@pytest.mark.parametrize("letter", KINDS)
def test_a_small_template_with_all_that_is_needed_can_be_used(letter: str) -> None:
    assert refused(*GOOD, letter=letter) == warned(*GOOD, letter=letter) == []


def test_every_unknown_field_is_named_with_its_paragraph_and_the_nearest_known_one() -> None:
    assert refused("Dear {{ salutaton }}", "{% if chld %}x{% endif %} {{ xyzzy }}", "{{ xyzzy }} {{ child }}") == [
        "In “Dear {{ salutaton }}”: There is no field {{ salutaton }}; did you mean {{ salutation }}?",
        "In “{% if chld %}x{% endif %} {{ xyzzy }}”: There is no field {{ chld }}; did you mean {{ child }}?",
        "In “{% if chld %}x{% endif %} {{ xyzzy }}”: There is no field {{ xyzzy }}.",
        "In “{{ xyzzy }} {{ child }}”: There is no field {{ xyzzy }}.",
    ]


def test_at_most_twenty_things_are_told_at_once() -> None:
    assert len(refused(*(f"{{{{ nothing{number} }}}}{{{{ other{number} }}}}" for number in range(40)))) == 20
    assert len(refused("".join(f"{{{{ nothing{number} }}}}" for number in range(40)))) == 20


def test_a_syntax_error_is_told_with_its_paragraph() -> None:
    (sentence,) = refused(*GOOD, "Hello {{ child name }}, welcome")
    assert sentence.startswith("In “Hello {{ child name }}, welcome”: A field is not written as it must be: ")
    (sentence,) = refused(*GOOD, "Hello {% if child %} welcome")
    assert "not written as it must be" in sentence


def test_a_field_of_another_letter_is_told_with_the_letter_that_has_it() -> None:
    (sentence,) = refused(*GOOD, "We kept {{ meeting_when }} free.", letter="concern_amber")
    assert sentence == (
        "In “We kept {{ meeting_when }} free.”: The field {{ meeting_when }} is filled in other letters only "
        "(Invitation to a meeting); take it out of this one."
    )
    assert refused(*GOOD, "We kept {{ meeting_when }} free.", letter="meeting_invitation") == []


@pytest.mark.parametrize("letter", ["concern_amber", "concern_red"])
def test_a_first_letter_has_no_last_term(letter: str) -> None:
    assert "other letters only" in refused(*GOOD, "{{ before_figure }}", letter=letter)[0]


@pytest.mark.parametrize(
    ("lacking", "start"),
    [
        ("{{ letter_date }}", "The letter has no date"),
        ("{{ salutation }}", "The letter greets nobody"),
        ("{{ child }}", "The letter does not say which child"),
        ("{{ attendance_figure }}", "The letter does not say the sessions"),
    ],
)
def test_what_every_letter_must_say_is_missed(lacking: str, start: str) -> None:
    (sentence,) = refused(*(text.replace(lacking, "") for text in GOOD))
    assert sentence.startswith(start)
    assert sentence.endswith(".")


def test_sessions_may_be_said_in_two_fields_and_the_child_by_its_full_name() -> None:
    other = [text.replace("{{ attendance_figure }}", "{{ attended }} out of {{ possible }}") for text in GOOD]
    assert refused(*(text.replace("{{ child }}", "{{ full_name|upper }}") for text in other)) == []
    assert len(refused(*(text.replace("{{ attendance_figure }}", "{{ attended }}") for text in GOOD))) == 1


def test_what_is_said_only_where_more_is_known_is_missed_too() -> None:
    (sentence,) = refused(*(text.replace("{{ child }}", "{% if times_late %}{{ child }}{% endif %}") for text in GOOD))
    assert "which child" in sentence


@pytest.mark.parametrize("left", ["{child}", "«child»", "{ {child} }", "child }}", "[{child]"])
def test_a_field_that_would_be_printed_as_it_stands_is_refused(left: str) -> None:
    (sentence,) = refused(*GOOD, f"Bring {left} with you")
    assert sentence.startswith(f"In “Bring {left} with you”: “")
    assert "as it stands" in sentence


@pytest.mark.parametrize("words", ["You will be fined", "A penalty notice", "we may PROSECUTE you", "£160 each"])
def test_a_first_letter_with_a_threat_is_refused(words: str) -> None:
    for letter in ("concern_amber", "concern_red"):
        (sentence,) = refused(*GOOD, words, letter=letter)
        assert sentence.startswith(f"In “{words}”: “")
    assert "read as a threat in a first letter" in sentence


def test_a_word_that_may_be_meant_well_and_a_threat_in_a_later_letter_are_for_a_person_to_see() -> None:
    assert len(warned(*GOOD, "A fine morning")) == 1
    assert refused(*GOOD, "A fine morning") == []
    assert refused(*GOOD, "You may be fined.", letter="meeting_invitation") == []
    assert "read as a threat in a letter;" in warned(*GOOD, "You may be fined.", letter="meeting_invitation")[0]


@pytest.mark.parametrize(
    ("lacking", "part"),
    [
        ("envelope_lines", "window envelope"),
        ("as_at", "which days"),
        ("contact", "nobody to talk to"),
        ("signed_by", "signed by nobody"),
    ],
)
def test_what_a_letter_would_better_have_is_a_warning(lacking: str, part: str) -> None:
    (sentence,) = warned(
        *(text.replace(lacking, "address_lines" if "lines" in lacking else "child") for text in GOOD)
    ) or ["fine"]
    assert (part in sentence) or (lacking, sentence) == ("envelope_lines", "fine")
    without = [text for text in GOOD if "line" not in text and "endfor" not in text]
    assert "window envelope" in warned(*without)[0]


def test_the_reading_age_is_told() -> None:
    plain = "We would like to help you. " * 8
    hard = "Notwithstanding extraordinary circumstances, consideration necessitates immediate communication. " * 8
    told = [findings(*GOOD, text)[-1] for text in (plain, hard)]
    assert told[0].startswith("Reading age: about 5 years")
    assert int(told[1].split()[3]) > 20
    assert findings(*GOOD)[-1] == "The letter is too short to say how easily it reads."


def test_words_in_another_language_are_not_judged_and_that_is_said() -> None:
    found = check_template(template_with(*GOOD, "You will be fined"), "concern_red", in_english=False)
    assert [one.weight for one in found] == [Weight.NOTE, Weight.NOTE]
    assert "in English only" in found[0].sentence


def test_what_is_refused_comes_first_and_notes_last() -> None:
    found = check_template(template_with(*GOOD[:3], *GOOD[4:-1], "be fined"), "concern_red")
    assert [one.weight for one in found] == sorted((one.weight for one in found), key=list(Weight).index)
    assert {one.weight for one in found} == set(Weight)
    assert not can_be_used(found)


def test_a_field_that_word_cut_into_runs_is_healed() -> None:
    document = Document()
    for text in GOOD:
        paragraph = document.add_paragraph()
        for piece in text.replace("{{ s", "{|{ s").replace("ation }}", "at|ion }|}").split("|"):
            paragraph.add_run(piece).bold = True
    assert [one for one in check_template(saved(document), "concern_red") if one.weight is Weight.REFUSED] == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"not a Word file", "not a Word document"),
        (with_parts(template_with(*GOOD), **{"word/vbaProject.bin": b"x"}), "macros"),
        (with_relationship(template_with(*GOOD), "attachedTemplate", "https://evil.example/x.dotm"), "outside itself"),
        (with_relationship(template_with(*GOOD), "image", "file://server/share/x.png"), "outside itself"),
        (with_parts(template_with(*GOOD), **{"word/embeddings/x.bin": b"x"}), "embedded object"),
        (with_parts(template_with(*GOOD), **{"../x.xml": b"x"}), "not safe"),
        (with_body("<w:p><w:r><w:object/></w:r></w:p>"), "embedded object"),
        (
            with_parts(
                template_with("x"),
                **{"word/styles.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'},
            ),
            "declares a document type",
        ),
        (template_with("{{ child.__class__ }}"), "may not say"),
    ],
    ids=["no zip", "macro", "template", "picture", "embedded", "path", "object", "entity", "python"],
)  # fmt: skip
def test_a_hostile_file_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    (finding,) = check_template(data, "concern_red")
    assert finding.weight is Weight.REFUSED
    assert words in finding.sentence


@pytest.mark.parametrize("text", ["{{ " * 20_000, "{%-" * 20_000, "{{ 'a " * 20_000, "}}" * 20_000])
def test_braces_without_end_do_not_hold_the_program_up(text: str) -> None:
    assert "too many fields" in check_template(template_with(text), "concern_red")[0].sentence or "}" in text


def test_a_walk_inside_a_walk_is_refused() -> None:
    loop = "{% for one in absent_dates %}"
    (sentence,) = refused(loop * 9 + "x" + "{% endfor %}" * 9)
    assert "stands inside another" in sentence
    assert (
        check_template(template_with("{% for one in child %}{% endfor %}"), "concern_red")[0].weight is Weight.REFUSED
    )


def test_a_letter_that_does_not_exist_has_no_check() -> None:
    with pytest.raises(ValueError, match="not one of the letters"):
        check_template(template_with(*GOOD), "concern_blue")


def test_a_finding_is_a_plain_value() -> None:
    assert Finding(Weight.NOTE, "x") == Finding(Weight.NOTE, "x")
    assert len(parts_of(template_with(*GOOD))) > 3
