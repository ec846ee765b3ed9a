"""What people answered about one child or two, kept under the children's numbers and read through their joins."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from analysis.joins import Joins
from analysis.records.choices import load_choices, record_choice
from analysis.records.store import Store

Children = tuple[int, ...]


def load_answers(store: Store, question: str, joins: Joins) -> dict[Children, Any]:
    """Give the answers to a question by children as joined, lowest number first. Raises RecordsError.

    Of two answers about what is one child by now the later one stands; one about two who are one child is dropped.
    """
    named = load_choices(store)
    said = {_children(name, question): value for name, value in named.items() if name.startswith(f"{question} ")}
    joined = {children: _as_joined(children, joins) for children in said}
    return {joined[one]: value for one, value in said.items() if len(joined[one]) == len(one)}


def record_answers(
    store: Store, question: str, answers: Iterable[tuple[Children, Any]], by: str, at: datetime, joins: Joins
) -> None:
    """Keep answers under the numbers as joined, in place of any under their other numbers; None takes one back.

    Raises RecordsError.
    """
    kept = [_children(name, question) for name in load_choices(store) if name.startswith(f"{question} ")]
    for children, answer in answers:
        own = _as_joined(children, joins)
        for other in kept:
            if other != own and _as_joined(other, joins) == own:
                record_choice(store, _name(question, other), None, by, at)
        record_choice(store, _name(question, own), answer, by, at)


def _as_joined(children: Children, joins: Joins) -> Children:
    return tuple(sorted({joins.number(child) for child in children}))


def _name(question: str, children: Children) -> str:
    return f"{question} {' '.join(map(str, children))}"


def _children(name: str, question: str) -> Children:
    return tuple(map(int, name.removeprefix(f"{question} ").split()))
