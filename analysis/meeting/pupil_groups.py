"""Groups of pupils by what the files say of them: year, class, sex, free school meals, SEN, care and more."""

from collections.abc import Mapping, Sequence

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
ALL_GROUPINGS = {
    "year_group": "Year",
    "class_name": "Class",
    "sex": "Sex",
    "fsm": "Free school meals",
    "ever_6": "Ever 6",
    "pupil_premium": "Pupil premium",
    "sen": "SEN",
    "eal": "First language",
    "ethnicity": "Ethnicity",
    "looked_after": "Looked after",
    "previously_looked_after": "Previously looked after",
    "child_in_need": "Child in need",
    "child_protection": "Protection plan",
    "service_child": "Service child",
    "young_carer": "Young carer",
    "own_group_1": "A group of your own",
    "own_group_2": "A second group of your own",
}
"""Every grouping of the page of groups; GROUPINGS are those of other tables."""
OWN = frozenset({"own_group_1", "own_group_2"})
"""Columns that the school said are groups; an entry is "House: Red", with the heading of its file."""
HEADING_ENDS = ": "
WORDS: dict[tuple[str, object], str] = {
    ("sex", "F"): "Girls",
    ("sex", "M"): "Boys",
    ("fsm", True): "Free school meals",
    ("fsm", False): "No free school meals",
    ("ever_6", True): "Ever 6",
    ("ever_6", False): "Not Ever 6",
    ("pupil_premium", True): "Pupil premium",
    ("pupil_premium", False): "No pupil premium",
    ("sen", "E"): "EHC plan",
    ("sen", "K"): "SEN support",
    ("sen", "N"): "No SEN",
    ("eal", True): "English is an additional language",
    ("eal", False): "English is the first language",
    ("looked_after", True): "Looked after",
    ("looked_after", False): "Not looked after",
    ("previously_looked_after", True): "Previously looked after",
    ("previously_looked_after", False): "Not previously looked after",
    ("child_in_need", True): "Child in need",
    ("child_in_need", False): "No child in need",
    ("child_protection", True): "Protection plan",
    ("child_protection", False): "No protection plan",
    ("service_child", True): "Service child",
    ("service_child", False): "Not a service child",
    ("young_carer", True): "Young carer",
    ("young_carer", False): "Not a young carer",
}
NOT_KNOWN = "Not known"


def groupings_in(decisions: Sequence[PupilDecision], wanted: Mapping[str, str] = GROUPINGS) -> dict[str, str]:
    """Give the columns by which these pupils can be grouped, with their labels: those the files say anything of."""
    return {
        column: str(known[0]).partition(HEADING_ENDS)[0] if column in OWN else label
        for column, label in wanted.items()
        if (known := [value for one in decisions if (value := one.pupil.get(column)) not in (None, "")])
    }


def groups_by(decisions: Sequence[PupilDecision], column: str) -> dict[str, list[PupilDecision]]:
    """Group pupils on roll by a column, groups under five put together."""
    on_roll = [one for one in decisions if one.now is not None and not one.now.left]
    return merge_small_groups(groups_of(on_roll, column))


def groups_of(decisions: Sequence[PupilDecision], column: str) -> dict[str, list[PupilDecision]]:
    """Group pupils by a column, however few a group has."""
    groups: dict[str, list[PupilDecision]] = {}
    for one in decisions:
        groups.setdefault(group_name(column, one.pupil.get(column)), []).append(one)
    return groups


def group_name(column: str, value: object) -> str:
    """Name the group that a value of a column puts a pupil in."""
    if value in (None, ""):
        return NOT_KNOWN
    return str(value).partition(HEADING_ENDS)[2] if column in OWN else WORDS.get((column, value), str(value))
