"""Families: who lives together, and who are siblings?"""

from tests.pages.pages import TOTALS, buttons, csv_of, dropped, on, opened, reviewing, totals_of, words

CONTACT = ("Surname", "Forename", "Reg", "Priority", "Contact Surname", "Parental Responsibility", "Address")


def contacts_of(*rows, parent=None):
    return csv_of(CONTACT, [(surname, "Ada", "3A", 1, parent or surname, "Yes", address) for surname, address in rows])


def families_of(*rows, parent=None):
    app = dropped(opened(), "autumn.csv", totals_of("Autumn", *((surname, 60, 57) for surname, _ in rows)))
    return on(dropped(app, "contacts.csv", contacts_of(*rows, parent=parent)), "families")


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


def test_a_letter_that_cannot_be_posted_is_listed_and_counted_on_the_letters_page():
    app = families_of(("Able", "1 Oak Road"), ("Baker", "No fixed abode"))
    assert "The letters about 1 pupil cannot be posted." in words(app)
    (row,) = app.dataframe[0].value.to_dict("records")
    assert (row["Pupil"], row["Letter"]) == ("Baker, Ada, 3A", "Amber letter")
    assert "no fixed abode" in row["Why"]
    assert "hand the letter over in person" in row["What to do"]
    assert "The letters about 1 pupil cannot be posted." in words(on(app, "letters"))


def test_where_every_letter_can_be_posted_the_page_says_so():
    app = families_of(("Able", "1 Oak Road"))
    assert "Every letter of this term can be posted." in words(app)
    assert "cannot be posted" not in words(on(app, "letters"))


def in_care(app):
    rows = [("", "Able", "Ada", "Year 3", "3A", "Y", 60, 57, 3, 0, "Autumn", "2025/26")]
    headings = (*TOTALS[:5], "In care", *TOTALS[5:], "Term", "Academic Year")
    app = dropped(app, "autumn.csv", csv_of(headings, rows))
    people = [
        ("Able", "Ada", "3A", 1, "Elm", "No", "2 Weir Cottages", "Foster Carer"),
        ("Able", "Ada", "3A", 2, "Able", "Yes", "1 Oak Road", "Mother"),
    ]
    return dropped(app, "contacts.csv", csv_of((*CONTACT, "Relationship"), people))


def test_a_letter_about_a_child_in_care_waits_until_a_person_chose_whom_it_goes_to():
    app = in_care(opened())
    app = reviewing(app)
    assert app.button(key="release_one_1").disabled
    app = on(app, "families")
    assert "In care (1 child, 1 to choose for)" in words(app)
    assert app.multiselect(key="written_to_1").value == ["elm, foster carer"]
    app = app.button(key="write_to_1").click().run()
    assert "Elm (Foster Carer)" in words(app)
    assert "Elm (Foster Carer)" in words(on(opened(), "families"))
    app = reviewing(app)
    assert not app.button(key="release_one_1").disabled
    app = on(app.button(key="release_one_1").click().run(), "letters")
    assert [row["To"] for row in app.dataframe[0].value.to_dict("records")] == ["Elm"]
    app = on(app, "families").button(key="undo_written_to_1").click().run()
    app = app.button(key="hand_over_1").click().run()
    assert "Handed over by a person, without an address." in words(app)


def test_in_the_sample_school_whom_to_write_to_is_chosen_for_the_visit_only():
    app = on(opened().button(key="open_sample").click().run(), "families")
    asked = [key for key in buttons(app) if key.startswith("write_to_")]
    assert len(asked) == 2
    app = app.button(key=asked[0]).click().run()
    assert "In care (2 children, 1 to choose for)" in words(app)
    assert "No attendance is loaded yet" in words(on(opened(), "families"))
