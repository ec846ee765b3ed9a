"""Every figure that the Pupil page has of the sample school's pupils is that of the plain oracle."""

import re
from collections import Counter

import pytest

from analysis.meeting.pupil import everybody, pupil_of
from analysis.meeting.pupil_outlook import threshold_of
from tests import plain_school as plain
from tests.pages.pages import on, with_sample, words
from tests.plain_school import AUTUMN, SPRING, SUMMER, TERMS, per_cent
from ui.tables import FIGURE_SPACE

DATES = {
    AUTUMN: "3 Sep 2025 to 19 Dec 2025",
    SPRING: "5 Jan 2026 to 27 Mar 2026",
    SUMMER: "13 Apr 2026 to 21 Jul 2026",
}


@pytest.fixture(scope="module")
def page():
    return on(with_sample(), "pupil")


@pytest.fixture(scope="module")
def known(page):
    """What the Pupil page is made from, with the same child of the oracle."""
    meeting = page.session_state["kept_meeting"][1]
    children = {(one.name, one.born): one for one in plain.read_school()}
    pupils = [pupil_of(meeting, person) for person in everybody(meeting)]
    assert len(pupils) == len(children)
    found = [(one, children[f"{one.particulars['name']}", one.particulars["date_of_birth"]]) for one in pupils]
    return [(pupil, child, threshold_of(meeting, pupil)) for pupil, child in found]


def kinds(child, term):
    """Sessions of a term: authorised, unauthorised, late, without a mark."""
    marks = child.marks(term)
    counts = [sum(mark in of for mark in marks) for of in (plain.AUTHORISED, plain.UNAUTHORISED, ["L"])]
    return [*counts, plain.unmarked(child, term)]


def year_register(child):
    return [one for term in TERMS for one in child.registers.get(term, [])]


def absences(child):
    return Counter(mark for _, _, mark in year_register(child) if mark in plain.ABSENT)


def test_the_terms_of_every_pupil_are_counted_mark_by_mark(known):
    for pupil, child, _ in known:
        facts = [(one.name, one.facts) for one in pupil.terms]
        assert [
            (name, (one.attended, one.possible), [one.authorised, one.unauthorised, one.late, one.missing])
            for name, one in facts
        ] == [(term, child.counts(term), kinds(child, term)) for term in TERMS if term in child.registers], child.name
        assert [one.category for one in pupil.terms] == [plain.category(child.counts(one.name)) for one in pupil.terms]
        assert pupil.year_so_far == child.counts(*TERMS)


def test_the_reasons_and_spells_of_every_pupil_are_found_mark_by_mark(known):
    for pupil, child, _ in known:
        reasons = pupil.reasons
        assert {mark: count for mark, _, count in reasons} == absences(child), child.name
        counts = [count for _, _, count in reasons]
        assert counts == sorted(counts, reverse=True)
        found = [(one.first, one.last, one.sessions, list(one.marks)) for one in pupil.spells]
        assert found == plain.spells(year_register(child)), child.name


def test_the_threshold_count_of_every_pupil_is_that_of_every_ten_school_weeks(known):
    reached = 0
    for _, child, found in known:
        windows = plain.ten_weeks(child)
        assert (found.latest.with_open, found.latest.without_open) == windows[-1], child.name
        assert found.fullest.with_open == max(most for most, _ in windows)
        assert (found.fullest.with_open, found.fullest.without_open) in windows
        reached += found.fullest.with_open >= 10
    assert reached == sum(max(plain.ten_weeks(child))[0] >= 10 for _, child, _ in known) > 10


def choose(page, child):
    box = page.selectbox(key="pupil")
    name = f"{child.name}, {child.class_name}"
    return box.select_index(box.options.index(name)).run()


def plain_term(child, term):
    counts = child.counts(term)
    row = {"Term": term, "Dates": DATES[term], "Attendance": plain.in_words(counts)}
    return row | dict(zip(("Authorised", "Unauthorised", "Late", "No mark"), map(str, kinds(child, term)), strict=True))


def plain_spell(first, last, sessions, marks):
    days = " to ".join(f"{day.day} {day:%b %Y}" for day in dict.fromkeys((first, last)))
    return f"- {days}, {sessions} session{'s' if sessions > 1 else ''}, {' and '.join(marks)}"


