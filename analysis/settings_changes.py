"""What differs between two versions of the settings, in words."""

from collections.abc import Iterable
from datetime import date

from analysis.rules.policy import SETTINGS, per_cent
from analysis.rules.school_calendar import Term
from analysis.rules.wording import period_text, short_date
from analysis.settings import RATES, Settings

SCHOOL_LABELS = {
    "name": "School name",
    "phase": "Phase",
    "top_year": "Top year group",
    "address": "Address",
    "head": "Head",
    "signatory": "Letters are signed by",
    "contact_name": "Attendance contact",
    "contact_phone": "Contact's telephone",
    "contact_email": "Contact's email",
}
GROUP_LABELS = {"without_letters": "Year groups without letters", "outside_headline": "Outside the headline"}
PERIOD_LABELS = {"term": "three terms", "half_term": "six half terms"}


def changes(before: Settings, after: Settings) -> tuple[str, ...]:
    """Say each change in a short sentence, in the order of the page; nothing where the settings are the same."""
    pairs = zip(_values(before), _values(after), strict=True)
    told = [f"{label}: {new}, was {old}" for (label, old), (_, new) in pairs if old != new]
    return (*told, *_term_changes(before.terms, after.terms), *_day_changes(before.inset_days, after.inset_days))


def _values(settings: Settings) -> list[tuple[str, str]]:
    school, policy = settings.school, settings.policy
    return [
        *((label, str(getattr(school, name)).strip() or "blank") for name, label in SCHOOL_LABELS.items()),
        ("Letters compare", PERIOD_LABELS[policy.period]),
        *((one.label, amount(settings, one.name)) for one in SETTINGS),
        *((label, ", ".join(getattr(policy, name)) or "none") for name, label in GROUP_LABELS.items()),
    ]


def amount(settings: Settings, name: str) -> str:
    """Write one number of the policy as people do: "97%", or "15"."""
    value: int = getattr(settings.policy, name)
    return per_cent(value) if name in RATES else str(value)


def _term_changes(before: Iterable[Term], after: Iterable[Term]) -> list[str]:
    old, new = {term.name: term for term in before}, {term.name: term for term in after}
    gone = [f"{name}: no longer a term" for name in old if name not in new]
    return gone + [f"{name}: {_dates(term)}" for name, term in new.items() if old.get(name) != term]


def _dates(term: Term) -> str:
    holiday = f", half-term holiday {period_text(*term.half_term)}" if term.half_term else ""
    return f"{period_text(term.start, term.end)}{holiday}"


def _day_changes(before: Iterable[date], after: Iterable[date]) -> list[str]:
    old, new = set(before), set(after)
    told = (("added", new - old), ("taken away", old - new))
    return [f"INSET days {what}: {', '.join(map(short_date, sorted(days)))}" for what, days in told if days]
