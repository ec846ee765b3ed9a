"""`run.py pack` on two terms of the sample school, as a process of its own: seconds and memory."""

import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from analysis.sample_school import FOLDER

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Run the command once warm and print what it took."""
    for _ in range(2):
        seconds = _pack()
    memory = f", {peak_memory('children'):,} MB at the most" if platform.system() != "Windows" else ""
    print(f"run.py pack, sample school, spring and summer 2026\n{seconds:.2f} s{memory}", end="\n\n")


def _pack() -> float:
    with tempfile.TemporaryDirectory() as folder:
        command = [
            *(sys.executable, str(ROOT / "run.py"), "pack"),
            *("--before", str(FOLDER / "spring_2026_marks.xlsx"), "--now", str(FOLDER / "summer_2026_marks.csv")),
            *("--settings", str(FOLDER / "school.toml"), "--contacts", str(FOLDER / "contacts.csv")),
            *("--circumstances", str(FOLDER / "circumstances.csv"), "--decision-date", "2026-07-21"),
            *("--by", "Benchmark", "--out", str(Path(folder, "out"))),
        ]
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        return time.perf_counter() - start


def peak_memory(of: str = "self") -> int:
    """Give the most memory that this process took, or its children, in megabytes."""
    import resource  # not on Windows

    who = resource.RUSAGE_CHILDREN if of == "children" else resource.RUSAGE_SELF
    return resource.getrusage(who).ru_maxrss // (1024 * 1024 if platform.system() == "Darwin" else 1024)
