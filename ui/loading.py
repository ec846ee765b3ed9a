"""The only caches: what is opened once for everybody, and holds no pupil's data itself."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Thread

import streamlit as st

from analysis.keeping.daily import DailyWorker
from analysis.letters.templates import LetterTemplate, read_template
from analysis.measures.fairness import load_statistics
from analysis.post.pack import standard_templates
from analysis.records.backup import clear_unfinished
from analysis.records.copies import copies_folder
from analysis.records.originals import drop_expired_originals
from analysis.records.places import Place, place_of
from analysis.records.settings import adopt_settings_files
from analysis.records.store import Store, open_store
from analysis.records.templates import load_template_file
from ui.clock import now, today


def place() -> Place:
    """Where the school's records are."""
    return place_of(os.environ, sys.platform, Path.home())


@st.cache_resource(show_spinner=False)
def records() -> Store:
    """The school's records, opened once for everybody at this computer, and tidied then. Raises RecordsError."""
    store = open_store(place())
    clear_unfinished(place().home)
    clear_unfinished(copies_folder(place()))
    drop_expired_originals(store, now())
    adopt_settings_files(store, today())
    return store


@st.cache_resource(show_spinner=False)
def daily_worker() -> DailyWorker:
    """Whoever does the daily work, one for everybody at this computer."""
    return DailyWorker()


@st.cache_resource(show_spinner=False)
def statistics() -> Thread:
    """Statistics, loaded in the background once for everybody, so that the first decision card need not wait."""
    thread = Thread(target=load_statistics, daemon=True)
    thread.start()
    return thread


@st.cache_resource(show_spinner=False)
def templates() -> dict[str, LetterTemplate]:
    """The standard letters, compiled once for everybody: they hold no pupil's data."""
    return standard_templates()


@st.cache_resource(show_spinner=False, max_entries=100)
def kept_template(version: str) -> LetterTemplate:
    """A template of the school's records, compiled once for everybody: a version never names another file.

    Raises KeyError where it was never kept, TemplateError, RecordsError.
    """
    word_file = load_template_file(records(), version)
    if word_file is None:
        raise KeyError(version)
    return read_template(word_file)


@st.cache_resource(show_spinner=False, max_entries=100)
def pictured_template(
    version: str,
    pictures: tuple[tuple[str, str], ...],
    _template: LetterTemplate,
    _pngs: Mapping[str, bytes],
) -> LetterTemplate:
    """A template with the school's pictures put in, once for everybody: the versions never name other files."""
    return _template.with_pictures(_pngs)
