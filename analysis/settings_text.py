"""Settings as the text of a settings file: the same settings give the same text, and it reads back equal."""

import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import date

from analysis.rules.policy import tenths_text
from analysis.rules.school_calendar import Term
from analysis.settings import COUNTS, GROUPS, HALF_TERM, RATES, Settings


def settings_text(settings: Settings) -> str:
    """Write every setting, defaults too, as TOML."""
    school, policy = settings.school, settings.policy
    tables = [
        ("[school]", {item.name: getattr(school, item.name) for item in fields(school)}),
        ("[policy]", {"period": policy.period} | _numbers(settings)),
        ("[groups]", {name: getattr(policy, name) for name in GROUPS}),
        ("[calendar]", {"inset_days": settings.inset_days}),
        *(("[[term]]", _term(term)) for term in settings.terms),
    ]
    return "\n".join(_table(heading, values) for heading, values in tables)


def _numbers(settings: Settings) -> dict[str, object]:
    rates = {name: tenths_text(getattr(settings.policy, name)) for name in RATES}
    return rates | {name: getattr(settings.policy, name) for name in COUNTS}


def _term(term: Term) -> dict[str, object]:
    dates = {"name": term.name, "start": term.start, "end": term.end}
    return dates | dict(zip(HALF_TERM, term.half_term or (), strict=False))


def _table(heading: str, values: dict[str, object]) -> str:
    return "\n".join([heading, *(f"{name} = {_value(value)}" for name, value in values.items()), ""])


def _value(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        # Text in JSON is text in TOML, but for the one sign that JSON need not escape.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Iterable):
        return f"[{', '.join(map(_value, value))}]"
    return str(value)
