"""Whether what a list of contacts says of an address is one that a letter can be posted to.

Offices write into an address field what they know instead of an address ("no fixed abode", "as above"). Such words are
no home: no letter goes there, and two children who share them share nothing.

Source: the school's policy asks for a usable address; the words are those that offices write.
"""

import re

_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b")
_INSTEAD = frozenset(
    (
        *("unknown", "not known", "none", "no address", "nil", "n a", "na", "nfa", "homeless", "tbc", "tba", "ditto"),
        *("to be confirmed", "to be advised", "withheld", "confidential", "not disclosed", "undisclosed"),
        *("not given", "not recorded", "no longer known", "abroad", "overseas", "refused", "as above", "see above"),
        *("as pupil", "as child", "as mother", "as father", "moved away", "no address given", "no address known"),
    )
)
"""What stands for the whole address, or for its first line."""
_ANYWHERE = re.compile(
    r"\b(no fixed (abode|address)|(address|whereabouts) (is )?(unknown|withheld|not known|confidential|not disclosed)"
    r"|(unknown|confidential) address|gone away|same as|same address)\b"
)


def is_address(text: str) -> bool:
    """Say whether a text is an address: more than a postcode, and no words that stand in place of one."""
    folded = text.casefold()
    first, *_ = [part for line in folded.splitlines() for part in line.split(",") if _plain(part)] or [""]
    plain = _plain(_POSTCODE.sub(" ", folded))
    instead = {plain, _plain(first)} & _INSTEAD or _ANYWHERE.search(plain) or re.fullmatch(r"[x ]*", plain)
    return not instead


def has_postcode(address: str, postcode: str) -> bool:
    """Say whether an address has a postcode, in a column of its own or in the address."""
    return bool(_POSTCODE.search(f"{address} {postcode}".casefold()))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))
