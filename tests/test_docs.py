"""The documents keep up: whatever a school meets is described in them."""

import re
from pathlib import Path

import pytest

from analysis.letters.details import TEMPLATES
from analysis.rules.circumstances import CIRCUMSTANCE_KINDS
from analysis.rules.codes import ATTENDANCE_CODES
from analysis.rules.decision import Letter, Rule
from analysis.rules.flags import FLAGS
from analysis.rules.policy import SETTINGS
from ui.measure_words import COLUMNS, GROUPS, MEASURES

ROOT = Path(__file__).parents[1]
RULES = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_of_the_letter_decision_is_described(rule):
    assert f"| `{rule}` |" in RULES


@pytest.mark.parametrize("flag", FLAGS, ids=lambda flag: flag.name)
def test_every_flag_is_described_with_its_meaning(flag):
    assert f"| `{flag.name}` | {flag.meaning} |" in RULES


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_described_with_its_default_and_source(setting):
    row = next(line for line in RULES.splitlines() if line.startswith(f"| `{setting.name}` | {setting.default} |"))
    assert setting.source in row
    assert f"{setting.since.day} {setting.since:%b %Y}" in row


@pytest.mark.parametrize("code", ATTENDANCE_CODES, ids=lambda code: f"{code.mark} {code.meaning}")
def test_every_code_is_described_with_what_it_counts_as(code):
    assert f"| `{code.mark}` | {code.meaning} | {code.outcome.value.replace('_', ' ')} |" in RULES


@pytest.mark.parametrize("kind", CIRCUMSTANCE_KINDS)
def test_every_kind_of_circumstance_is_described(kind):
    assert f"`{kind}`" in RULES


@pytest.mark.parametrize("letter", Letter)
def test_every_letter_is_described_and_has_its_template(letter):
    assert f"`{letter}`" in RULES
    assert (ROOT / f"letter_templates/{letter}.docx").is_file()


def test_there_is_no_template_without_a_letter():
    assert {path.stem for path in (ROOT / "letter_templates").glob("*.docx")} == set(TEMPLATES)


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_is_described(template):
    assert f"`{template}`" in RULES


@pytest.mark.parametrize("page", sorted((ROOT / "pages").glob("*.py")), ids=lambda page: page.stem)
def test_every_page_is_described_with_its_question(page):
    assert re.search(rf"^\| {page.stem.replace('_', ' ').capitalize()} \| .+\? \|$", README, re.MULTILINE)


@pytest.mark.parametrize("module", sorted((ROOT / "analysis/rules").glob("[a-z]*.py")), ids=lambda module: module.stem)
def test_every_module_of_rules_names_its_source_or_has_no_figure_of_its_own(module):
    text = module.read_text(encoding="utf-8")
    without_rules = {"case", "facts", "school", "wording", "checks_of_absence", "checks_of_pupils"}
    assert re.search(r"\b[Ss]ource\b", text) or module.stem in without_rules


@pytest.mark.parametrize(
    "word", ["session", "possible, attended", "category", "release", "basis", "persistent absentee"]
)
def test_the_words_of_the_code_are_in_the_glossary(word):
    assert f"| {word} |" in GLOSSARY


ON_THE_PAGE_OF_GROUPS = {f"{figure} (Groups)": made for figure, made in GROUPS.items()}


@pytest.mark.parametrize(("figure", "made"), [*MEASURES.items(), *COLUMNS.items(), *ON_THE_PAGE_OF_GROUPS.items()])
def test_the_help_beside_a_figure_is_in_the_glossary_word_for_word(figure, made):
    assert f"| {figure} | {made} |" in GLOSSARY


def test_the_files_of_a_pack_are_named_in_the_readme():
    for name in ("decisions.csv", "letters.csv", "release.csv", "problems.csv", "letters/"):
        assert f"`{name}`" in README


def test_every_picture_and_page_that_the_readme_links_to_is_there():
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_readme_gives_the_two_commands():
    assert re.search(r"^    python3 run\.py  ", README, re.MULTILINE)
    assert re.search(r"^    python3 run\.py test  ", README, re.MULTILINE)
