"""The fields that a letter template may use: what a school can write between {{ and }} in Word.

One row a field. `letter_context` fills every one of them, a template is refused when it names another, and the user
guide prints this table.
"""

from dataclasses import dataclass
from enum import StrEnum

from analysis.letters.details import CORRECTION, KINDS, LETTERS


class FieldKind(StrEnum):
    """How a field is used: text is printed, yes-or-no is asked with {% if %}, lists are walked with {% for %}."""

    TEXT = "text"
    YES_NO = "yes or no"
    LIST = "list of text"
    ROWS = "list of rows"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in a template, what it means, and what it looks like."""

    name: str
    meaning: str
    example: str
    kind: FieldKind = FieldKind.TEXT
    offered: bool = False
    """True for a field that no standard letter uses but that a school's own wording may want."""
    parts: tuple[str, ...] = ()
    """What each row of a list of rows holds: {{ line.words }}."""
    letters: tuple[str, ...] = KINDS
    """The letters that fill it; in the others it is blank or says nothing."""


FIRST_LETTERS = ("concern_amber", "concern_red")
"""Letters to a family whose child was at the target last term, or not here."""
NO_THREATS = (*FIRST_LETTERS, CORRECTION)
"""Letters whose template is refused where it threatens."""
_LATER = (*(letter for letter in LETTERS if letter not in FIRST_LETTERS), CORRECTION)
_CORRECTION = (CORRECTION,)
_INVITATION = ("meeting_invitation",)
_LIST, _ROWS, _YES_NO = FieldKind.LIST, FieldKind.ROWS, FieldKind.YES_NO
_LINE_PARTS = ("words", "half_days")

FIELDS = (
    Field(
        "logo",
        "whether the school has a logo; the logo itself is a picture with the alternative text “School logo”",
        "yes",
        _YES_NO,
    ),
    Field("school_name", "the school's name", "Oak Lane Primary School"),
    Field("school_address", "the school's address on one line", "Oak Lane, Ambleford, AM1 2BC"),
    Field(
        "letterhead_contact", "the school's telephone and e-mail", "Telephone 01632 960123  ·  office@oaklane.example"
    ),
    Field("contact", "whom to get in touch with, and how", "Mrs Patel on 01632 960123 or at office@oaklane.example"),
    Field("contact_name", "the named contact", "Mrs Patel", offered=True),
    Field("contact_phone", "the contact's telephone number", "01632 960123", offered=True),
    Field("contact_email", "the contact's e-mail address", "office@oaklane.example", offered=True),
    Field("signed_by", "who signs the letter", "Mr D Hughes"),
    Field("signed_role", "what the person who signs is, where known", "Headteacher"),
    Field(
        "signature",
        "whether there is a signature; it is a picture with the alternative text “Signature picture”",
        "yes",
        _YES_NO,
        offered=True,
    ),
    Field("letter_date", "the date of the letter", "18 December 2026"),
    Field("envelope_lines", "addressee and address, a line each", "Mrs R Lovelace / 1 Mill Lane", _LIST),
    Field("addressee_lines", "the addressee alone, a line each", "Mrs R Lovelace", _LIST, offered=True),
    Field("address_lines", "the address alone, a line each", "1 Mill Lane / Ambleford", _LIST, offered=True),
    Field("salutation", "how the letter greets its reader", "Mrs Lovelace"),
    Field("child", "the pupil's forename, else the name as the file prints it", "Ada"),
    Field("pupil_line", "the pupil's full name and class", "Ada Lovelace, 3H"),
    Field("full_name", "the pupil's forename and surname", "Ada Lovelace", offered=True),
    Field("forename", "the pupil's forename, blank where unknown", "Ada", offered=True),
    Field("surname", "the pupil's surname, blank where unknown", "Lovelace", offered=True),
    Field("class_name", "the pupil's class", "3H", offered=True),
    Field("year_group", "the pupil's year group", "Year 3", offered=True),
    Field("term_name", "the name of this term", "Autumn term 2026", offered=True),
    Field("period", "this term's name and dates", "Autumn term 2026, 3 September 2026 to 18 December 2026"),
    Field("as_at", "the date on which the figures were taken", "18 December 2026"),
    Field("has_absences", "whether any half-day was missed this term", "yes", _YES_NO),
    Field("days_missed", "days missed this term", "4½ days"),
    Field("half_days_missed", "half-days missed this term", "9 half-days"),
    Field("attendance_figure", "this term's sessions, and their percentage", "57 of 66 sessions, 86.3%"),
    Field("attended", "sessions attended this term", "57", offered=True),
    Field("possible", "sessions that count this term", "66", offered=True),
    Field("times_late", "how often the pupil came late, before the register closed", "3 times", offered=True),
    Field("target", "the school's target", "97%"),
    Field("target_allows", "days a pupil at the target misses in a whole school year", "5½ days"),
    Field("still_below_target", "whether this term is below the school's target", "yes", _YES_NO),
    Field("before_figure", "last term's sessions and percentage", "46 of 60 sessions, 76.6%", letters=_LATER),
    Field("before_term", "last term, with its name where known", "Last term (Summer term 2026)", letters=_LATER),
    Field("absence_lines", "half-days missed of each kind", "Illness: 6", _ROWS, parts=_LINE_PARTS),
    Field("school_decided_lines", "the kinds agreed or decided by the school", "Leave: 2", _ROWS, parts=_LINE_PARTS),
    Field("few_kinds", "whether there are at most 5 kinds, so that a table has room", "yes", _YES_NO),
    Field("kinds_sentence", "half-days missed of each kind, in a line", "illness (6) and medical appointment (1)"),
    Field("dates_sentence", "dates missed, up to 12", "7 September (am) and 8 September"),
    Field("absent_dates", "dates missed, up to 12, a line each", "7 September (am)", _LIST, offered=True),
    Field("more_dates", "how many dates are left out of that list", "3 more", offered=True),
    Field("meeting_when", "a time kept free for the meeting", "Tuesday 6 October at 3.30 pm", letters=_INVITATION),
    Field("wrote_on", "the date of the letter that is corrected", "11 December 2026", letters=_CORRECTION),
    Field(
        "wrote_figure",
        "the sessions and percentage that it gave, blank where they were right",
        "52 of 66 sessions, 78.7%",
        letters=_CORRECTION,
    ),
    Field(
        "wrote_before_figure",
        "the same of the term before, blank where they were right or not used",
        "44 of 60 sessions, 73.3%",
        letters=_CORRECTION,
    ),
    Field("letter_not_needed", "whether by the right figures no letter was due", "yes", _YES_NO, letters=_CORRECTION),
    Field("meeting_not_needed", "whether it invited to a meeting not due", "yes", _YES_NO, letters=_CORRECTION),
)

FIELDS_BY_NAME = {field.name: field for field in FIELDS}


def fields_of(letter: str) -> dict[str, Field]:
    """Give the fields that a letter fills, by name."""
    return {name: field for name, field in FIELDS_BY_NAME.items() if letter in field.letters}


def how_to_write(field: Field) -> str:
    """Show what a school types in Word to use a field; each line is a paragraph of its own."""
    match field.kind:
        case FieldKind.YES_NO:
            return f"{{% if {field.name} %}} … {{% endif %}}"
        case FieldKind.LIST:
            return f"{{{{ {field.name}|join(', ') }}}}"
        case FieldKind.ROWS:
            parts = " ".join(f"{{{{ line.{part} }}}}" for part in field.parts)
            return f"{{% for line in {field.name} %}}{parts}; {{% endfor %}}"
        case _:
            return f"{{{{ {field.name} }}}}"
