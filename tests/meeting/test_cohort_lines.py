"""Groups in short: pooled sessions of their pupils now, and of the same pupils last term."""

from types import SimpleNamespace

from analysis.meeting.cohort_lines import CohortLine, cohort_lines
from analysis.rules.facts import TermFacts


def a_pupil(group, now, before=None, *, left=False, persistent=False):
    pupil = {"class_name": group}
    return SimpleNamespace(
        pupil=pupil,
        now=TermFacts(*now, left=left) if now else None,
        before=TermFacts(*before) if before else None,
        persistent_absentee=persistent,
    )


def test_sessions_are_pooled_and_the_change_is_of_the_children_known_in_both_terms():
    pupils = [a_pupil("3A", (90, 100), (80, 100), persistent=True)] * 2 + [a_pupil("3A", (100, 100))] * 3
    assert cohort_lines(pupils, "class_name") == (CohortLine("3A", 5, 5, 480, 500, 2, (160, 200), (180, 200)),)


def test_a_pupil_without_known_sessions_is_of_the_group_and_of_no_figure():
    unknown = a_pupil("3A", (0, 100))
    unknown.now = TermFacts(figures_known=False)
    pupils = [a_pupil("3A", (100, 100))] * 4 + [unknown, a_pupil("3A", (0, 0))]
    assert cohort_lines(pupils, "class_name") == (CohortLine("3A", 6, 4, 400, 400, 0, (0, 0), (0, 0)),)


def test_the_change_is_of_the_same_pupils_so_that_a_joiner_makes_none():
    pupils = [a_pupil("3A", (90, 100), (90, 100))] * 4 + [a_pupil("3A", (0, 100)), a_pupil("3A", (0, 0), (90, 100))]
    (line,) = cohort_lines(pupils, "class_name")
    assert line.before == line.since == (360, 400)
    assert (line.attended, line.possible) == (360, 500)


def test_leavers_are_in_no_group_and_a_group_of_four_stands_in_no_line_of_its_own():
    pupils = [a_pupil("3A", (100, 100))] * 5 + [a_pupil("3B", (100, 100))] * 4
    pupils += [a_pupil("3B", (100, 100), left=True), a_pupil("3B", None, (90, 100))]
    assert [(one.group, one.pupils) for one in cohort_lines(pupils, "class_name")] == [("Small groups together", 9)]
    five = [*pupils, a_pupil("3B", (100, 100))]
    assert [(one.group, one.pupils) for one in cohort_lines(five, "class_name")] == [("3A", 5), ("3B", 5)]
