"""Every figure of Meeting and Review for the sample school is that of the plain oracle, `tests/plain_school.py`."""

import json
import re
from collections import Counter

import pytest

from tests import plain_school as plain
from tests.pages.pages import on, reviewing, with_sample, words
from tests.pages.plain_tables import in_order, tables
from tests.plain_school import LETTERS, SPRING, SUMMER, YEARS_1_TO_6, per_cent, pooled, step
from tests.rules import plain_policy

CATEGORIES = {"● Green": "green", "▲ Amber": "amber", "■ Red": "red"}


@pytest.fixture(scope="module")
def app():
    return with_sample()


@pytest.fixture(scope="module")
def meeting(app):
    """What the Meeting page shows: running text, metrics, tables, and the words of its figures."""
    page = on(app, "meeting")
    metrics = {one.label: (one.value, one.delta) for one in page.metric}
    return words(page), metrics, tables(page), [json.loads(one.proto.spec) for one in page.get("plotly_chart")]


def in_term(school, term, year_groups=None):
    """Sessions of everybody in a term's file who had any, of some year groups or of all."""
    found = [
        one.counts(term) for one in school if term in one.registers and (not year_groups or one.year in year_groups)
    ]
    return [one for one in found if one[1]]


def test_the_postbag_counts_letters_families_and_what_waits(meeting, letters, on_roll):
    text, metrics, _, _ = meeting
    everybody = [one for children in letters.values() for one in children]
    assert (
        f"{len(everybody)} letters proposed: for {per_cent(len(everybody), len(on_roll))} of the "
        f"{len(on_roll)} pupils on roll, to {plain.families(everybody)} families. "
        f"{len(letters['meeting_invitation'])} meetings to arrange."
    ) in text
    for letter, children in letters.items():
        waiting = sum(bool(plain.waits_for(one)) for one in children)
        assert metrics[LETTERS[letter]][0] == f"{len(children)}"
        assert f"{len(children) - waiting} ready, {waiting} to decide" in text
    assert f"0 letters released and 0 held of {len(everybody)} proposed." in text


def test_the_headline_and_its_change_are_pooled_over_years_1_to_6(meeting, school):
    text, _, _, (attendance, _) = meeting
    now, before = (in_term(school, term, YEARS_1_TO_6) for term in (SUMMER, SPRING))
    rates = [per_cent(*pooled(one)) for one in (now, before)]
    change = step(pooled(before), pooled(now))
    assert f"Years 1 to 6: {rates[0]}, below the 97% target, {change} since Spring 2026." in text
    assert f"Attendance of Years 1 to 6: {rates[0]} (13 Apr 2026 to 21 Jul 2026), {change} from {rates[1]}" in text
    attended, possible = pooled(now)
    assert f"Years 1 to 6: {attended:,} of {possible:,} sessions of {len(now)} pupils." in text
    whole = in_term(school, SUMMER)
    attended, possible = pooled(whole)
    of = f"{attended:,} of {possible:,} sessions of {len(whole)} pupils"
    assert f"All pupils this term: {per_cent(attended, possible)}, {of}." in text
    assert rates[0] in json.dumps(attendance["data"][0], ensure_ascii=False)


def test_categories_and_their_change_leave_the_nursery_out(meeting, school):
    text, metrics, _, _ = meeting
    others = {one.year for one in school} - {"Nursery"}
    now, before = (Counter(plain.category(one) for one in in_term(school, term, others)) for term in (SUMMER, SPRING))
    for name, category in CATEGORIES.items():
        value, delta = next(shown for label, shown in metrics.items() if label.startswith(name))
        change = now[category] - before[category]
        assert value == f"{now[category]}"
        assert delta == f"{abs(change)} {'more' if change > 0 else 'fewer'} than last term"
        assert f"{name} {now[category]} (was {before[category]})" in text
    assert f"{now.total()} pupils with sessions this term" in text


def test_movement_is_of_those_with_a_category_in_both_terms(meeting, school):
    text, _, found, _ = meeting
    moved = Counter(plain.moved(one) for one in school if not one.is_nursery)
    ill = [
        plain_policy.one_illness(one.marks(SUMMER))
        for one in school
        if not one.is_nursery and plain.moved(one) == "declined_category"
    ]
    assert (
        f"{moved['improved_category']} pupils moved to a better category, {len(ill)} to a worse one; "
        f"all absence of {sum(ill)} of the {len(ill)} was one illness."
    ) in text
    assert f"{moved['same_category']} pupils stayed." in text
    cells = Counter()
    for one in school:
        if not one.is_nursery:
            cells[plain.category(one.counts(SPRING)), None if one.left else plain.category(one.counts(SUMMER))] += 1
    for row in found["Last term"]:
        was = CATEGORIES.get(row["Last term"])
        for name, is_ in (*CATEGORIES.items(), ("Left", None)):
            if was or is_:
                assert row[name] == cells[was, is_], (was, is_)


