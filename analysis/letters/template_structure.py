"""Whether a template gives well-formed XML whatever its fields hold.

Each {% if %} and each {% for %} must leave the XML as deep as it found it, else a letter without that passage would be
a broken Word file. This is proved once, from the template, instead of hoping at each letter.
"""

import re
from collections.abc import Iterable, Sequence

from jinja2 import nodes

from analysis.letters.template_error import TemplateError

_TAG = re.compile(r"<(/?)([^\s<>/]+)[^<>]*?(/?)>")
_TEXT = "w:t"
_PASSAGES = ("body", "elif_", "else_")
"""What an {% if %} or a {% for %} may print; `fields_used` has refused every other statement."""


def check_structure(template: nodes.Template) -> None:
    """Raise TemplateError unless every path through the template is well-formed and prints only inside Word's text."""
    if _depth_after(template.body, []):
        raise TemplateError("The template's Word text is damaged; open it in Word and save it again.")


def _depth_after(statements: Sequence[nodes.Node], stack: list[str]) -> list[str]:
    """Follow the open elements through statements, and give those open at the end."""
    for node in statements:
        if isinstance(node, nodes.Output):
            stack = _after_output(node.nodes, stack)
        else:
            for _, branch in node.iter_fields(only=_PASSAGES):
                _check_level(branch, stack, node)
    return stack


def _check_level(branch: Sequence[nodes.Node], stack: list[str], node: nodes.Node) -> None:
    if _depth_after(branch, list(stack)) != stack:
        raise TemplateError(
            "A {% … %} starts in one paragraph or cell and ends in another; write {%p … %} on lines of their own.",
            node.lineno,
        )


def _after_output(parts: Iterable[nodes.Node], stack: list[str]) -> list[str]:
    stack = list(stack)
    for part in parts:
        if isinstance(part, nodes.TemplateData):
            _follow_tags(part.data, stack, part)
        elif not stack or stack[-1] != _TEXT:
            raise TemplateError(
                "A field stands where Word has no text, such as in a picture's description.", part.lineno
            )
    return stack


def _follow_tags(xml: str, stack: list[str], node: nodes.Node) -> None:
    if re.search(r"<[^>]*$", xml):
        raise TemplateError("A field stands where Word has no text, such as in a picture's description.", node.lineno)
    for closing, name, empty in _TAG.findall(xml):
        if closing and (not stack or stack.pop() != name):
            raise TemplateError(
                "A {% … %} cuts through a paragraph or a cell; put it on a line of its own.", node.lineno
            )
        if not closing and not empty:
            stack.append(name)
