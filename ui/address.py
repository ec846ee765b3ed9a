"""The address of a page: which view it asks for, kept while files are loaded first, and offered to be shared.

A choice in an address is a year group, a class, a letter type or a basis: never a child's name, number or UPN.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import Page

from ui.presenting import presenting
from ui.state import StateKey, load, store

THIS_COMPUTER = ("//127.0.0.1", "//localhost")


@dataclass(frozen=True, slots=True)
class CameTo:
    """The page at whose address this visit began, its title, and the choices that the address asked for."""

    path: str
    title: str
    choices: dict[str, list[str]]


def note_address(page: Page) -> None:
    """Keep at which address the visit began: Streamlit forgets the choices of a page that is left."""
    if load(StateKey.CAME_TO) is None:
        choices = {name: st.query_params.get_all(name) for name in st.query_params}
        store(StateKey.CAME_TO, CameTo(f"pages/{page.url_path}.py" if page.url_path else "", page.title, choices))


def asked_for(name: str) -> tuple[str, ...]:
    """Give the choices of one kind that the visit's address asked for."""
    came_to: CameTo | None = load(StateKey.CAME_TO)
    return tuple(came_to.choices.get(name, ())) if came_to else ()


def say_in_address(name: str, values: tuple[str, ...]) -> None:
    """Let the page's address say a choice; nothing where none is made."""
    if tuple(st.query_params.get_all(name)) == values:
        return
    if values:
        st.query_params[name] = list(values)
    else:
        del st.query_params[name]


def show_way_on() -> None:
    """Lead on, once attendance is loaded, to the page that a link asked for and that had nothing to show yet."""
    came_to: CameTo | None = load(StateKey.CAME_TO)
    if came_to and came_to.path and load(StateKey.SENT_TO_UPLOAD):
        st.page_link(came_to.path, label=f"Go on to {came_to.title}", icon=":material/arrow_forward:")


def show_address() -> None:
    """Offer the address of this page to copy; worked out when somebody asks, so that it says what is chosen by then."""
    if presenting():
        return
    link = st.popover("Link", icon=":material/link:", on_change="rerun", key="address")
    if link.open:
        link.markdown("**The address of this page**, with the year group, class and view chosen here:")
        link.code(page_address(), language=None, wrap_lines=True)
        link.caption(
            "Copy it with the button at its end. It says nothing about a child: whoever opens the Pupil page types the "
            f"name there. {where_it_works(st.context.url or '')}"
        )


def page_address() -> str:
    """Give the address of this page with its choices."""
    choices = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    return (st.context.url or "").partition("?")[0] + (f"?{urlencode(choices)}" if choices else "")


def where_it_works(url: str) -> str:
    """Say who can open the address: the program answers on this computer alone unless the school serves it itself."""
    if any(name in url for name in THIS_COMPUTER):
        return "It works on this computer while the program runs, because the program answers no other computer."
    return "It works wherever this program can be reached, and shows what the reader may see."
