"""What a column of an export can hold, in words for a school office and as the heading that the reader knows for it."""

import re
from datetime import date

from analysis.ingest.dates import WEEKDAYS
from analysis.ingest.heading_table import FIELD_HEADINGS
from analysis.rules.codes import ATTENDANCE_CODES

NOT_USED = "not_used"
FIELD_WORDS = {
    "name": "full name of the pupil",
    "surname": "surname",
    "forename": "forename",
    "upn": "UPN",
    "mis_id": "number of the MIS",
    "admission_number": "admission number",
    "class_name": "class",
    "year_group": "year group",
    "year_and_class": "year group and class in one",
    "possible": "possible sessions",
    "attended": "attended sessions",
    "present": "present sessions, without approved activities",
    "approved_activity": "approved educational activities",
    "authorised": "authorised absence",
    "unauthorised": "unauthorised absence",
    "unexplained": "absence not yet explained",
    "absent": "all absence, authorised and not",
    "late": "late before registers closed",
    "late_after": "late after registers closed",
    "missing": "missing marks",
    "percentage": "attendance in per cent",
    "attendance": "attendance, a number or per cent as its values show",
    "absence_percentage": "absence in per cent",
    "term": "term",
    "school_year": "school year",
    "start": "first day of the period",
    "end": "last day of the period",
    "week_start": "first day of the week",
    "day": "date of the mark",
    "session": "morning or afternoon",
    "mark": "mark",
    "mark_word": "the mark in words",
    "morning_mark": "morning mark",
    "afternoon_mark": "afternoon mark",
    "mark_string": "marks of a day or a week in one string",
    "minutes_late": "minutes late",
    "date_of_birth": "date of birth",
    "sex": "sex",
    "admission_date": "admission date",
    "leaving_date": "leaving date",
    "enrolment_status": "enrolment status",
    "fsm": "free school meals",
    "ever_6": "free school meals in the last six years",
    "pupil_premium": "pupil premium",
    "sen": "SEN status",
    "ehcp": "EHC plan",
    "eal": "English as an additional language",
    "looked_after": "looked after",
    "previously_looked_after": "previously looked after",
    "child_in_need": "child in need",
    "child_protection": "child protection plan",
    "social_worker": "social worker",
    "young_carer": "young carer",
    "service_child": "service child",
    "ethnicity": "ethnicity",
    "first_language": "first language, kept as English or not",
    "own_group_1": "a group of your own, such as a house or a club",
    "own_group_2": "a second group of your own",
    "school": "name of the school",
}
"""Every field but the private one, in the order in which a person is offered them."""
_IN_DAYS = ("possible", "attended", "present", "authorised", "unauthorised", "absent")
_CODE, _MARKS = "code ", "marks "
_DAY = re.compile(r"marks (\d{4}-\d{2}-\d{2})( am| pm)?")


def _offered() -> dict[str, tuple[str, str]]:
    roles = {NOT_USED: ("not used", "")}
    for field, words in FIELD_WORDS.items():
        heading = FIELD_HEADINGS[field][0]
        roles[field] = (words, heading)
        if field in _IN_DAYS:
            roles[f"{field} days"] = (f"{words}, in days", f"{heading} days")
    for weekday in WEEKDAYS[:5]:
        for half, name in (("am", "mornings"), ("pm", "afternoons")):
            roles[f"{_MARKS}{weekday} {half}"] = (f"marks of {_FULL[weekday]} {name}", f"{weekday} {half}".title())
    for code in ATTENDANCE_CODES:
        roles[_CODE + code.mark] = (f"how often {code.mark} stands ({code.meaning})", code.mark)
    return roles | {f"{_CODE}-": ("how often no mark stands", "-")}


_FULL = dict(zip(WEEKDAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"), strict=False))
ROLES = _offered()
"""What a person can choose for a column: role to its words and to the heading that such a column should have."""


def day_role(day: date, session: str = "") -> str:
    """The role of a column of marks of one day, of its "am" or "pm", or of both."""
    return f"{_MARKS}{day.isoformat()} {session}".strip()


def day_of(role: str) -> tuple[date, str] | None:
    """The day and the session ("am", "pm" or "") of a role that names a day; None for every other role."""
    found = _DAY.fullmatch(role)
    try:
        return (date.fromisoformat(found[1]), (found[2] or "").strip()) if found else None
    except ValueError:
        return None


def _day_heading(role: str) -> str | None:
    named = day_of(role)
    return f"{named[0]:%d/%m/%Y} {named[1].upper()}".strip() if named else None


def heading_for(role: str) -> str | None:
    """The heading that a column of this role should have; None for a role that this program does not know."""
    if role in ROLES:
        return ROLES[role][1]
    # A file can count a sign that is no code: it stays a column of its own, to be reported.
    sign = role.removeprefix(_CODE)
    return sign if role.startswith(_CODE) and len(sign) == 1 else _day_heading(role)


def role_words(role: str) -> str:
    """What a role means, in words."""
    if role in ROLES:
        return ROLES[role][0]
    day = _day_heading(role)
    return f"marks of {day}" if day else f"how often {role.removeprefix(_CODE)} stands"


def code_role(mark: str) -> str:
    """The role of a column that counts a code; "" is the missing mark."""
    return _CODE + (mark or "-")
