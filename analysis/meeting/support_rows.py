"""Who stands on the sheet for the local authority's support meeting, and what of each: nothing that is DSL-only."""

from datetime import date

from analysis.meeting.absentees import Absentee, Absentees
from analysis.meeting.on_record import OnRecord
from analysis.meeting.room import Meeting
from analysis.post.support_sheet import SupportRow
from analysis.rules.circumstances import CIRCUMSTANCE_KINDS
from analysis.rules.roles import Role, may_see


def support_rows(
    meeting: Meeting, found: Absentees, on_record: OnRecord, *, with_circumstances: bool
) -> tuple[tuple[SupportRow, ...], tuple[SupportRow, ...]]:
    """Give the severely absent, then the other persistent absentees; each group as in the lists.

    `with_circumstances`: kinds of circumstance that senior leaders may see, of the days counted. What is for the
    safeguarding lead alone never stands on a sheet that leaves the school, whoever makes it.
    """
    barriers = {one.person: _barriers(meeting, found, one.person) for one in found.persistent if with_circumstances}
    rows = [(one.is_severe, _row(one, on_record, barriers.get(one.person, ()))) for one in found.persistent]
    return tuple(row for severe, row in rows if severe), tuple(row for severe, row in rows if not severe)


def _row(one: Absentee, on_record: OnRecord, barriers: tuple[str, ...]) -> SupportRow:
    pupil = one.decision
    letters = tuple(entry.in_words for entry in on_record.get(one.person, ()) if entry.letter is not None)
    particulars = (pupil.listed_name, pupil.text("year_group"), pupil.text("class_name"), pupil.text("upn"))
    return SupportRow(*particulars, one.absent, one.possible, one.authorised, one.unauthorised, letters, barriers)


def _barriers(meeting: Meeting, found: Absentees, person: int) -> tuple[str, ...]:
    first = found.sheets[0].start or date.min
    kinds = [
        CIRCUMSTANCE_KINDS[one.kind]
        for one in (meeting.records.circumstances or {}).get(person, ())
        if may_see(Role.SLT, one)
        and one.start <= meeting.analysis.decision_date
        and (one.end is None or one.end >= first)
    ]
    return tuple(dict.fromkeys(kinds))
