"""What people said of the school's files, as the records keep it: how columns are read, and what marks mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.ingest.code_aliases import CodeAlias, plain_alias, read_alias
from analysis.ingest.column_mapping import ColumnMapping, read_mapping
from analysis.ingest.reading import Said

CODES = "meanings of marks"
_COLUMNS, _FILE = "columns of ", "columns of file "


@dataclass(frozen=True, slots=True)
class KeptSayings:
    """What is kept: mappings by the name of their choice, aliases, and how many of each this program cannot read."""

    mappings: Mapping[str, ColumnMapping]
    aliases: tuple[CodeAlias, ...]
    dropped: int

    def of_file(self, fingerprint: str) -> Said:
        """What holds for a file: first what was said of this very file, then what was said of its headings."""
        own = self.mappings.get(_FILE + fingerprint)
        of_headings = [one for one in self.mappings.values() if one.signature]
        return Said(tuple([own] if own else []) + tuple(of_headings), self.aliases)


def choice_of(mapping: ColumnMapping, fingerprint: str) -> str:
    """The name under which a mapping is kept: its headings, or this one file where they are not sure or have days."""
    return _COLUMNS + mapping.signature if mapping.signature else _FILE + fingerprint


def kept_sayings(choices: Mapping[str, Any]) -> KeptSayings:
    """Read what is kept; what an older or newer release wrote and this one cannot read is left out and counted."""
    kept = {name: read_mapping(value) for name, value in choices.items() if name.startswith(_COLUMNS)}
    aliases = [read_alias(value) for value in choices.get(CODES, ())]
    mappings = {name: one for name, one in kept.items() if one is not None}
    understood = tuple(one for one in aliases if one is not None)
    dropped = len(kept) - len(mappings) + len(aliases) - len(understood)
    return KeptSayings(mappings, understood, dropped)


def plain_aliases(aliases: Sequence[CodeAlias]) -> list[dict[str, Any]]:
    """Write aliases as the records keep them."""
    return [plain_alias(one) for one in aliases]
