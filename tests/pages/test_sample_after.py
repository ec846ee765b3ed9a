"""Every figure of What if, After the letters, Families, Letters and Sent is that of the plain oracle."""

from collections import Counter
from statistics import median

import pytest

from tests import plain_school as plain
from tests.pages.pages import on, reviewing, with_sample, words
from tests.pages.plain_tables import in_order, tables
from tests.plain_school import AUTUMN, LETTERS, SPRING, SUMMER, per_cent, pooled
from tests.rules import plain_policy


@pytest.fixture(scope="module")
def app():
    return with_sample()


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
