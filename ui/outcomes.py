"""What came after last term's letters: the answer, a line for each letter, and the figures behind it."""

from collections.abc import Sequence

import streamlit as st

from analysis.meeting.after import FALSE_ALARM_STATED, AfterLetter, Followed, Outcome, Verdict, after_letters
from analysis.meeting.followed import followed, proposed_last_term
from analysis.meeting.lasting import load_releases
from analysis.meeting.recorded_term import recorded_term
from analysis.meeting.room import Meeting
from analysis.rules.decision import LETTER_NAMES, Letter
from analysis.rules.policy import Policy
from analysis.rules.small_groups import SMALLEST_GROUP
from analysis.rules.wording import percentage, plural
from ui.loading import records
from ui.plain_text import as_text
from ui.state import StateKey, load, store
from ui.tables import show_table

DIFFERS = (Verdict.ROSE_MORE, Verdict.ROSE_LESS)
NO_CAUSE = (
    "Nothing here says what a letter did. Families, staff, illness and the season change too, and who is low in one "
    "term is on average less low in the next, with a letter or without: that is regression to the mean."
)


def letters_last_term(meeting: Meeting) -> dict[int, Letter]:
    """The letters of last term by person: released, or in the sample school proposed. Raises RecordsError."""
    if load(StateKey.IS_SAMPLE):
        return proposed_last_term(meeting)
    if meeting.analysis.before is None:
        return {}
    term = recorded_term(records(), meeting.analysis.before)
    return {person: one.letter for person, one in load_releases(records(), term, meeting.joins).items()}


def show_outcomes(meeting: Meeting) -> None:
    """Show what came after each letter of last term, or say why there is nothing to show. Raises RecordsError."""
    last, letters = meeting.analysis.before, letters_last_term(meeting)
    if last is None:
        st.info("Load last term's export too: its letters are what this page follows.")
        return
    if not letters:
        st.info(f"No letter of {as_text(last.full_name)} is on record, so there is nothing to follow yet.")
        return
    pupils = followed(meeting, letters)
    found = _compared(pupils, meeting.analysis.policy)
    st.markdown(f"#### {answer(found)}")
    st.markdown(NO_CAUSE)
    followed_up = sum(one.letter is not None for one in pupils)
    is_sample = load(StateKey.IS_SAMPLE)
    sent = "As nobody released any in the sample school, letters proposed for" if is_sample else "Letters released in"
    st.caption(
        f"{sent} {as_text(last.full_name)}: {len(letters)}. Pupils with sessions in both terms: {followed_up}. "
        f"A letter that went to fewer than {SMALLEST_GROUP} of them is not shown."
    )
    st.markdown("\n".join(f"- **{LETTER_NAMES[one.letter]}**: {one.verdict}." for one in found))
    _show_figures(found)
    st.caption(
        "Would come anyway: the same pupils read backwards. This term takes the place of the term before last, the "
        "policy says who would then have had the letter, and the term before last is what came after; no letter works "
        f"backwards in time. Of 100 schools whose letters change nothing, at most {FALSE_ALARM_STATED * 100:.0f} would "
        "be told of a difference."
    )


def _compared(pupils: tuple[Followed, ...], policy: Policy) -> tuple[AfterLetter, ...]:
    """Compare once for the same pupils: exchanging them thousands of times takes half a second."""
    known, found = load(StateKey.OUTCOMES, (None, ()))
    if known != (pupils, policy):
        with st.spinner("Comparing with what would have come anyway …"):
            found = after_letters(pupils, policy)
        store(StateKey.OUTCOMES, ((pupils, policy), found))
    compared: tuple[AfterLetter, ...] = found
    return compared


def answer(found: Sequence[AfterLetter]) -> str:
    """Say the answer, with no word of a cause."""
    compared = [one for one in found if one.verdict in (*DIFFERS, Verdict.NO_EVIDENCE)]
    differ = [LETTER_NAMES[one.letter] for one in compared if one.verdict in DIFFERS]
    if not compared:
        return "There is not enough to compare with."
    if differ:
        return f"A difference from regression to the mean alone: {', '.join(differ)}. That does not say why."
    kinds = plural(len(compared), "kind")
    return f"Nothing shows that what came after these letters ({kinds}) differs from what would have come anyway."


def _show_figures(found: Sequence[AfterLetter]) -> None:
    rows = [
        _row(one.letter, what, outcome)
        for one in found
        for what, outcome in (("What came", one.came), ("Would come anyway", one.expected))
        if outcome is not None
    ]
    if rows:
        show_table(
            rows,
            "What came after each letter, beside what would have come anyway",
            key="outcomes",
            height="content",
        )


def _row(letter: Letter, what: str, outcome: Outcome) -> dict[str, str]:
    of = outcome.pupils
    counts = {"Better category": outcome.better, "Same": outcome.same, "Worse": outcome.worse}
    shares = {name: f"{count} ({percentage(count, of)})" for name, count in counts.items()}
    persistent = f"{outcome.persistent_before}, then {outcome.persistent_after}"
    change = f"{outcome.change:+.1f} points" if round(outcome.change, 1) else "none"
    named = {"Letter": LETTER_NAMES[letter], "Read": what, "Pupils": f"{of}", "Median change": change}
    return {**named, **shares, "Persistent absentees": persistent}
