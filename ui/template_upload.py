"""A school's own template: dropped in, checked, read as a letter, and only then taken into use."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from analysis.letters.details import template_title
from analysis.letters.findings import Finding, Weight, can_be_used
from analysis.letters.office import office_program
from analysis.letters.page_count import check_pages
from analysis.letters.preview import letter_html
from analysis.letters.sample_letters import example_details, sample_context
from analysis.letters.template_check import check_template
from analysis.letters.templates import read_template
from ui.decision_day import decision_date
from ui.pictures import pictures_in_use, with_pictures
from ui.plain_text import as_text
from ui.settings import settings_of
from ui.state import StateKey, load, store
from ui.template_shelf import template_uses, use_template
from ui.template_table import ENGLISH

MOST_NAME = 100


@dataclass(frozen=True, slots=True)
class CheckedTemplate:
    """A file as dropped in for a letter, with what stands against it."""

    letter: str
    language: str
    fingerprint: str
    findings: tuple[Finding, ...]
    html: str


def show_upload(letter: str, language: str) -> None:
    """Take in a template, and show what stands against it before anything changes. Raises RecordsError."""
    st.subheader("2. Load your own")
    # A new box after each change, so that a file taken into use does not lie there as if it waited.
    dropped = st.file_uploader(
        as_text(f"Your Word file for: {template_title(letter)}, {language or ENGLISH}"),
        key=f"template_file_{letter}_{language}_{len(template_uses())}",
    )
    if dropped is None:
        st.caption("It is checked before it is used; until you say so, nothing changes.")
        return
    data = dropped.getvalue()
    checked = _checked(data, letter, language)
    _show_findings(checked.findings)
    if not can_be_used(checked.findings):
        return
    if st.button("Use this template", key=f"use_template_{letter}", type="primary", icon=":material/check:"):
        use_template(letter, language, data, dropped.name[-MOST_NAME:])
        st.toast("Letters released from now on are written with it.")
        st.rerun()
    st.caption("A letter of an invented child, written with it:")
    st.html(f'<div class="paper">{checked.html}</div>')


def _checked(data: bytes, letter: str, language: str) -> CheckedTemplate:
    fingerprint = hashlib.sha256(data).hexdigest()
    known: CheckedTemplate | None = load(StateKey.TEMPLATE)
    if known is None or (known.letter, known.language, known.fingerprint) != (letter, language, fingerprint):
        with st.spinner("Checking the template …"):
            known = _check(data, letter, language, fingerprint)
        store(StateKey.TEMPLATE, known)
    return known


def _check(data: bytes, letter: str, language: str, fingerprint: str) -> CheckedTemplate:
    findings = check_template(data, letter, in_english=not language)
    if not can_be_used(findings):
        return CheckedTemplate(letter, language, fingerprint, findings, "")
    template, school = with_pictures(read_template(data), pictures_in_use()), settings_of(decision_date()).school
    pages = check_pages(template, letter, school, office_program())
    sample = template.render(sample_context(example_details(letter), school))
    return CheckedTemplate(letter, language, fingerprint, (*findings, pages), letter_html(sample))


def _show_findings(findings: tuple[Finding, ...]) -> None:
    of = {weight: [one.sentence for one in findings if one.weight is weight] for weight in Weight}
    if of[Weight.REFUSED]:
        st.error(
            f"This file cannot be used yet. Put this right in Word and load it again:\n{_list(of[Weight.REFUSED])}"
        )
    if of[Weight.WARNING]:
        st.warning(f"Please look at this:\n{_list(of[Weight.WARNING])}")
    if not of[Weight.REFUSED] and not of[Weight.WARNING]:
        st.success("Nothing stands against this template.", icon=":material/check_circle:")
    if of[Weight.NOTE]:
        st.markdown(_list(of[Weight.NOTE]))


def _list(sentences: Iterable[str]) -> str:
    # A field stays on one line.
    unbroken = (one.replace("{{ ", "{{\N{NO-BREAK SPACE}").replace(" }}", "\N{NO-BREAK SPACE}}}") for one in sentences)
    return "\n".join(f"- {as_text(sentence)}" for sentence in unbroken)
