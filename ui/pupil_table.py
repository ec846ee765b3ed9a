"""Pupils with their two terms as a table: sessions beside every percentage, words beside every sign."""

from collections.abc import Sequence

import streamlit as st

from analysis.charts.theme import category_label
from analysis.decisions import PupilDecision
from analysis.rules.categories import Category
from analysis.rules.decision import LETTER_NAMES, RULE_SENTENCES
from analysis.rules.facts import TermFacts
from analysis.rules.flags import FLAG_MEANINGS
from analysis.rules.stops import HOLDS
from analysis.rules.wording import percentage, sessions_of, would_print_alike
from ui.presenting import presenting
from ui.pupil_choice import HINT, open_chosen
from ui.tables import show_table

WHY_NOT_YET = "Ready, or why not yet"
PERSISTENT = "PA: persistent absentee, who missed 10% of this term's sessions or more; severe: 50% or more."
FILES = {"proposals": "letters proposed", "left_untouched_list": "left untouched"}
SHOWN = 2
"""Reasons to look first that a narrow column names."""
PIXELS = {"Pupil": 165, "Class": 75, "Last term": 170, "This term": 170, "PA": 70, "Letter": 205}
PIXELS |= {WHY_NOT_YET: 330, "Why": 460}


def name_and_class(one: PupilDecision, name: str) -> str:
    """Say a name with its class, where the file gives one."""
    return ", ".join(part for part in (name, one.text("class_name")) if part)


def both_terms(one: PupilDecision) -> tuple[str, str]:
    """Say last term and this term; sessions only where two different rates would print alike."""
    alike = (
        one.before is not None
        and one.now is not None
        and would_print_alike(one.before.attended, one.before.possible, one.now.attended, one.now.possible)
    )
    last = term_words(one.before, one.category_before, sessions_only=alike)
    return last, term_words(one.now, one.category, sessions_only=alike)


def term_words(term: TermFacts | None, category: Category | None, *, sessions_only: bool = False) -> str:
    """Say one term of a pupil: "▲ 96.9% (64 of 66)"."""
    if term is None:
        return "not here"
    if not term.figures_known:
        sign = f"{category_label(category).split()[0]} " if category else ""
        return f"{sign}{term.percentage}%, sessions not known" if term.percentage else "not known"
    if category is None:
        return "no sessions"
    sign, sessions = category_label(category).split()[0], sessions_of(term.attended, term.possible)
    return f"{sign} {sessions}" if sessions_only else f"{sign} {percentage(term.attended, term.possible)} ({sessions})"


def status_words(one: PupilDecision) -> str:
    """Say that a proposal is ready, or what a person looks at first: "Long illness this school year"."""
    meanings = "; ".join(FLAG_MEANINGS[raised.flag] for raised in one.flags)
    return "Ready" if one.status == "ready" else meanings


def status_in_short(one: PupilDecision) -> str:
    """Say the same in a narrow column: two reasons, a hold before any, and how many more; the card has them all."""
    if one.status == "ready":
        return status_words(one)
    reasons = sorted((raised.flag for raised in one.flags), key=lambda flag: flag not in HOLDS)
    shown = "; ".join(FLAG_MEANINGS[flag] for flag in reasons[:SHOWN])
    return f"{shown}; and {len(reasons) - SHOWN} more" if len(reasons) > SHOWN else shown


def pupil_rows(decisions: Sequence[PupilDecision]) -> list[dict[str, object]]:
    """Turn decisions into rows for a table, in the same order."""
    return [
        {
            "Pupil": one.listed_name,
            "Class": one.text("class_name"),
            "Last term": last,
            "This term": now,
            "PA": "severe" if one.severely_absent else "yes" if one.persistent_absentee else "",
            "Letter": LETTER_NAMES[one.proposal.letter] if one.proposal.letter else "none",
            WHY_NOT_YET: status_words(one),
            "Why": RULE_SENTENCES[one.proposal.rule],
        }
        for one, (last, now) in ((one, both_terms(one)) for one in decisions)
    ]


def show_pupils(decisions: Sequence[PupilDecision], key: str, without: Sequence[str] = ()) -> None:
    """Show pupils as a sortable table, without some columns, and open the one chosen; or say that there are none.

    On the projector why a letter waits is not even sent: a table can be searched and downloaded.
    """
    rows = pupil_rows(decisions)
    if not rows:
        st.markdown("Nobody.")
        return
    if presenting():
        rows = [{name: value for name, value in row.items() if name != WHY_NOT_YET} for row in rows]
    shown = [name for name in rows[0] if name not in without]
    at_the_desk = not presenting()
    event = show_table(
        rows,
        f"Table of {len(rows)} pupils{'; choose a row to open the pupil' if at_the_desk else ''}",
        file=FILES.get(key, "pupils"),
        not_in_file=(WHY_NOT_YET,),
        key=key,
        on_select="rerun",
        selection_mode="single-row",
        column_order=shown,
        column_config={name: st.column_config.TextColumn(width=PIXELS[name]) for name in shown},
        row_height=46,
    )
    if at_the_desk:
        open_chosen(event["selection"]["rows"], [one.person for one in decisions])
    captions = [HINT] if at_the_desk else []
    captions += [PERSISTENT] if "PA" in shown else []
    st.caption(" ".join(captions))