@pytest.mark.parametrize("name", ["Ahmed, Umar", "Brambleton, Kit", "Lloyd, Thea"])
def test_the_page_of_a_pupil_shows_what_plain_loops_find(page, name):
    child = next(one for one in plain.read_school() if one.name == name)
    app = choose(page, child)
    text = words(app)
    attended, possible = child.counts(*TERMS)
    assert f"{per_cent(attended, possible)} ({attended} of {possible}) in Autumn 2025 to" in text
    assert ("persistently absent" in text) is plain.is_persistent((attended, possible))
    assert ("(not on roll now)" in text) is child.left
    last, now = (child.counts(term) for term in list(child.registers)[-2:])
    assert f"{plain.category(now)}, {now[0]} of {now[1]}, {plain.step(last, now)} since" in text
    rows = app.dataframe[0].value.replace(FIGURE_SPACE, "", regex=True).to_dict("records")
    wanted = [plain_term(child, term) for term in child.registers]
    assert [{heading: row[heading].strip() for heading in row} for row in rows] == [
        {heading: one[heading] for heading in rows[0]} for one in wanted
    ]
    assert any(row["No mark"] != "0" for row in wanted) is ("No mark" in rows[0])
    reasons = {mark: int(count) for mark, count in re.findall(r"- \*\*(\w+)\*\* [^:]+: (\d+) session", text)}
    assert reasons == absences(child)
    late = sum(kinds(child, term)[2] for term in child.registers)
    assert f"Late before the register closed (L): {late} session" in text
    found = plain.spells(year_register(child))
    assert f"Spells: runs of absence ({len(found)})" in [one.label for one in app.expander]
    only_codes = re.sub(r"(, | and )[^,\n]*? \((\w)\)", r"\1\2", text)  # "illness (I)"
    assert "\n".join(plain_spell(*one) for one in found) in only_codes
    check_threshold(app, text, child)
    check_year(text, child)


def check_threshold(app, text, child):
    windows = plain.ten_weeks(child)
    latest, fullest = windows[-1], max(windows)
    assert re.search(rf"- Latest weeks of .*: {latest[0]} unauthorised session", text)
    assert ("The national threshold of 10 unauthorised sessions is reached" in text) is (fullest[1] >= 10)
    assert (f"at most {fullest[0]} unauthorised session" in text) is (fullest[0] < 10)
    working = [one.value for one in app.dataframe if "School week" in one.value.columns]
    assert sum(map(len, working)) == fullest[0]


def check_year(text, child):
    """What the figures of the year say in words: how often each code stands, and the rate in the end."""
    marks = Counter(mark or "–" for _, _, mark in year_register(child))
    (codes,) = re.findall(r"a column a week\. / and +in school\. (.*)\.$", text, re.MULTILINE)
    counted = {mark: int(count) for mark, count in re.findall(r"(\S+) [^;]*? \((\d+)\)(?:;|$)", codes)}
    assert counted == {mark: marks[mark] for mark in counted}
    assert set(plain.ABSENT) & set(marks) <= set(counted)
    assert f"{per_cent(*child.counts(*TERMS))} by the week of" in text


def test_missed_weekdays_add_up_to_the_marks(page):
    child = next(one for one in plain.read_school() if one.name == "Ahmed, Umar")
    table = next(one.value for one in choose(page, child).dataframe if {"AM", "PM"} < set(one.value.columns))
    for row in table.replace(FIGURE_SPACE, "", regex=True).to_dict("records"):
        for half in ("AM", "PM"):
            marks = [
                mark
                for day, session, mark in year_register(child)
                if session == half and row[""] in (f"{day:%A}", "Any day")
            ]
            missed = sum(mark in plain.ABSENT for mark in marks)
            counted = missed + sum(mark in plain.PRESENT for mark in marks)
            assert row[half].partition(" ←")[0] == f"{missed} of {counted}"


