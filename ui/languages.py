"""Which letters are in English although the home speaks another language."""

from collections import Counter
from collections.abc import Iterable

import streamlit as st

from analysis.post.correspondence import PlannedLetter
from analysis.rules.wording import plural
from ui.plain_text import as_text


def show_languages(planned: Iterable[PlannedLetter]) -> None:
    """Say how many letters fall back to English, and for want of which language; nothing where none does."""
    lacking = Counter(one.language for one in planned if one.lacks_language)
    for language, count in sorted(lacking.items()):
        st.caption(
            as_text(f"{plural(count, 'letter')} in English: the home speaks {language}, and there is no such template.")
        )
