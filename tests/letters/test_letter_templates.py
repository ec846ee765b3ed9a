"""What a template may say, what it may not, and that every refusal is one plain sentence."""

from dataclasses import replace

import pytest
from docx import Document
from jinja2 import Environment

from analysis.letters.context import letter_context
from analysis.letters.template_error import TemplateError
from analysis.letters.template_structure import check_structure
from analysis.letters.templates import read_template
from tests.letters.letters_of import DECIDED_ON, SCHOOL, details_of
from tests.letters.packages import saved, template_with, with_body
from tests.letters.reading import lines_of, opened, plain

CONTEXT = letter_context(details_of("concern_amber"), SCHOOL, DECIDED_ON)


def printed(*paragraphs: str) -> list[str]:
    return [plain(line) for line in lines_of(read_template(template_with(*paragraphs)).render(CONTEXT))]


def refusal(data: bytes) -> str:
    with pytest.raises(TemplateError) as caught:
        read_template(data)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith((".", "?"))
    return sentence


@pytest.mark.parametrize(
    ("paragraphs", "lines"),
    [
        (["Dear {{ salutation }},"], ["Dear Mrs Lovelace,"]),
        (["{{ salutation|upper }} {{ child|lower }}"], ["MRS LOVELACE ada"]),
        (["{{ 'so' }}"], ["so"]),
        (["{# for the office only #}Hello"], ["Hello"]),
        (["{{ address_lines|join(', ') }}"], ["1 Mill Lane, Ambleford, AM1 3DE"]),
        (["{{ addressee_lines|join }}"], ["Mrs R Lovelace"]),
        (["A{% if has_absences and not meeting_when %}B{% elif child %}C{% else %}D{% endif %}"], ["AB"]),
        (["{% if class_name == '3H' or child != 'Ada' %}Hawthorn{% endif %}"], ["Hawthorn"]),
        (["{%p for line in address_lines %}", "{{ loop.index }} {{ line }}", "{%p endfor %}"],
         ["1 1 Mill Lane", "2 Ambleford", "3 AM1 3DE"]),
        (["{% for line in address_lines %}{{ line }}{% if not loop.last %}; {% endif %}{% endfor %}"],
         ["1 Mill Lane; Ambleford; AM1 3DE"]),
        (["{% for row in school_decided_lines %}{% if row.words %}{{ row.half_days }}{% endif %}{% endfor %}"], ["4"]),
        (["{% for line in absent_dates %}{% if line == '7' %}x{% endif %}{% else %}none{% endfor %}."], ["."]),
    ],
)  # fmt: skip
def test_a_template_may_print_ask_and_walk(paragraphs: list[str], lines: list[str]) -> None:
    assert printed(*paragraphs) == lines


def test_a_field_that_word_cut_into_runs_is_one_field() -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for number, piece in enumerate(("Dear {", "{ salu", "tation ", "}", "}, hello")):
        paragraph.add_run(piece).bold = bool(number % 2)
    assert lines_of(read_template(saved(document)).render(CONTEXT)) == ["Dear Mrs Lovelace, hello"]


def test_curly_quotes_of_word_are_quotes() -> None:
    assert printed("{% if class_name == “3H” %}Hawthorn{% endif %}") == ["Hawthorn"]


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__ }}",
        "{{ child.__class__.__mro__ }}",
        "{{ child['__class__'] }}",
        "{{ child|attr('__class__') }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ self }}",
        "{{ self.__init__ }}",
        "{{ range(10) }}",
        "{{ child.upper() }}",
        "{{ lipsum() }}",
        "{{ namespace() }}",
        "{{ child ~ child }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ [1, 2] }}",
        "{{ {'a': 1} }}",
        "{{ child if child else surname }}",
        "{{ child|format }}",
        "{{ address_lines|join(child) }}",
        "{{ child is defined }}",
        "{% set x = 1 %}",
        "{% for x in range(9) %}{% endfor %}",
        "{% for x in child %}{% endfor %}",
        "{% for x in address_lines recursive %}{% endfor %}",
        "{% for x in address_lines if x %}{% endfor %}",
        "{% for x, y in address_lines %}{% endfor %}",
        "{% for x in address_lines %}{% for y in x %}{% endfor %}{% endfor %}",
        "{% for x in address_lines %}{{ x.words }}{% endfor %}",
        "{% for x in absence_lines %}{{ x.items }}{% endfor %}",
        "{% for x in absence_lines %}{{ x }}{% endfor %}",
        "{% for x in absence_lines %}{{ loop.previtem }}{% endfor %}",
        "{{ loop.index }}",
        "{% if child.upper %}{% endif %}",
        "{% if child() %}{% endif %}",
        "{% if child in surname %}{{ missing }}{% endif %}",
        "{% include 'other' %}",
        "{% import 'os' as os %}",
        "{% extends 'base' %}",
        "{% macro m() %}{% endmacro %}",
        "{% block b %}{% endblock %}",
        "{% filter upper %}{% endfilter %}",
        "{% raw %}{{ child }}",
        "{% do child %}",
        "{{ child",
        "{{ }}",
        "{% if child %}",
        "{% endif %}",
        "{{ " + "(" * 5000 + "child" + ")" * 5000 + " }}",
        "{{ has_absences }}",
        "{{ address_lines }}",
        "{% colspan child %}",
        "{{r child }}",
        "{{p child }}",
        "{%r if child %}",
        "{%p if child %} lost words",
        "{%p if child -%}",
        "{%-p if child %}",
    ],
)
def test_a_template_may_not_say_anything_else(attack: str) -> None:
    refusal(template_with(attack))


