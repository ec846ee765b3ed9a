"""The day of the decision: printed on letters, and the day whose settings count."""

from datetime import date

from ui.clock import today
from ui.state import StateKey, load


def decision_date() -> date:
    """The day of the decision: the one chosen, else today."""
    chosen: date | None = load(StateKey.DECISION_DATE)
    return chosen or today()
