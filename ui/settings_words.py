"""The settings in a few sentences, the answer first."""

from datetime import date

from analysis.rules.policy import per_cent
from analysis.rules.wording import period_text
from analysis.settings import Settings
from ui.plain_text import as_text


def settings_sentences(settings: Settings, day: date) -> str:
    """Say who signs, what the target is and which term it is: "Letters are signed by …"."""
    school, policy = settings.school, settings.policy
    signed = school.signatory.strip() or school.head.strip()
    lines = [
        f"Letters of **{as_text(school.name)}** are signed by {as_text(signed or 'the school')}.",
        f"Target {per_cent(policy.target)}, red below {per_cent(policy.red_below)}.",
        _term_sentence(settings, day),
    ]
    return " ".join(lines)


def _term_sentence(settings: Settings, day: date) -> str:
    term = next((term for term in settings.terms if term.end >= day), None)
    if term is None:
        return "Dates of terms are taken from the marks."
    return f"{as_text(term.name)}: {period_text(term.start, term.end)}."