def test_a_mistyped_field_is_named_with_its_paragraph_and_the_likely_one() -> None:
    sentence = refusal(template_with("Hello", "Dear {{ salutaton }} of the child"))
    assert sentence == (
        "In “Dear {{ salutaton }} of the child”: There is no field {{ salutaton }}; did you mean {{ salutation }}?"
    )


def test_an_unknown_field_is_named() -> None:
    assert refusal(template_with("{{ xyzzy }}")) == "In “{{ xyzzy }}”: There is no field {{ xyzzy }}."


def test_a_row_is_explained() -> None:
    sentence = refusal(template_with("{% for x in absence_lines %}{{ x }}{% endfor %}"))
    assert sentence.endswith("{{ x }} is a row; write {{ x.words }} or {{ x.half_days }}.")


def test_words_beside_a_paragraph_mark_would_be_lost_and_are_refused() -> None:
    assert "must stand alone in its paragraph" in refusal(template_with("{%p if child %} Dear", "x", "{%p endif %}"))


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("{%p if child %}", "x {% endif %} y"),
        ("x {% if child %} y", "{%p endif %}"),
        ("{% for line in address_lines %} y", "{%p endfor %}"),
        ("{%p if child %}", "a", "{%p else %}", "b {% endif %}"),
    ],
)
def test_a_passage_that_would_leave_half_a_paragraph_is_refused(paragraphs: tuple[str, ...]) -> None:
    assert "{%" in refusal(template_with(*paragraphs))


def test_a_passage_over_two_paragraphs_that_stays_whole_is_allowed() -> None:
    assert printed("x{% if meeting_when %} y", "z{% endif %}!") == ["x!"]


def test_a_field_outside_words_is_refused() -> None:
    picture = '<w:p><w:r><w:rPr><w:color w:val="{{ child }}"/></w:rPr><w:t>x</w:t></w:r></w:p>'
    assert "where Word has no text" in refusal(with_body(picture))
    loose = "<w:p><w:r><w:delText>{{ child }}</w:delText></w:r></w:p>"
    assert "where Word has no text" in refusal(with_body(loose))


@pytest.mark.parametrize("xml", ["<w:p>", "</w:p>", "<w:p></w:r>"])
def test_xml_that_is_not_whole_is_refused(xml: str) -> None:
    with pytest.raises(TemplateError):
        check_structure(Environment(autoescape=True).parse(xml))


def test_a_field_missing_from_the_context_stops_the_letter() -> None:
    template = read_template(template_with("{{ child }}"))
    with pytest.raises(TemplateError, match="'child' is undefined"):
        template.render({})


def test_a_version_follows_the_files_bytes() -> None:
    first, second = template_with("one"), template_with("two")
    assert read_template(first).version == read_template(first).version
    assert read_template(first).version != read_template(second).version
    assert len(read_template(first).version) == 12


def test_fields_are_listed() -> None:
    assert read_template(template_with("{{ child }} {% if surname %}{% endif %}")).fields == {"child", "surname"}


def test_an_error_without_a_place_is_left_as_it_is() -> None:
    error = TemplateError("Nothing to see.")
    assert error.within("<w:p/>") is error
    assert TemplateError("Empty line.", 1).within("<w:p/>").args == ("Empty line.",)


def test_a_list_without_lines_leaves_a_cell_that_word_opens() -> None:
    document = Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.paragraphs[0].text = "{%p for line in address_lines %}"
    cell.add_paragraph("{{ line }}")
    cell.add_paragraph("{%p endfor %}")
    nobody = letter_context(replace(details_of("concern_amber"), address_lines=()), SCHOOL, DECIDED_ON)
    letter = read_template(saved(document)).render(nobody)
    assert len(opened(letter).tables[0].cell(0, 0).paragraphs) == 1
