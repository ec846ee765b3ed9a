"""Released letters of invented children, planned as the Letters page plans them."""

from functools import cache

from analysis.post.correspondence import plan_letters
from analysis.post.pack import by_version, standard_templates
from analysis.post.release import release
from tests.commands.school_files import child, figures, totals_file
from tests.test_known_and_correspondence import DAY, contact, meeting_of

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+44 Evans",
    "@Home",
    "\u202eevil\u202c",
    "שרה فاطمة",
    "👩‍👩‍👧 Family",
    "W" * 250,
    "Smith & <b>Sons</b>",
)


def planned_for(*names, before=None, with_contacts=True, **more):
    """Plan one letter for each surname, amber for odd and red for even ones; `more` goes to every contact."""
    kids = [child(number, name, "Ada") for number, name in enumerate(names, 1)]
    rows = [kid | figures(64 if number % 2 else 50, 66) for number, kid in enumerate(kids, 1)]
    earlier = None if before is None else totals_file(*(kid | figures(*before) for kid in kids))
    contacts = [contact(pupil=kid) | more for kid in kids] if with_contacts else []
    analysis, records = meeting_of(totals_file(*rows), *contacts, before=earlier)
    versions = {letter: template.version for letter, template in _templates().items()}
    releases = [release(one, analysis, "A. Head", DAY, versions) for one in analysis.decisions]
    return plan_letters(releases, analysis, records)


def at_hand():
    """Give the standard templates by version."""
    return by_version(_templates().values())


@cache
def _templates():
    return standard_templates()
