"""After the letters: what came after last term's letters, beside what would have come anyway?"""

from tests.pages.pages import dropped, on, opened, reviewing, totals_of, with_sample, words

PUPILS = ("Able", "Bee", "Cole", "Dane", "East", "Ford")
WORDS_OF_CAUSE = ("because of the letter", "thanks to", "worked", "effective", "helped", "caused", "led to", "impact")


def spring_of(app, many=6):
    return dropped(app, "spring.csv", totals_of("Spring", *((name, 100, 94) for name in PUPILS[:many])))


def released_in_spring(many=6):
    app = reviewing(spring_of(opened(), many))
    app.button(key="release_concern_amber").click().run()
    summer = totals_of("Summer", *((name, 100, 97 - place) for place, name in enumerate(PUPILS[:many])))
    return dropped(opened(), "summer.csv", summer)


def test_without_attendance_the_page_says_what_to_do():
    assert "No attendance is loaded yet" in words(on(opened(), "outcomes"))


def test_without_last_term_there_is_nothing_to_follow():
    assert "Load last term's export too" in words(on(spring_of(opened()), "outcomes"))


def test_without_a_released_letter_there_is_nothing_to_follow():
    app = dropped(spring_of(opened()), "summer.csv", totals_of("Summer", ("Able", 100, 97)))
    assert "No letter of Spring 2025/26 is on record" in words(on(app, "outcomes"))


def test_what_came_after_released_letters_is_shown_and_not_compared_without_a_third_term():
    app = on(released_in_spring(), "outcomes")
    assert "There is not enough to compare with." in words(app)
    assert "Amber letter: not compared: it needs the term before last" in words(app).replace("*", "")
    (table,) = [one.value for one in app.dataframe]
    assert table.to_numpy().tolist() == [
        [
            *("Amber letter", "What came", "6", "+0.5 points"),
            *("1 (16.6%)", "5 (83.3%)", "0 (0.0%)", "0, then 0"),
        ]
    ]


def test_fewer_than_five_are_not_shown():
    app = on(released_in_spring(4), "outcomes")
    assert "Amber letter: too few pupils to compare." in words(app).replace("*", "")
    assert not app.dataframe


def test_the_sample_school_shows_no_evidence_of_a_difference_and_claims_no_cause():
    text = words(on(with_sample(), "outcomes"))
    assert (
        "Nothing shows that what came after these letters (5 kinds) differs from what would have come anyway." in text
    )
    assert "Nothing here says what a letter did." in text
    assert not [one for one in WORDS_OF_CAUSE if one in text.casefold()]
    assert "Would come anyway: the same pupils read backwards." in text
    assert "at most 5 would be told of a difference" in text


def test_a_difference_is_named_and_no_cause_with_it():
    from analysis.meeting.after import AfterLetter, Verdict
    from analysis.rules.decision import Letter
    from ui.outcomes import answer

    found = [AfterLetter(Letter.CONCERN_RED, 9, None, None, one) for one in (Verdict.ROSE_LESS, Verdict.NO_EVIDENCE)]
    assert answer(found) == "A difference from regression to the mean alone: Red letter. That does not say why."
