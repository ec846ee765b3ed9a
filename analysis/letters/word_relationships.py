"""Relationships of a Word file: which part names which, and which links lead out of the file."""

import posixpath
from dataclasses import dataclass

from analysis.letters.template_error import TemplateError
from analysis.letters.word_xml import Element, parse_xml, xml_bytes

_LEFT_OUT = ("/customxml", "/people", "/printersettings", "/glossarydocument")
"""Endings of relationship types whose parts never enter a letter: people's names, other data, a printer's settings."""
_HARMLESS_LINKS = ("mailto:", "https://", "http://", "tel:")


@dataclass(frozen=True, slots=True)
class Relationship:
    """One link from a part: what kind it is and the name of the part it leads to ("" when it leads out)."""

    kind: str
    target: str


def relationships_name(part: str) -> str:
    """Name the part that holds another part's relationships: word/document.xml has word/_rels/document.xml.rels."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def read_relationships(data: bytes, part: str) -> tuple[list[Relationship], bytes]:
    """Read a part's relationships, and write again those that are kept. Raises TemplateError for unsafe links."""
    root = parse_xml(data, relationships_name(part))
    found = []
    for element in list(root):
        kind = element.get("Type", "").lower()
        if kind.endswith(_LEFT_OUT):
            root.remove(element)
        else:
            found.append(Relationship(kind, _target(element, kind, part)))
    return found, xml_bytes(root)


def check_relationships(data: bytes, part: str) -> None:
    """Check every relationship of a part, those that a letter leaves out too. Raises TemplateError for unsafe links."""
    for element in parse_xml(data, relationships_name(part)):
        _target(element, element.get("Type", "").lower(), part)


def part_of(relationships: str) -> str:
    """Name the part whose relationships a part holds: the reverse of `relationships_name`."""
    folder, name = posixpath.split(relationships)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _target(element: Element, kind: str, part: str) -> str:
    target = element.get("Target", "")
    if element.get("TargetMode", "Internal") == "Internal":
        return _resolved(target, part)
    if not (kind.endswith("/hyperlink") and target.lower().startswith(_HARMLESS_LINKS)):
        raise TemplateError(
            f"The Word file links to something outside itself ({target[:80]}); remove that link, picture or attached "
            "template in Word and save again."
        )
    if "{" in target or "%7b" in target.lower():
        raise TemplateError(f"The web link {target[:80]} holds a field; right-click it in Word and remove the link.")
    return ""


def _resolved(target: str, part: str) -> str:
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(posixpath.dirname(part), target)
    resolved = posixpath.normpath(path)
    if resolved.startswith("..") or ":" in resolved or "\\" in resolved:
        raise TemplateError(f"The Word file is not safe to use: it names a part outside itself ({target[:80]}).")
    return resolved
