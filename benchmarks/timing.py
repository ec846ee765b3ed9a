"""Several ways to do one job, timed in turn in one run, so that a busy machine is unfair to all of them alike."""

import gc
import time
from collections.abc import Callable, Mapping
from statistics import median


def compare(ways: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Run every way `rounds` times, one after the other in each round: median seconds of each."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            gc.collect()
            start = time.perf_counter()
            way()
            seconds[name].append(time.perf_counter() - start)
    return {name: median(taken) for name, taken in seconds.items()}


def table(title: str, seconds: Mapping[str, float], ours: str) -> str:
    """Write medians as a table, with how many times as long as ours each takes."""
    width = max(map(len, seconds))
    lines = [title, "-" * len(title)]
    lines += [f"{name:<{width}}  {taken:8.3f} s  {taken / seconds[ours]:7.1f} x" for name, taken in seconds.items()]
    return "\n".join(lines)
