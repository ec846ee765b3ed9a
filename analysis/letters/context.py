"""From the details of one letter to the text that its template prints."""

from datetime import date

from analysis.letters.details import AbsenceLine, LetterDetails
from analysis.letters.figures import (
    MOST_KINDS_IN_A_TABLE,
    absences_by_kind,
    attendance_text,
    dates_missed,
    days_text,
    days_the_target_allows,
    joined,
    kinds_sentence,
    sessions_say_more,
    unbroken,
)
from analysis.rules.school import School
from analysis.rules.wording import long_date, plural

LetterContext = dict[str, object]
"""Field name to text, bool, list of text, or list of rows of text; never anything that a template could call."""


def letter_context(details: LetterDetails, school: School, decision_date: date) -> LetterContext:
    """Fill every field of `fields.FIELDS` for one letter. Reads nothing but its arguments."""
    return {
        "letter_date": unbroken(long_date(decision_date)),
        **_school_fields(school),
        **_family_fields(details),
        **_pupil_fields(details),
        **_term_fields(details),
        **_figure_fields(details),
        **_absence_fields(details),
        **_correction_fields(details),
    }


def _school_fields(school: School) -> LetterContext:
    phone, email = school.contact_phone.strip(), school.contact_email.strip()
    signed_by = school.signatory.strip() or school.head.strip()
    lines = (line.strip(" ,\r\t") for line in school.address.split("\n"))
    return {
        # A template that prints the pictures says so itself.
        "logo": False,
        "signature": False,
        "school_name": school.name,
        "school_address": ", ".join(line for line in lines if line),
        "letterhead_contact": "  ·  ".join(part for part in (phone and f"Telephone {phone}", email) if part),
        "contact": contact_text(school.contact_name.strip(), phone, email),
        "contact_name": school.contact_name.strip(),
        "contact_phone": phone,
        "contact_email": email,
        "signed_by": signed_by or school.name,
        "signed_role": "Headteacher" if signed_by and signed_by == school.head.strip() else "",
    }


def contact_text(name: str, phone: str, email: str) -> str:
    """Say whom to get in touch with, so that "please get in touch with …" reads well whatever is known."""
    ways = " or ".join(way for way in (phone and f"on {unbroken(phone)}", email and f"at {email}") if way)
    return " ".join(part for part in (unbroken(name) or "the school office", ways) if part)


def _family_fields(details: LetterDetails) -> LetterContext:
    addressee = [line for line in details.addressee_lines if line.strip()]
    address = [line for line in details.address_lines if line.strip()]
    return {
        "envelope_lines": addressee + address,
        "addressee_lines": addressee,
        "address_lines": address,
        "salutation": details.salutation.strip() or "parent or carer",
        "meeting_when": details.meeting_when.strip(),
    }


def _pupil_fields(details: LetterDetails) -> LetterContext:
    forename, surname = details.forename.strip(), details.surname.strip()
    known = " ".join(part for part in (forename, surname) if part)
    printed = details.name.strip() or known
    full_name = known if forename and surname else printed
    class_name = details.class_name.strip()
    return {
        "child": forename or printed or "your child",
        "full_name": full_name,
        "pupil_line": ", ".join(part for part in (full_name, class_name) if part),
        "forename": forename,
        "surname": surname,
        "class_name": class_name,
        "year_group": details.year_group.strip(),
    }


def _term_fields(details: LetterDetails) -> LetterContext:
    start, end = details.term_start, details.term_end
    dates = f"{unbroken(long_date(start))} to {unbroken(long_date(end))}" if start and end else ""
    name = details.term_name.strip()
    before = (details.before_term_name or "").strip()
    return {
        "term_name": name,
        "period": ", ".join(part for part in (name, dates) if part),
        "as_at": unbroken(long_date(details.as_at)),
        "before_term": f"Last term ({before})" if before else "Last term",
    }


def _figure_fields(details: LetterDetails) -> LetterContext:
    sessions_only = sessions_say_more(details)
    before, whole = details.before_attended, details.before_possible
    known = before is not None and whole
    return {
        "has_absences": details.missed > 0,
        "days_missed": days_text(details.missed),
        "half_days_missed": plural(details.missed, "half-day"),
        "attendance_figure": attendance_text(details.attended, details.possible, sessions_only=sessions_only),
        "attended": f"{details.attended:,}",
        "possible": f"{details.possible:,}",
        "times_late": plural(details.late, "time") if details.late else "",
        "target": details.target_text,
        "target_allows": days_the_target_allows(details.target_text),
        "still_below_target": details.still_below_target,
        "before_figure": attendance_text(before or 0, whole or 0, sessions_only=sessions_only) if known else "",
    }


def _absence_fields(details: LetterDetails) -> LetterContext:
    lines = absences_by_kind(details)
    dates, more = dates_missed(details.absent_dates)
    return {
        "absence_lines": [_row(line) for line in lines if not line.decided_by_school],
        "school_decided_lines": [_row(line) for line in lines if line.decided_by_school],
        "few_kinds": 0 < len(lines) <= MOST_KINDS_IN_A_TABLE,
        "kinds_sentence": kinds_sentence(lines),
        "dates_sentence": joined([*dates, more] if more else dates),
        "absent_dates": dates,
        "more_dates": more,
    }


def _row(line: AbsenceLine) -> dict[str, str]:
    return {"words": line.words[:1].upper() + line.words[1:], "half_days": f"{line.sessions:,}"}


def _correction_fields(details: LetterDetails) -> LetterContext:
    """Say what the corrected letter said, both figures with their percentage or neither; blank in other letters."""
    wrote = details.wrote
    if wrote is None:
        return dict.fromkeys(("wrote_on", "wrote_figure", "wrote_before_figure"), "") | dict.fromkeys(
            ("letter_not_needed", "meeting_not_needed"), False
        )
    now, before = (details.attended, details.possible), (details.before_attended, details.before_possible)
    return {
        "wrote_on": unbroken(long_date(wrote.on)),
        "wrote_figure": _wrong_figure((wrote.attended, wrote.possible), now),
        "wrote_before_figure": _wrong_figure((wrote.before_attended, wrote.before_possible), before),
        "letter_not_needed": wrote.not_needed,
        "meeting_not_needed": wrote.invited,
    }


def _wrong_figure(wrote: tuple[int | None, int | None], right: tuple[int | None, int | None]) -> str:
    attended, possible = wrote
    if wrote == right or attended is None or not possible:
        return ""
    return attendance_text(attended, possible, sessions_only=False)
