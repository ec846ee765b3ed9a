"""A school's settings from a TOML file: itself, its policy, its groups, its terms and its INSET days."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from itertools import pairwise
from typing import Any

from analysis.rules.policy import Policy, PolicyError, thousandths
from analysis.rules.school import School
from analysis.rules.school_calendar import Term

RATES = ("target", "la_target", "red_below", "smallest_improvement")
COUNTS = ("few_sessions", "long_illness_days", "cool_down_school_days")
HALF_TERM = ("half_term_start", "half_term_end")
GROUPS = ("without_letters", "outside_headline")

HIGHEST_YEAR = 13
HIGHEST_COUNT = 999
"""More sessions or school days than any school year has."""


class SettingsError(ValueError):
    """A settings file that cannot be used. Its text is one plain sentence."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The school, the policy in force, the school's own terms and INSET days; all defaults where nothing is set.

    Raises SettingsError for half terms without their dates.
    """

    school: School = field(default_factory=School)
    policy: Policy = field(default_factory=Policy)
    terms: tuple[Term, ...] = ()
    inset_days: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        if self.policy.period == "half_term" and not self.terms:
            raise SettingsError('period = "half_term" needs the dates of each half term ([[term]] in a settings file).')


def read_settings(data: bytes) -> Settings:
    """Read a settings file. Raises SettingsError, naming the key that is unknown or cannot be used."""
    try:
        tables = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"The settings file is not valid TOML: {error}.") from error
    _refuse_unknown(tables, ("school", "policy", "groups", "term", "calendar"), "")
    try:
        school, policy = _school(tables.get("school", {})), _policy(tables)
    except PolicyError as error:
        raise SettingsError(f"The settings file cannot be used: {error}") from error
    terms, inset_days = _terms(tables.get("term", [])), _inset_days(tables.get("calendar", {}))
    return Settings(school, policy, terms, inset_days)


def _refuse_unknown(table: Any, known: tuple[str, ...], where: str) -> None:  # noqa: ANN401 - whatever TOML holds
    if not isinstance(table, Mapping):
        raise SettingsError(f"[{where}] in the settings file must be a table of settings.")
    for key in table:
        if key not in known:
            raise SettingsError(f"The settings file has an unknown key: {where + '.' if where else ''}{key}.")


def _school(table: Mapping[str, Any]) -> School:
    _refuse_unknown(table, tuple(item.name for item in fields(School)), "school")
    for key, value in table.items():
        if key == "top_year" and not _is_whole(value, HIGHEST_YEAR):
            raise SettingsError(f"school.{key} must be a whole number from 0 to {HIGHEST_YEAR}.")
        if key != "top_year" and not isinstance(value, str):
            raise SettingsError(f"school.{key} must be text in quotes.")
    return School(**table)


def _is_whole(value: object, highest: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= highest


def _policy(tables: Mapping[str, Any]) -> Policy:
    table, groups = tables.get("policy", {}), tables.get("groups", {})
    _refuse_unknown(table, (*RATES, *COUNTS, "period"), "policy")
    _refuse_unknown(groups, GROUPS, "groups")
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key in COUNTS and not _is_whole(value, HIGHEST_COUNT):
            raise SettingsError(f"policy.{key} must be a whole number from 0 to {HIGHEST_COUNT}, not {value!r}.")
        values[key] = thousandths(str(value), key) if key in RATES else value
    for key, value in groups.items():
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise SettingsError(f"groups.{key} must be a list of year groups in quotes.")
        values[key] = tuple(value)
    return Policy(**values)


def _terms(tables: Any) -> tuple[Term, ...]:  # noqa: ANN401 - whatever TOML holds
    if not isinstance(tables, list):
        raise SettingsError("Each term in the settings file starts with [[term]].")
    return in_order([_term(table) for table in tables])


def in_order(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Put terms in order. Raises SettingsError for one that cannot be and for two that overlap, by their names."""
    for term in terms:
        _check(term)
    ordered = sorted(terms, key=lambda term: term.start)
    for earlier, later in pairwise(ordered):
        if later.start <= earlier.end:
            raise SettingsError(f"The terms {earlier.name} and {later.name} overlap.")
    return tuple(ordered)


def _check(term: Term) -> None:
    if term.end < term.start:
        raise SettingsError(f"The term {term.name} ends before it starts.")
    if term.half_term and not term.start < term.half_term[0] <= term.half_term[1] < term.end:
        raise SettingsError(f"The half-term holiday of {term.name} must lie inside the term, its first day first.")


def _term(table: Any) -> Term:  # noqa: ANN401 - whatever TOML holds
    _refuse_unknown(table, ("name", "start", "end", *HALF_TERM), "term")
    if not isinstance(table.get("name"), str) or not all(type(table.get(key)) is date for key in ("start", "end")):
        raise SettingsError("Each [[term]] needs a name in quotes, and start and end as dates like 2026-01-05.")
    name, start, end = table["name"], table["start"], table["end"]
    holiday = tuple(table[key] for key in HALF_TERM if key in table)
    if not holiday:
        return Term(name, start, end)
    if not all(type(day) is date for day in holiday) or len(holiday) != len(HALF_TERM):
        raise SettingsError(f"The half-term holiday of {name} needs both {' and '.join(HALF_TERM)}, as dates.")
    return Term(name, start, end, (holiday[0], holiday[1]))


def _inset_days(table: Any) -> tuple[date, ...]:  # noqa: ANN401 - whatever TOML holds
    _refuse_unknown(table, ("inset_days",), "calendar")
    days = table.get("inset_days", [])
    if not isinstance(days, list) or not all(type(day) is date for day in days):
        raise SettingsError("calendar.inset_days must be a list of dates like 2026-01-05.")
    return tuple(sorted(set(days)))
