"""What a template may say: print a field, ask whether a field is filled, walk a list. Nothing else.

A template is written by a school or comes from the internet, and Jinja is close to Python. So beside Jinja's sandbox
stands a list of what is allowed; everything that is not on it (calls, attributes, arithmetic, imports) is refused when
the template is read, before it ever runs.
"""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from jinja2 import nodes

from analysis.letters.details import template_title
from analysis.letters.fields import FIELDS_BY_NAME, Field, FieldKind
from analysis.letters.template_error import TemplateError

_LISTS = (FieldKind.LIST, FieldKind.ROWS)
_LOOP_PARTS = ("first", "last", "index")
_LETTER_CASES = ("upper", "lower")
_MOST_PROBLEMS = 20
"""Told at once; whoever reads twenty sentences has enough to mend."""


def fields_used(template: nodes.Template, fields: Mapping[str, Field]) -> frozenset[str]:
    """List the fields a parsed template uses. Raises TemplateError for anything that a template may not say.

    The error holds what else is wrong beside it.
    """
    reader = _Reader(fields)
    reader.check_statements(template.body)
    if reader.problems:
        first, *others = reader.problems
        raise TemplateError(str(first), first.line, tuple(others))
    return frozenset(reader.used)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Walks a parsed template. `items` is what the loops around a place call their items."""

    fields: Mapping[str, Field]
    items: Mapping[str, Field] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    problems: list[TemplateError] = field(default_factory=list)

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Note a problem and go on, so that all are told at once."""
        try:
            yield
        except TemplateError as problem:
            if len(self.problems) < _MOST_PROBLEMS:
                self.problems.append(problem)

    def check_statements(self, statements: Sequence[nodes.Node]) -> None:
        for node in statements:
            with self.noting():
                self.check_statement(node)

    def check_statement(self, node: nodes.Node) -> None:
        match node:
            case nodes.Output():
                for printed in node.nodes:
                    with self.noting():
                        self.check_printed(printed)
            case nodes.If():
                with self.noting():
                    self.check_asked(node.test)
                self.check_statements([*node.body, *node.elif_, *node.else_])
            case nodes.For(target=nodes.Name(name=name), test=None, recursive=False) if not self.items:
                walked = self.listed(node.iter)
                replace(self, items={name: walked}).check_statements(node.body)
                self.check_statements(node.else_)
            case nodes.For() if self.items:
                # Each further level would print its passage twelve times as often.
                raise TemplateError("One {% for %} stands inside another, which a letter has no need of.", node.lineno)
            case _:
                raise _refused(node)

    def check_printed(self, node: nodes.Node) -> None:
        match node:
            case nodes.TemplateData() | nodes.Const():
                return
            case nodes.Name():
                found = self.known(node)
                if node.name not in self.items and found.kind is not FieldKind.TEXT:
                    raise TemplateError(f"{{{{ {node.name} }}}} is a {found.kind} and cannot be printed.", node.lineno)
                if node.name in self.items and found.kind is FieldKind.ROWS:
                    parts = " or ".join(f"{{{{ {node.name}.{part} }}}}" for part in found.parts)
                    raise TemplateError(f"{{{{ {node.name} }}}} is a row; write {parts}.", node.lineno)
            case nodes.Getattr():
                self.check_part(node)
            case nodes.Filter(name="join", args=[] | [nodes.Const()], kwargs=[]) if node.node is not None:
                self.listed(node.node)
            case nodes.Filter(name=name, args=[], kwargs=[]) if name in _LETTER_CASES and node.node is not None:
                self.check_printed(node.node)
            case _:
                raise _refused(node)

    def check_asked(self, node: nodes.Node) -> None:
        match node:
            case nodes.Const():
                return
            case nodes.Name():
                self.known(node)
            case nodes.Getattr():
                self.check_part(node)
            case nodes.Not():
                self.check_asked(node.node)
            case nodes.And() | nodes.Or():
                self.check_asked(node.left)
                self.check_asked(node.right)
            case nodes.Compare():
                for asked in (node.expr, *(operand.expr for operand in node.ops)):
                    self.check_asked(asked)
            case _:
                raise _refused(node)

    def check_part(self, node: nodes.Getattr) -> None:
        match node.node:
            case nodes.Name(name="loop") if self.items and node.attr in _LOOP_PARTS:
                return
            case nodes.Name(name=name) if name in self.items and node.attr in self.items[name].parts:
                return
            case _:
                raise _refused(node)

    def listed(self, node: nodes.Node) -> Field:
        if isinstance(node, nodes.Name) and node.name not in self.items:
            found = self.known(node)
            if found.kind in _LISTS:
                return found
        raise TemplateError("The template walks through something that is not a list.", node.lineno)

    def known(self, node: nodes.Name) -> Field:
        if node.name in self.items:
            return self.items[node.name]
        if node.name not in self.fields:
            raise TemplateError(_unknown(node.name, self.fields), node.lineno)
        self.used.add(node.name)
        return self.fields[node.name]


def _unknown(name: str, fields: Mapping[str, Field]) -> str:
    if name in FIELDS_BY_NAME:
        letters = ", ".join(template_title(letter) for letter in FIELDS_BY_NAME[name].letters)
        return f"The field {{{{ {name} }}}} is filled in other letters only ({letters}); take it out of this one."
    near = difflib.get_close_matches(name[:50], fields, n=1)
    return f"There is no field {{{{ {name} }}}}" + (f"; did you mean {{{{ {near[0]} }}}}?" if near else ".")


def _refused(node: nodes.Node) -> TemplateError:
    return TemplateError("The template says something that a letter may not say.", node.lineno)
