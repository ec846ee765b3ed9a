"""Spells: runs of absence without an attended session in between, across weekends and holidays."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.measures.sessions import session_order


@dataclass(frozen=True, slots=True)
class Spell:
    """One run of absence: its first and last absent day, its sessions, and its codes in the order of their first."""

    first: date
    last: date
    sessions: int
    marks: tuple[str, ...]


def spells(marks: pd.DataFrame, person: int) -> tuple[Spell, ...]:
    """Find the spells of one person, in time. `marks`: one term, as `sessions.with_outcomes` gives them."""
    own = marks[(marks["person"] == person) & ((marks["absent"] == 1) | (marks["attended"] == 1))]
    own = own.assign(order=session_order(own)).sort_values("order")
    absent = own.assign(run=own["attended"].cumsum())[own["absent"] == 1]
    return tuple(
        Spell(run["day"].iloc[0].date(), run["day"].iloc[-1].date(), len(run), tuple(dict.fromkeys(run["mark"])))
        for _, run in absent.groupby("run", sort=True)
    )


def longest_spell(found: tuple[Spell, ...]) -> Spell | None:
    """Give the spell with the most sessions, the first of equals; None without any."""
    return max(found, key=lambda spell: spell.sessions, default=None)


def spell_counts(marks: pd.DataFrame) -> dict[int, tuple[int, int]]:
    """Count each person's spells and the sessions of the longest, of everybody with one; `marks` as above."""
    known = marks[(marks["absent"] == 1) | (marks["attended"] == 1)]
    known = known.assign(order=session_order(known)).sort_values(["person", "order"])
    absent = known.assign(run=known["attended"].cumsum())[known["absent"] == 1]
    sizes = absent.groupby(["person", "run"]).size().groupby("person").agg(["size", "max"])
    return {int(person): (int(many), int(longest)) for person, many, longest in sizes.itertuples()}
