"""The files of a pack, each of which a page can also hand out alone."""

import pytest

from analysis.post.correspondence import plan_letters, release
from analysis.post.pack import joined_pack, letter_files, pack_files, release_record, single_letter, standard_templates
from analysis.rules.decision import Letter
from analysis.rules.school import School
from tests.commands.school_files import child, figures, totals_file
from tests.test_known_and_correspondence import DAY, meeting_of

SCHOOL = School(name="Weir Lane")


@pytest.fixture(scope="module")
def made():
    analysis, records = meeting_of(totals_file(*(child(one) | figures(64, 66) for one in (1, 2))))
    templates = standard_templates()
    versions = {letter: template.version for letter, template in templates.items()}
    releases = [release(one, analysis, "A. Head", DAY, versions) for one in analysis.decisions]
    planned = plan_letters(releases, analysis, records)
    progress = []
    files = pack_files(analysis.decisions, planned, [], templates, SCHOOL, lambda *done: progress.append(done))
    return dict(files), planned, templates, progress


def test_one_letter_alone_is_the_letter_of_the_pack(made):
    files, planned, templates, _ = made
    assert single_letter(planned[0], templates[Letter.CONCERN_AMBER], SCHOOL) == files["letters/001.docx"]


def test_a_joined_pack_alone_is_that_of_the_pack(made):
    files, planned, templates, _ = made
    assert joined_pack(planned, templates[Letter.CONCERN_AMBER], SCHOOL) == files["pack-concern_amber.docx"]


def test_the_record_of_releases_goes_with_any_download(made):
    files, planned, _, _ = made
    assert release_record(planned) == files["release.csv"]


def test_progress_is_told_letter_by_letter(made):
    assert made[3] == [(1, 2), (2, 2)]


def test_every_letter_has_a_template():
    assert set(standard_templates()) == set(Letter)


@pytest.mark.parametrize(("count", "last"), [(1, "001.docx"), (999, "999.docx"), (1000, "1000.docx")])
def test_letters_are_numbered_from_001(count, last):
    names = letter_files(count)
    assert (len(names), names[-1], sorted(names)) == (count, last, names)
