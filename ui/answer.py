"""The answer first: what this term's attendance asks, on one screen that can be read from the back wall."""

import streamlit as st

from analysis.meeting.change import absentees_sentence, attendance_sentence, category_sentence, movement_sentence
from analysis.meeting.figures import (
    categories,
    headline_population,
    headlines,
    postbag,
    with_known_sessions,
    with_letters,
)
from analysis.meeting.room import Meeting
from ui.actions import open_actions_sentence
from ui.plain_text import as_text
from ui.postbag import postbag_sentence


def show_answer(meeting: Meeting) -> list[str]:
    """Show a sentence for each point of the agenda, and give them; the sections below have the working."""
    sentences = answer_sentences(meeting)
    with st.container(border=True, key="answer"):
        for sentence in sentences:
            st.markdown(as_text(sentence))
    return sentences


def answer_sentences(meeting: Meeting) -> list[str]:
    """Say each point of the agenda in a sentence."""
    analysis = meeting.analysis
    found, who = headlines(analysis), headline_population(analysis)
    moved = [movement_sentence(with_known_sessions(with_letters(analysis)))] if analysis.before else []
    return [
        open_actions_sentence(meeting),
        postbag_sentence(postbag(analysis, meeting.records)),
        attendance_sentence(analysis, found, who),
        category_sentence(*categories(analysis), analysis.policy.without_letters),
        *moved,
        absentees_sentence(found, who),
    ]
