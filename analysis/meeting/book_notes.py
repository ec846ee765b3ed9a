"""The notes sheet of the termly workbook: how each figure is made, of whom, and where the rule comes from."""

from analysis.measures.term_sheet import dates_of
from analysis.meeting.absentees import Absentees
from analysis.meeting.figures import headline_population
from analysis.meeting.room import Meeting
from analysis.rules.benchmarks import NATIONAL_PRIMARY_ABSENCE, NATIONAL_PRIMARY_PERSISTENT, NATIONAL_PRIMARY_SEVERE
from analysis.rules.policy import SCHOOL_POLICY, per_cent
from analysis.rules.small_groups import SMALLEST_GROUP
from analysis.rules.wording import percentage, plural

DFE = "DfE, methodology of pupil absence statistics"
DEFAULT = "default of this program, where the policy is silent"
Note = tuple[str, str, str, str]


def notes_rows(meeting: Meeting, found: Absentees, basis: str) -> list[Note]:
    """Say of each figure how it is made. `basis`: the meeting's terms and days in words."""
    school = meeting.settings.school.name
    return [
        ("All", "School", school, "Settings"),
        ("All", "Terms and days", basis, "the files loaded"),
        ("All", "Who may read it", "SLT and the DSL. The sheet Persistent names children.", DEFAULT),
        (
            "All",
            "Per cent",
            "Cut to one decimal, not rounded, so that no figure stands on the wrong side of a line.",
            DEFAULT,
        ),
        ("All", "Last days", "The last five school days are provisional: a reason may still come.", "DfE guidance"),
        *_headline(meeting),
        *_categories(meeting),
        *_groups(),
        *_absence(meeting, found),
        *_letters(),
    ]


def _headline(meeting: Meeting) -> list[Note]:
    policy, who = meeting.analysis.policy, headline_population(meeting.analysis)
    national = [
        (NATIONAL_PRIMARY_ABSENCE.label, 10000 - NATIONAL_PRIMARY_ABSENCE.hundredths, "attendance"),
        (NATIONAL_PRIMARY_PERSISTENT.label, NATIONAL_PRIMARY_PERSISTENT.hundredths, "persistent absentees"),
        (NATIONAL_PRIMARY_SEVERE.label, NATIONAL_PRIMARY_SEVERE.hundredths, "severe absentees"),
    ]
    england = "; ".join(f"{name} {percentage(part, 10000)}" for _, part, name in national)
    return [
        ("Headline", "Whom", f"{who}, with sessions in the period.", SCHOOL_POLICY),
        ("Headline", "Attended", "Sessions present, late before the register closed, or at an approved activity.", DFE),
        ("Headline", "Possible", "Sessions attended and absent; no closures, and none that a pupil was not due.", DFE),
        (
            "Headline",
            "Attendance %",
            "100 × attended / possible, both summed over pupils; never a mean of per cents.",
            DFE,
        ),
        ("Headline", "Target %", f"The school's target, {per_cent(policy.target)}.", SCHOOL_POLICY),
        ("Headline", "LA target %", f"The local authority's target, {per_cent(policy.la_target)}.", SCHOOL_POLICY),
        ("Headline", "Persistent", "Pupils who missed a tenth or more of the period's possible sessions.", DFE),
        ("Headline", "Severe", "Those of them who missed half or more.", DFE),
        (
            "Headline",
            "Not known",
            "Pupils on roll whose sessions are not known, so that no other figure has them.",
            DEFAULT,
        ),
        ("Headline", "England", f"{england}. A full year: do not set one term's absentees beside it.", national[0][0]),
    ]


def _categories(meeting: Meeting) -> list[Note]:
    policy = meeting.analysis.policy
    target, red = per_cent(policy.target), per_cent(policy.red_below)
    without = f" but {' and '.join(policy.without_letters)}" if policy.without_letters else ""
    return [
        ("Categories", "Green, Amber, Red", f"{target} or more; {red} to under {target}; under {red}.", SCHOOL_POLICY),
        (
            "Categories",
            "Whom",
            f"Pupils with sessions in the term, all year groups{without}. A year group needs 5.",
            SCHOOL_POLICY,
        ),
        (
            "Movement",
            "Rows, columns",
            "Last term's category, this term's. New: none last term. Left: none now.",
            SCHOOL_POLICY,
        ),
        ("Movement", "Whom", f"Pupils whose sessions are known, all year groups{without}.", SCHOOL_POLICY),
    ]


def _groups() -> list[Note]:
    small = f"Groups of fewer than {SMALLEST_GROUP} pupils are put together, or left out."
    return [
        ("Groups", "Pupils, Counted", f"On roll this term; of these, with sessions known. {small}", DEFAULT),
        ("Groups", "Attendance %", "Sessions of the group's pupils this term, summed.", DFE),
        ("Groups", "Last term %, Change", "Of the pupils known in both terms; the step in points.", DEFAULT),
        ("Groups", "Persistent", "Pupils who missed a tenth or more of this term's sessions.", DFE),
    ]


def _absence(meeting: Meeting, found: Absentees) -> list[Note]:
    terms = "; ".join(f"{sheet.full_name}: {dates_of(sheet)}" for sheet in found.sheets)
    to_come = found.to_come.sessions
    coming = found.to_come.lacking if to_come is None else f"{plural(to_come, 'session')} are still to come"
    return [
        ("Persistent", "Basis", f"{found.basis.capitalize()}. {terms}.", "the files loaded"),
        ("Persistent", "Missed %", "100 × missed / possible sessions. Severe: half or more.", DFE),
        ("Persistent", "Can still miss", f"Sessions, to end the school year under a tenth; {coming.rstrip('.')}.", DFE),
        (
            "Persistent",
            "Left out",
            "Kinds of absence, circumstances, holds, and all that is for the DSL only.",
            DEFAULT,
        ),
    ]


def _letters() -> list[Note]:
    return [
        (
            "Letters",
            "Proposed, Ready",
            "By the type that the policy proposes; ready: nothing asks a person to look.",
            SCHOOL_POLICY,
        ),
        ("Letters", "Released, Held", "Of these, what a person has decided so far.", "the school's records"),
        (
            "Letters",
            "Sent, Came back",
            "What a person has said of them; one that came back was sent.",
            "the school's records",
        ),
    ]