@pytest.mark.parametrize(("label", "of"), [("Year", "year"), ("Class", "class_name")])
def test_year_groups_and_classes_are_of_pupils_on_roll(meeting, on_roll, label, of):
    _, _, found, _ = meeting
    groups = {}
    for one in on_roll:
        groups.setdefault(getattr(one, of), []).append(one)
    assert {row[label] for row in found[label]} == set(groups)
    for row in found[label]:
        members = groups[row[label]]
        counts = [one.counts(SUMMER) for one in members if one.counts(SUMMER)[1]]
        attended, possible = pooled(counts)
        assert row["Attendance"] == per_cent(attended, possible)
        assert row["Sessions"] == f"{attended:,} of {possible:,}"
        assert row["Persistent absentees"] == f"{sum(map(plain.is_persistent, counts))} of {len(counts)} pupils"
        pairs = [(one.counts(SPRING), one.counts(SUMMER)) for one in members]
        pairs = [(then, now) for then, now in pairs if then and then[1] and now[1]]
        assert row["Change"] == step(pooled(then for then, _ in pairs), pooled(now for _, now in pairs)), row[label]


def test_persistent_and_severe_absentees_are_counted_on_both_bases(meeting, school):
    text, metrics, _, _ = meeting
    now, before = (in_term(school, term, YEARS_1_TO_6) for term in (SUMMER, SPRING))
    persistent, severe = sum(map(plain.is_persistent, now)), sum(map(plain.is_severe, now))
    assert metrics["Persistent absentees, this term"][0] == f"{persistent}"
    assert metrics["Severely absent, this term"][0] == f"{severe}"
    was = f"last term {sum(map(plain.is_persistent, before))} of {len(before)}"
    assert f"{persistent} of {len(now)} pupils of Years 1 to 6 persistently absent this term ({was}), {severe}" in text
    assert f"10% of sessions or more: {per_cent(persistent, len(now))} of {len(now)} pupils this term" in text
    here = [one for one in school if one.year in YEARS_1_TO_6 and SUMMER in one.registers]
    year = [one.counts(*plain.TERMS) for one in here]
    over_year, severely = sum(map(plain.is_persistent, year)), sum(map(plain.is_severe, year))
    assert f"instead, {over_year} pupils ({per_cent(over_year, len(year))}) missed 10% or more, {severely} of" in text


def plain_row(child):
    last, now = plain.both_in_words(child.counts(SPRING), child.counts(SUMMER))
    sessions = child.counts(SUMMER)
    waits = "; ".join(plain.WAITS_FOR[one] for one in plain.waits_for(child))
    return {
        "Pupil": child.name,
        "Class": child.class_name,
        "Last term": last,
        "This term": now,
        "PA": "severe" if plain.is_severe(sessions) else "yes" if plain.is_persistent(sessions) else "",
        "Letter": LETTERS[plain.decided(child)[0]],
        "Ready, or why not yet": waits or "Ready",
    }


def test_every_proposal_has_its_sessions_percentages_categories_absence_and_letter(meeting, letters):
    _, _, found, _ = meeting
    shown = [{name: value for name, value in row.items() if name != "Why"} for row in found["Pupil"]]
    assert in_order(shown) == in_order(plain_row(one) for children in letters.values() for one in children)


def in_short(waits):
    """The first two of what a letter waits for, and how many more there are."""
    reasons = waits.split("; ")
    more = [f"and {len(reasons) - 2} more"] if len(reasons) > 2 else []
    return "; ".join([*reasons[:2], *more])


def test_every_row_of_review_is_that_of_the_oracle_letter_by_letter(app, letters):
    page = reviewing(app)
    for letter, children in letters.items():
        page = page.segmented_control(key="letter_type").set_value(letter).run()
        wanted = [plain_row(one) for one in children]
        wanted = [
            {name: row[name] for name in ("Pupil", "Class", "This term")}
            | {"State": in_short(row["Ready, or why not yet"])}
            for row in wanted
        ]
        assert in_order(tables(page)["Pupil"]) == in_order(wanted)
        ready = sum(row["State"] == "Ready" for row in wanted)
        label = page.button(key=f"release_{letter}").label
        assert label == f"Release the letters of {ready} pupils"
        check_card(words(page), children)
    worse = [one.name for one in letters["meeting_invitation"] if plain.moved(one) == "declined_category"]
    page = page.multiselect(key="only_Movement").set_value(["declined_category"]).run()
    assert sorted(row["Pupil"] for row in tables(page)["Pupil"]) == sorted(worse)
    page.multiselect(key="only_Movement").set_value([]).run()


def check_card(text, children):
    """The card beside the list: both terms, what was missed, and in which spells."""
    (child,) = [one for one in children if f"#### {one.about['Forename']} {one.about['Surname']}, " in text]
    last, now = plain.both_in_words(child.counts(SPRING), child.counts(SUMMER))
    assert f"Last term {last}. This term {now}." in text
    attended, possible = child.counts(SUMMER)
    by_reason = [int(count) for count in re.findall(r"^- [^:*]+: (\d+) sessions?$", text, re.MULTILINE)]
    by_spell = [int(count) for count in re.findall(r"^- .* 2026, (\d+) sessions?, ", text, re.MULTILINE)]
    assert sum(by_reason) == possible - attended
    assert by_spell == [sessions for _, _, sessions, _ in plain.spells(child.registers[SUMMER])]
