"""Every figure that the pages show of the sample school is that of the plain oracle, `tests/plain_school.py`."""

import json
import re
from collections import Counter
from statistics import median

import pytest

from tests import plain_school as plain
from tests.pages.pages import on, reviewing, with_sample, words
from tests.plain_school import AUTUMN, LETTERS, SPRING, SUMMER, YEARS_1_TO_6, per_cent, pooled, step
from tests.rules import plain_policy
from ui.tables import FIGURE_SPACE

CATEGORIES = {"● Green": "green", "▲ Amber": "amber", "■ Red": "red"}


@pytest.fixture(scope="module")
def school():
    return plain.read_school()


@pytest.fixture(scope="module")
def on_roll(school):
    return [one for one in school if not one.left]


@pytest.fixture(scope="module")
def letters(on_roll):
    """By letter the children for whom it is proposed."""
    found = {letter: [] for letter in LETTERS}
    for one in on_roll:
        letter, _ = plain.decided(one)
        if letter:
            found[letter].append(one)
    return found


@pytest.fixture(scope="module")
def app():
    return with_sample()


@pytest.fixture(scope="module")
def meeting(app):
    """What the Meeting page shows: running text, metrics, tables, and the words of its figures."""
    page = on(app, "meeting")
    metrics = {one.label: (one.value, one.delta) for one in page.metric}
    return words(page), metrics, tables(page), [json.loads(one.proto.spec) for one in page.get("plotly_chart")]


def tables(page):
    """The tables of a page as lists of rows, by their first heading."""
    found = {}
    for one in page.dataframe:
        rows = one.value.astype(object).replace(FIGURE_SPACE, "", regex=True)
        found.setdefault(rows.columns[0], rows.to_dict("records"))
    return found


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


def in_order(rows):
    return sorted(tuple(sorted(row.items())) for row in rows)


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


def tried(children, basis="this term", **settings):
    """By child the letter today and the letter of a trial."""
    return {one: (plain.decided(one)[0], plain.decided(one, *judged(one, basis), **settings)[0]) for one in children}


def judged(child, basis):
    """The sessions that a trial looks at: this term's and last term's, or the year's so far and until last term."""
    if basis == "this term" or SPRING not in child.registers:
        return ()
    return child.counts(AUTUMN, SPRING), child.counts(*plain.TERMS)


def effect(today, then):
    if today == then:
        return None
    return "No longer written to" if then is None else "Newly written to" if today is None else "Another letter"


def check_trial(page, on_roll, **settings):
    text, metrics, found = words(page), {one.label: (one.value, one.delta) for one in page.metric}, tables(page)
    letters = tried(on_roll, **settings)
    today, then = (Counter(pair[which] for pair in letters.values()) for which in (0, 1))
    for letter, name in LETTERS.items():
        change = then[letter] - today[letter]
        said = f"{abs(change)} {'more' if change > 0 else 'fewer'}" if change else "as today"
        assert metrics[name] == (f"{then[letter]}", said)
    effects = Counter(effect(*pair) for pair in letters.values())
    counts = [effects[one] for one in ("No longer written to", "Newly written to", "Another letter")]
    assert "No longer written to: {}, newly written to: {}, another letter: {}.".format(*counts) in text
    named = [
        {
            "What changes": effect(*pair),
            "Pupil": one.name,
            "Letter today": LETTERS.get(pair[0], "none"),
            "Letter in the trial": LETTERS.get(pair[1], "none"),
        }
        for one, pair in letters.items()
        if pair[0] != pair[1]
    ]
    rows = found.get("What changes", [])
    assert in_order([{name: row[name] for name in named[0]} for row in rows]) == in_order(named)
    for row in found["Year"]:
        own = [pair for one, pair in letters.items() if one.year == row["Year"]]
        effects = Counter(effect(*pair) for pair in own)
        assert row == {
            "Year": row["Year"],
            "Pupils on roll": len(own),
            "Letters today": sum(pair[0] is not None for pair in own),
            "In the trial": sum(pair[1] is not None for pair in own),
            **{name: effects[name] for name in ("No longer written to", "Newly written to", "Another letter")},
        }
    return letters


def test_what_if_with_todays_policy_is_the_real_run(app, letters, on_roll):
    page = on(app, "what_if")
    everybody = [one for children in letters.values() for one in children]
    families = plain.families(everybody)
    assert f"With today's numbers: {len(everybody)} letters to {families} families, as on the Meeting" in words(page)
    check_trial(page, on_roll)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"target": "96"}, "a target of 96%"),
        ({"red_below": "92", "smallest_improvement": "1"}, "red below 92%, a smallest improvement of 1 points"),
        ({"basis": "year to date"}, "the year to date as basis"),
    ],
    ids=["lower target", "higher red line, larger step", "year to date"],
)
def test_what_if_counts_the_letters_that_another_policy_gives(app, on_roll, settings, said):
    page = on(on(app, "meeting"), "what_if")
    for name, value in settings.items():
        if name == "basis":
            page.segmented_control(key="what_if_basis_0").set_value(value)
        else:
            kind = page.number_input if name == "smallest_improvement" else page.slider
            kind(key=f"what_if_{name}_0").set_value(float(value))
    page = page.run()
    letters = check_trial(page, on_roll, **settings)
    today, then = ([one for one, pair in letters.items() if pair[which]] for which in (0, 1))
    assert f"With {said}, " in words(page)
    families = plain.families(then), plain.families(today)
    if families[0] != families[1]:
        assert f"({families[0]} instead of {families[1]}): {len(then)} letters instead of {len(today)}" in words(page)


