"""What a trial of other numbers would do: the answer, the letters by type, and who, by name and by group."""

from collections import Counter
from collections.abc import Iterable

import streamlit as st

from analysis.meeting.figures import families_of
from analysis.meeting.pupil_groups import groupings_in
from analysis.meeting.room import Meeting
from analysis.meeting.what_if import Basis, Effect, Tried, by_group
from analysis.rules.decision import LETTER_NAMES, Letter
from analysis.rules.policy import Policy, per_cent, tenths_text
from analysis.rules.small_groups import SMALLEST_GROUP
from analysis.rules.standing import category_in
from analysis.rules.wording import plural
from ui.measure_words import MEASURES
from ui.pupil_table import PIXELS, term_words
from ui.tables import show_table
from ui.what_if_controls import Trial

EFFECTS = {Effect.LOST: "No longer written to", Effect.GAINED: "Newly written to", Effect.OTHER: "Another letter"}


def answer(meeting: Meeting, trial: Trial) -> str:
    """Say the answer: "With a target of 96%, 14 fewer families are written to (91, now 105)."."""
    today = [one.decision for one in trial.tried if one.was]
    then = [one.decision for one in trial.tried if one.would_be]
    moved = ", ".join(moved_numbers(meeting.analysis.policy, trial))
    families = families_of(today, meeting.records), families_of(then, meeting.records)
    if not moved:
        to = "" if families[0] is None else f" to {plural(families[0], 'family', 'families')}"
        return f"With today's numbers: {plural(len(today), 'letter')}{to}, as on the Meeting page."
    if not any(one.effect for one in trial.tried):
        return f"With {moved}, nothing changes: {plural(len(today), 'letter')}, as today."
    letters = f"{len(then):,} letters instead of {len(today):,}"
    if families[0] is None or families[1] is None:
        return f"With {moved}: {letters}."
    step, more = families[1] - families[0], "more" if families[1] > families[0] else "fewer"
    if not step:
        return f"With {moved}, as many families are written to ({families[1]:,}): {letters}."
    written_to = f"{plural(abs(step), f'{more} family is', f'{more} families are')} written to"
    return f"With {moved}, {written_to} ({families[1]:,} instead of {families[0]:,}): {letters}."


def moved_numbers(today: Policy, trial: Trial) -> list[str]:
    """Say each number that differs from today's; nothing where none does."""
    policy, said = trial.policy, []
    if policy.target != today.target:
        said.append(f"a target of {per_cent(policy.target)}")
    if policy.red_below != today.red_below:
        said.append(f"red below {per_cent(policy.red_below)}")
    if policy.smallest_improvement != today.smallest_improvement:
        said.append(f"a smallest improvement of {tenths_text(policy.smallest_improvement)} points")
    if trial.basis is Basis.YEAR:
        said.append("the year to date as basis")
    return said


def show_letters(trial: Trial) -> None:
    """Show how many letters of each type there would be, beside today's."""
    today, then = (Counter(letters) for letters in (_letters(trial, "was"), _letters(trial, "would_be")))
    for column, letter in zip(st.columns(len(Letter)), Letter, strict=True):
        change = then[letter] - today[letter]
        step = f"{abs(change)} {'more' if change > 0 else 'fewer'}" if change else "as today"
        column.metric(
            LETTER_NAMES[letter],
            then[letter],
            step,
            delta_color="off",
            delta_arrow="off",
            border=True,
            height="stretch",
            help=MEASURES[LETTER_NAMES[letter]],
        )


def _letters(trial: Trial, which: str) -> Iterable[Letter]:
    return (letter for one in trial.tried if (letter := getattr(one, which)))


def show_names(trial: Trial) -> None:
    """List everybody whose letter would be another one, or none."""
    st.subheader("By name")
    counts = ", ".join(f"{name.lower()}: {len(trial.with_effect(effect))}" for effect, name in EFFECTS.items())
    st.markdown(counts[0].upper() + counts[1:] + ".")
    rows = [_row(one, trial) for effect in Effect for one in trial.with_effect(effect)]
    if rows:
        show_table(
            rows,
            f"Table of {len(rows)} pupils whose letter changes in the trial",
            file="what if by name",
            key="what_if_names",
            column_config={
                name: st.column_config.TextColumn(width=PIXELS.get(name, PIXELS["Letter"])) for name in rows[0]
            },
            row_height=46,
        )


def _row(one: Tried, trial: Trial) -> dict[str, object]:
    last, now = (term_words(term, category_in(term, trial.policy) if term else None) for term in (one.before, one.now))
    return {
        "What changes": EFFECTS[one.effect] if one.effect else "",
        "Pupil": one.decision.listed_name,
        "Class": one.decision.text("class_name"),
        "Last term": last,
        "This term": now,
        "Letter today": LETTER_NAMES[one.was] if one.was else "none",
        "Letter in the trial": LETTER_NAMES[one.would_be] if one.would_be else "none",
    }


def show_groups(trial: Trial) -> None:
    """Show the effects by a group of pupils: whom a change would touch more than others."""
    groupings = groupings_in([one.decision for one in trial.tried])
    st.subheader("By group")
    if not groupings:
        st.markdown("The files give no year, class or other group.")
        return
    column: str = st.segmented_control(
        "Group by",
        list(groupings),
        default=next(iter(groupings)),
        format_func=groupings.__getitem__,
        key="what_if_by",
        required=True,
    )
    show_table(
        [
            {
                groupings[column]: one.group,
                "Pupils on roll": one.pupils,
                "Letters today": one.today,
                "In the trial": one.would_be,
                **{
                    EFFECTS[effect]: count
                    for effect, count in zip(Effect, (one.lost, one.gained, one.other), strict=True)
                },
            }
            for one in by_group(trial.tried, column)
        ],
        f"Letters today and in the trial by {groupings[column].lower()}",
        file="what if by group",
        key="what_if_groups",
    )
    st.caption(
        f"Groups of fewer than {SMALLEST_GROUP} pupils are put together, so the table may be shown to governors."
    )
