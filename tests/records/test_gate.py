"""Whoever exchanges the database waits for those who use it, and they for the exchange."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from analysis.records import gate
from analysis.records.errors import LOCKED, RecordsError
from analysis.records.gate import Gate


def test_many_are_inside_at_once() -> None:
    one = Gate()
    with one.passing(), one.passing():
        pass


def test_an_exchange_begins_when_the_last_one_has_left() -> None:
    one, inside, done = Gate(), Event(), []

    def use() -> None:
        with one.passing():
            inside.set()
            Event().wait(0.05)
            done.append("used")

    with ThreadPoolExecutor(1) as threads:
        threads.submit(use)
        inside.wait()
        with one.closed():
            done.append("exchanged")
    assert done == ["used", "exchanged"]


@pytest.mark.parametrize("way", ["passing", "closed"])
def test_nobody_passes_during_an_exchange(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "WAIT_SECONDS", 0.01)
    one = Gate()
    with one.closed(), pytest.raises(RecordsError) as refusal, getattr(one, way)():
        pytest.fail("It let somebody pass.")
    assert str(refusal.value) == LOCKED
    with one.passing():
        pass


def test_an_exchange_gives_up_where_somebody_stays_and_lets_others_pass_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "WAIT_SECONDS", 0.01)
    one = Gate()
    with one.passing():
        with pytest.raises(RecordsError), one.closed():
            pytest.fail("It did not wait.")
        with one.passing():
            pass
