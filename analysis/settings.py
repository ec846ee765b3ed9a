"""A school's settings from a TOML file: itself, its policy, its groups and its terms."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from itertools import pairwise
from typing import Any

from analysis.rules.policy import Policy, PolicyError, thousandths
from analysis.rules.school import School
from analysis.rules.school_calendar import Term

RATES = ("target", "la_target", "red_below", "smallest_improvement")
COUNTS = ("few_sessions", "long_illness_days", "cool_down_school_days")
GROUPS = ("without_letters", "outside_headline")


class SettingsError(ValueError):
    """A settings file that cannot be used. Its text is one plain sentence."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The school, the policy in force and the school's own terms; all defaults where nothing is set."""

    school: School = field(default_factory=School)
    policy: Policy = field(default_factory=Policy)
    terms: tuple[Term, ...] = ()


def read_settings(data: bytes) -> Settings:
    """Read a settings file. Raises SettingsError, naming the key that is unknown or cannot be used."""
    try:
        tables = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"The settings file is not valid TOML: {error}.") from error
    _refuse_unknown(tables, ("school", "policy", "groups", "term"), "")
    try:
        settings = Settings(_school(tables.get("school", {})), _policy(tables), _terms(tables.get("term", [])))
    except PolicyError as error:
        raise SettingsError(f"The settings file cannot be used: {error}") from error
    if settings.policy.period == "half_term" and not settings.terms:
        raise SettingsError('period = "half_term" needs each half term\'s dates as a [[term]] in the settings file.')
    return settings


def _refuse_unknown(table: Any, known: tuple[str, ...], where: str) -> None:  # noqa: ANN401 - whatever TOML holds
    if not isinstance(table, Mapping):
        raise SettingsError(f"[{where}] in the settings file must be a table of settings.")
    for key in table:
        if key not in known:
            raise SettingsError(f"The settings file has an unknown key: {where + '.' if where else ''}{key}.")


def _school(table: Mapping[str, Any]) -> School:
    _refuse_unknown(table, tuple(item.name for item in fields(School)), "school")
    for key, value in table.items():
        wanted = int if key == "top_year" else str
        if not isinstance(value, wanted) or isinstance(value, bool):
            raise SettingsError(f"school.{key} must be {'a whole number' if wanted is int else 'text in quotes'}.")
    return School(**table)


def _policy(tables: Mapping[str, Any]) -> Policy:
    table, groups = tables.get("policy", {}), tables.get("groups", {})
    _refuse_unknown(table, (*RATES, *COUNTS, "period"), "policy")
    _refuse_unknown(groups, GROUPS, "groups")
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key in COUNTS and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
            raise SettingsError(f"policy.{key} must be a whole number, not {value!r}.")
        values[key] = thousandths(str(value), key) if key in RATES else value
    for key, value in groups.items():
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise SettingsError(f"groups.{key} must be a list of year groups in quotes.")
        values[key] = tuple(value)
    return Policy(**values)


def _terms(tables: Any) -> tuple[Term, ...]:  # noqa: ANN401 - whatever TOML holds
    if not isinstance(tables, list):
        raise SettingsError("Each term in the settings file starts with [[term]].")
    terms = sorted((_term(table) for table in tables), key=lambda term: term.start)
    for earlier, later in pairwise(terms):
        if later.start <= earlier.end:
            raise SettingsError(f"The terms {earlier.name} and {later.name} overlap in the settings file.")
    return tuple(terms)


def _term(table: Any) -> Term:  # noqa: ANN401 - whatever TOML holds
    _refuse_unknown(table, ("name", "start", "end"), "term")
    if not isinstance(table.get("name"), str) or not all(type(table.get(key)) is date for key in ("start", "end")):
        raise SettingsError("Each [[term]] needs a name in quotes, and start and end as dates like 2026-01-05.")
    if table["end"] < table["start"]:
        raise SettingsError(f"The term {table['name']} ends before it starts in the settings file.")
    return Term(**table)