def test_after_the_letters_counts_what_came_and_what_comes_without_any_effect(app, school):
    page = on(app, "outcomes")
    last = {one: letter_then(one, one.counts(AUTUMN)) for one in school if SPRING in one.registers}
    here = [one for one in last if not one.left and one.counts(SPRING)[1] and one.counts(SUMMER)[1]]
    followed = [one for one in here if last[one]]
    sent = f"letters proposed for Spring 2026: {len([one for one in last.values() if one])}."
    assert f"{sent} Pupils with sessions in both terms: {len(followed)}." in words(page)
    backwards = read_backwards([one for one in here if (one.counts(AUTUMN) or (0, 0))[1]])
    wanted = []
    for letter, name in LETTERS.items():
        came = [(one.counts(SPRING), one.counts(SUMMER)) for one in followed if last[one] == letter]
        wanted += [plain_outcome(name, "What came", came), plain_outcome(name, "Would come anyway", backwards[letter])]
    assert tables(page)["Letter"] == wanted


def letter_then(child, before):
    """The letter that spring gives after a term of these sessions."""
    return None if child.is_nursery else plain_policy.decision(before, child.counts(SPRING))[0]


def read_backwards(children):
    """By letter spring and what came before it, summer in its place, each at the whole school's level of the other."""
    sums = [pooled(one.counts(term) for one in children) for term in (AUTUMN, SUMMER)]
    absence = [1 - plain_policy.rate(*one) / 100 for one in sums]
    found = {letter: [] for letter in (*LETTERS, None)}
    for one in children:
        before = at_level(one.counts(SUMMER), absence[0] / absence[1])
        after = at_level(one.counts(AUTUMN), absence[1] / absence[0])
        found[letter_then(one, before)].append((one.counts(SPRING), after))
    return found


def at_level(counts, level):
    attended, possible = counts
    return max(0, possible - round((possible - attended) * level)), possible


def plain_outcome(name, what, pairs):
    ranks = [[plain_policy.ORDER.index(plain.category(one)) for one in pair] for pair in pairs]
    counts = {
        "Better category": sum(now > was for was, now in ranks),
        "Same": sum(now == was for was, now in ranks),
        "Worse": sum(now < was for was, now in ranks),
    }
    change = median(plain_policy.rate(*now) - plain_policy.rate(*was) for was, now in pairs)
    then = [sum(plain.is_persistent(pair[which]) for pair in pairs) for which in (0, 1)]
    return {
        "Letter": name,
        "Read": what,
        "Pupils": f"{len(pairs)}",
        "Median change": f"{float(change):+.1f} points",
        **{place: f"{count} ({per_cent(count, len(pairs))})" for place, count in counts.items()},
        "Persistent absentees": f"{then[0]}, then {then[1]}",
    }


def test_families_lists_whom_the_post_does_not_reach_and_who_shares_an_address(app, letters, on_roll):
    page = on(app, "families")
    text = words(page)
    in_care = [one for one in on_roll if one.about["In care"] == "Y"]
    assert f"In care ({len(in_care)} children, {len(in_care)} to choose for)" in text
    unreached = [
        (f"{one.name}, {one.class_name}", LETTERS[letter])
        for letter, children in letters.items()
        for one in children
        if one in in_care or not plain.homes(one)
    ]
    assert f"The letters about {len(unreached)} pupils cannot be posted." in text
    assert sorted((row["Pupil"], row["Letter"]) for row in tables(page)["Pupil"]) == sorted(unreached)
    households = plain.households(on_roll)
    assert f"{len(households)} addresses to look at" in text
    shown = [line for line in text.split("\n") if " · " in line]
    assert f"{len(households) - len(shown)} more addresses after these." in text
    named = {tuple(sorted(f"{one.name}, {one.class_name}" for one in home)) for home in households}
    assert {tuple(sorted(line.strip("* ").split(" · "))) for line in shown} <= named


def test_letters_and_sent_count_what_was_released_by_pupil_and_by_home(app, letters):
    """Last, because the visit that the tests above look at has nothing released."""
    page = reviewing(app)
    types = ("concern_red", "thanks_still_concerned")
    for letter in types:
        page = page.segmented_control(key="letter_type").set_value(letter).run()
        page = page.button(key=f"release_{letter}").click().run()
    ready = {letter: [one for one in letters[letter] if not plain.waits_for(one)] for letter in types}
    pupils = sum(map(len, ready.values()))
    to_print = {letter: sum(len(plain.homes(one)) for one in children) for letter, children in ready.items()}
    page = on(page, "letters")
    assert f"{sum(to_print.values())} letters about {pupils} pupils released" in words(page)
    labels = [one.proto.label for one in page.get("download_button")]
    for letter, count in to_print.items():
        assert f"{LETTERS[letter]}: one Word file with {count} letters" in labels
    rows = [(row["Pupil"], row["On"]) for row in tables(page)["Pupil"]]
    of = ((one, "{} of {}".format(*one.counts(SUMMER))) for children in ready.values() for one in children)
    assert sorted(rows) == sorted((one.name, on) for one, on in of for _ in plain.homes(one))
    page = on(page, "sent")
    assert f"Letters about {pupils} pupils released: 0 sent, 0 came back, {pupils} not sent yet." in words(page)
    page = page.selectbox(key="sent_type").set_value("concern_red").run()
    page = page.button(key="sent_all").click().run()
    sent = len(ready["concern_red"])
    assert f"{pupils} pupils released: {sent} sent, 0 came back, {pupils - sent} not sent yet." in words(page)
    text = words(on(page, "meeting"))
    assert f"{pupils} letters released and 0 held of {sum(map(len, letters.values()))} proposed." in text