@pytest.mark.parametrize(("basis", "terms"), [("year to date", TERMS), ("this term", (SUMMER,))])
def test_every_row_of_the_persistent_and_severe_lists_is_counted_mark_by_mark(page, basis, terms):
    app = on(page, "persistent").segmented_control(key="persistent_basis").set_value(basis).run()
    counted = [one for one in plain.read_school() if not one.left and not one.is_nursery and one.counts(*terms)[1]]
    lists = {
        "missed a tenth or more": [one for one in counted if plain.is_persistent(one.counts(*terms))],
        "missed half or more": [one for one in counted if plain.is_severe(one.counts(*terms))],
    }
    persistent, severe = map(len, lists.values())
    share = f"{persistent} of {len(counted)} pupils ({per_cent(persistent, len(counted))})"
    assert f"{share} have missed a tenth or more of" in words(app)
    assert f", {severe} of them half or more" in words(app)
    tables = [one.value.replace(FIGURE_SPACE, "", regex=True) for one in app.dataframe if "Trend" in one.value.columns]
    for (said, children), table in zip(lists.items(), tables, strict=True):
        assert f"**{len(children)} pupils** {said} of" in words(app)
        rows = table.drop(columns=["Last letter", "Next action"]).to_dict("records")
        assert in_order(rows) == in_order(plain_absentee(one, terms) for one in children)
        missed = [float(row["Attendance"].partition("%")[0]) for row in rows]
        assert missed == sorted(missed)


KINDS = {
    "illness": ["I"],
    "appointments": ["M"],
    "holiday": ["G"],
    "no reason": ["N", "O"],
    "late": ["U"],
    "agreed leave": ["C", "C1", "J1", "R", "S", "T"],
    "part-time": ["C2"],
    "suspended": ["E"],
}


def plain_absentee(child, terms):
    register = [one for term in terms for one in child.registers.get(term, [])]
    attended, possible = child.counts(*terms)
    kinds = {kind: sum(mark in marks for _, _, mark in register) for kind, marks in KINDS.items()}
    most_first = sorted((kind for kind in kinds if kinds[kind]), key=lambda kind: -kinds[kind])
    lengths = [sessions for _, _, sessions, _ in plain.spells(register)]
    before, now = child.counts(SPRING), child.counts(SUMMER)
    trend = plain.step(before, now) if before and before[1] and now[1] else "not known" if before else "no last term"
    over_year = "a tenth missed" if plain.is_persistent(child.counts(*TERMS)) else "under a tenth"
    return {
        "Pupil": child.name,
        "Class": child.class_name,
        "Days": (possible - attended) / 2,
        "Attendance": f"{per_cent(attended, possible)} ({attended} of {possible})",
        "By year end": f"year over, {over_year}",
        "What kind, in days": ", ".join(f"{kind} {days(kinds[kind])}" for kind in most_first),
        "Spells": f"{len(lengths)}, longest {days(max(lengths))} days",
        "Trend": trend.replace("by less than 0.1 points", "slightly"),
    }


def days(sessions):
    """Two sessions are a day."""
    return f"{sessions // 2 or ''}{'½' if sessions % 2 else ''}"


def in_order(rows):
    return sorted(tuple(sorted(row.items())) for row in rows)


def test_left_untouched_is_everybody_below_the_target(page):
    app = on(page, "persistent")
    below = [
        one
        for one in plain.read_school()
        if not one.left and not one.is_nursery and plain.category(one.counts(SUMMER)) in ("amber", "red")
    ]
    assert f"**{len(below)} pupils** amber or red this term with no letter released" in words(app)
    table = next(one.value for one in app.dataframe if "Letter" in one.value.columns)
    assert sorted(table["Pupil"]) == sorted(one.name for one in below)


def test_circumstances_are_counted_as_the_file_has_them(page):
    text = words(on(page, "circumstances"))
    rows = plain.read_circumstances()
    going_on = [row for row in rows if not row["end"] or row["end"] >= f"{plain.LAST_DAY}"]
    past = [row for row in going_on if row["review"] and row["review"] < f"{plain.LAST_DAY}"]
    assert f"Something is recorded of {len({row['upn'] for row in going_on})} children; {len(past)} past review" in text


def test_the_oracle_knows_every_mark_of_the_files():
    known = {*plain.PRESENT, *plain.ABSENT, *plain.ATTENDANCE_NOT_DUE, ""}
    assert {mark for child in plain.read_school() for mark in child.marks(*TERMS)} <= known
