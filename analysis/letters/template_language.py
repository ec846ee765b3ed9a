"""What a template may say: print a field, ask whether a field is filled, walk a list. Nothing else.

A template is written by a school or comes from the internet, and Jinja is close to Python. So beside Jinja's sandbox
stands a list of what is allowed; everything that is not on it (calls, attributes, arithmetic, imports) is refused when
the template is read, before it ever runs.
"""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from jinja2 import nodes

from analysis.letters.fields import Field, FieldKind
from analysis.letters.template_error import TemplateError

_LISTS = (FieldKind.LIST, FieldKind.ROWS)
_LOOP_PARTS = ("first", "last", "index")
_LETTER_CASES = ("upper", "lower")


def fields_used(template: nodes.Template, fields: Mapping[str, Field]) -> frozenset[str]:
    """List the fields a parsed template uses. Raises TemplateError for anything that a template may not say."""
    reader = _Reader(fields)
    reader.check_statements(template.body)
    return frozenset(reader.used)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Walks a parsed template. `items` is what the loops around a place call their items."""

    fields: Mapping[str, Field]
    items: Mapping[str, Field] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def check_statements(self, statements: Sequence[nodes.Node]) -> None:
        for node in statements:
            match node:
                case nodes.Output():
                    for printed in node.nodes:
                        self.check_printed(printed)
                case nodes.If():
                    self.check_asked(node.test)
                    self.check_statements([*node.body, *node.elif_, *node.else_])
                case nodes.For(target=nodes.Name(name=name), test=None, recursive=False):
                    walked = self.listed(node.iter)
                    replace(self, items={**self.items, name: walked}).check_statements(node.body)
                    self.check_statements(node.else_)
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
            near = difflib.get_close_matches(node.name, self.fields, n=1)
            hint = f"; did you mean {{{{ {near[0]} }}}}?" if near else "."
            raise TemplateError(f"There is no field {{{{ {node.name} }}}}{hint}", node.lineno)
        self.used.add(node.name)
        return self.fields[node.name]


def _refused(node: nodes.Node) -> TemplateError:
    return TemplateError("The template says something that a letter may not say.", node.lineno)
