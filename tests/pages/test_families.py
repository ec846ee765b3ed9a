"""Families: who lives together, and who are siblings?"""

from tests.pages.pages import buttons, csv_of, dropped, on, opened, totals_of, words

CONTACT = ("Surname", "Forename", "Reg", "Priority", "Contact Surname", "Parental Responsibility", "Address")


def contacts_of(*rows):
    return csv_of(CONTACT, [(surname, "Ada", "3A", 1, surname, "Yes", address) for surname, address in rows])


def families_of(*rows):
    app = dropped(opened(), "autumn.csv", totals_of("Autumn", *((surname, 60, 57) for surname, _ in rows)))
    return on(dropped(app, "contacts.csv", contacts_of(*rows)), "families")


def test_without_attendance_and_without_contacts_the_page_says_what_to_do():
    assert "No attendance is loaded yet" in words(on(opened(), "families"))
    app = dropped(opened(), "autumn.csv", totals_of("Autumn", ("Able", 60, 57)))
    assert "No contacts are loaded" in words(on(app, "families"))


def test_where_nobody_shares_an_address_the_page_says_so():
    assert "No two pupils on roll share an address." in words(
        families_of(("Able", "1 Oak Road"), ("Baker", "2 Elm Road"))
    )


def test_siblings_are_confirmed_kept_and_taken_back():
    app = families_of(("Able", "1 Oak Road"), ("Able-Baker", "1 Oak Rd"), ("Cole", "2 Elm Road"))
    assert "1 address to look at" in words(app)
    assert "different surnames" in words(app)
    app = app.button(key="siblings_1_2").click().run()
    assert "Every shared address has its answer." in words(app)
    assert "Siblings (1 family)" in words(on(opened(), "families"))
    app = app.button(key="undo_1_2").click().run()
    assert "1 address to look at" in words(app)
    app = app.button(key="not_siblings_1_2").click().run()
    assert "Every shared address has its answer." in words(app)
    assert "undo_1_2" in buttons(app)


def test_a_cousin_at_the_same_address_can_be_left_out():
    app = families_of(("Able", "1 Oak Road"), ("Baker", "1 Oak Road"), ("Cole", "1 Oak Road"))
    app = app.multiselect(key="who_1_2_3").set_value([1, 2]).run()
    app = app.button(key="siblings_1_2_3").click().run()
    text = words(app)
    assert "Siblings (1 family)" in text
    assert "Every shared address" in text
    assert {"undo_1_2", "undo_1_3", "undo_2_3"} <= buttons(app).keys()


def test_a_crowd_at_one_address_is_listed_and_never_offered():
    names = ("Able", "Baker", "Cole", "Dane", "East", "Ford", "Gill")
    app = families_of(*((name, "The Refuge") for name in names))
    assert "Too many children for one family (1 address)" in [one.label for one in app.expander]
    assert not any(key.startswith("siblings_") for key in buttons(app))


def test_in_the_sample_school_an_answer_is_kept_for_the_visit_only():
    app = on(opened().button(key="open_sample").click().run(), "families")
    asked = [key for key in buttons(app) if key.startswith("siblings_")]
    assert asked
    app = app.button(key=asked[0]).click().run()
    assert "Siblings (1 family)" in words(app)
    assert "No attendance is loaded yet" in words(on(opened(), "families"))
