"""Groups of pupils by what the files say of them: year, class, sex, free school meals, SEN, first language."""

from collections.abc import Sequence

from analysis.decisions import PupilDecision
from analysis.rules.small_groups import merge_small_groups

GROUPINGS = {
    "year_group": "Year",
    "class_name": "Class",
    "sex": "Sex",
    "fsm": "Free school meals",
    "sen": "SEN",
    "eal": "First language",
}
WORDS: dict[tuple[str, object], str] = {
    ("sex", "F"): "Girls",
    ("sex", "M"): "Boys",
    ("fsm", True): "Free school meals",
    ("fsm", False): "No free school meals",
    ("sen", "E"): "EHC plan",
    ("sen", "K"): "SEN support",
    ("sen", "N"): "No SEN",
    ("eal", True): "English is an additional language",
    ("eal", False): "English is the first language",
}
NOT_KNOWN = "Not known"


def groupings_in(decisions: Sequence[PupilDecision]) -> dict[str, str]:
    """Give the columns by which these pupils can be grouped, with their labels: those the files say anything of."""
    return {
        column: label
        for column, label in GROUPINGS.items()
        if any(one.pupil.get(column) not in (None, "") for one in decisions)
    }


def groups_by(decisions: Sequence[PupilDecision], column: str) -> dict[str, list[PupilDecision]]:
    """Group pupils on roll by a column, groups under five put together."""
    on_roll = [one for one in decisions if one.now is not None and not one.now.left]
    return merge_small_groups(groups_of(on_roll, column))


def groups_of(decisions: Sequence[PupilDecision], column: str) -> dict[str, list[PupilDecision]]:
    """Group pupils by a column, however few a group has."""
    groups: dict[str, list[PupilDecision]] = {}
    for one in decisions:
        groups.setdefault(_name_of(column, one.pupil.get(column)), []).append(one)
    return groups


def _name_of(column: str, value: object) -> str:
    return NOT_KNOWN if value in (None, "") else WORDS.get((column, value), str(value))
