"""The locks install on every computer that a school may have.

For each computer and Python, every locked package that it needs must have a built package (a wheel) there whose hash
stands in the lock. Trying to resolve for another system is not enough: the resolver takes a wheel by its name and
looks at the hash only when it downloads.
"""

import itertools
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import pytest
from packaging.markers import Marker
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import parse_wheel_filename

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.txt", "requirements-dev.txt")
PYTHONS = ((3, 11), (3, 12), (3, 13), (3, 14), (3, 15))
LINE = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; (?P<marker>[^\\]+?))? \\$", re.MULTILINE)


@dataclass(frozen=True)
class Computer:
    name: str
    system: str
    machine: str
    platforms: tuple[str, ...]

    def markers(self, python: tuple[int, int]) -> dict[str, str]:
        """What the markers of a lock are weighed against."""
        version = f"{python[0]}.{python[1]}"
        return {
            "sys_platform": self.system,
            "platform_machine": self.machine,
            "python_version": version,
            "python_full_version": f"{version}.9",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
        }

    def tags(self, python: tuple[int, int]) -> frozenset[Tag]:
        """Which wheels install here."""
        interpreter = f"cp{python[0]}{python[1]}"
        own = cpython_tags(python, abis=[interpreter], platforms=self.platforms)
        return frozenset([*own, *compatible_tags(python, interpreter=interpreter, platforms=self.platforms)])


def manylinux(machine: str) -> tuple[str, ...]:
    """Name the Linux wheels that Debian 11, Ubuntu 20.04 and everything newer can use."""
    oldest, old_names = (5, ("manylinux1", "manylinux2010")) if machine == "x86_64" else (17, ())
    names = [f"manylinux_2_{minor}" for minor in range(oldest, 32)]
    return tuple(f"{name}_{machine}" for name in (*names, *old_names, "manylinux2014"))


COMPUTERS = (
    Computer("Windows", "win32", "AMD64", ("win_amd64",)),
    Computer("Intel Mac", "darwin", "x86_64", tuple(mac_platforms((13, 0), "x86_64"))),
    Computer("Apple silicon", "darwin", "arm64", tuple(mac_platforms((13, 0), "arm64"))),
    Computer("Linux", "linux", "x86_64", manylinux("x86_64")),
    Computer("Linux on ARM", "linux", "aarch64", manylinux("aarch64")),
)


def uv(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "uv",
        "pip",
        "compile",
        "--universal",
        "--python-version",
        "3.11",
        *map(str, words),
    ]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def _reachable_registry(do_without: Callable[[str], NoReturn], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Ask whether the package registry says which files it has."""
    asked = tmp_path_factory.mktemp("registry") / "asked.in"
    asked.write_text("packaging\n", encoding="utf-8")
    if uv("--refresh", asked).returncode != 0:
        do_without("This test needs the package registry, which cannot be reached.")


@cache
def wheels_on_offer(lock: str) -> dict[tuple[str, str], list[tuple[frozenset[Tag], str]]]:
    """Each locked package's wheels: the tags and the hash of each."""
    answer = uv("--no-deps", "--format", "pylock.toml", "-q", ROOT / lock)
    assert answer.returncode == 0, answer.stderr
    packages: list[dict[str, Any]] = tomllib.loads(answer.stdout)["packages"]
    return {
        (package["name"], package["version"]): [
            (parse_wheel_filename(wheel["url"].rpartition("/")[2])[3], wheel["hashes"]["sha256"])
            for wheel in package["wheels"]
        ]
        for package in packages
    }


def locked(text: str) -> Iterable[tuple[str, str, str | None, set[str]]]:
    """Each package of a lock: name, version, marker, hashes."""
    starts = [*LINE.finditer(text), None]
    for line, following in itertools.pairwise(starts):
        assert line is not None
        entry = text[line.start() : following.start() if following else None]
        yield line["name"], line["version"], line["marker"], set(re.findall(r"sha256:(\w+)", entry))


def needed(text: str, computer: Computer, python: tuple[int, int]) -> Iterable[tuple[str, str, set[str]]]:
    """Each package of a lock that one computer installs: name, version, hashes."""
    environment = computer.markers(python)
    for name, version, marker, hashes in locked(text):
        if marker is None or Marker(marker).evaluate(dict(environment)):
            yield name, version, hashes


def without_a_wheel(lock: str, text: str, computer: Computer, python: tuple[int, int]) -> list[str]:
    """The packages of a lock that would not install there."""
    usable = computer.tags(python)
    return [
        f"{name}=={version}"
        for name, version, hashes in needed(text, computer, python)
        if not any(tags & usable and sha256 in hashes for tags, sha256 in wheels_on_offer(lock)[name, version])
    ]


@pytest.mark.usefixtures("_reachable_registry")
@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("python", PYTHONS, ids=lambda python: f"Python {python[0]}.{python[1]}")
@pytest.mark.parametrize("computer", COMPUTERS, ids=lambda computer: computer.name)
def test_every_locked_package_installs_as_a_wheel(computer: Computer, python: tuple[int, int], lock: str) -> None:
    assert without_a_wheel(lock, (ROOT / lock).read_text(encoding="utf-8"), computer, python) == []


@pytest.mark.usefixtures("_reachable_registry")
def test_a_spoiled_hash_would_be_noticed() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    name, version, _, _ = next(iter(locked(text)))
    spoiled = text.replace("--hash=sha256:", "--hash=sha256:0", 2)
    assert without_a_wheel("requirements.txt", spoiled, COMPUTERS[0], (3, 12)) == [f"{name}=={version}"]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_was_read(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert len(list(locked(text))) == len(re.findall(r"^[^\s#]", text, re.MULTILINE))


@pytest.mark.parametrize("python", PYTHONS, ids=lambda python: f"Python {python[0]}.{python[1]}")
@pytest.mark.parametrize("computer", COMPUTERS, ids=lambda computer: computer.name)
def test_what_a_school_installs_is_part_of_what_is_tested(computer: Computer, python: tuple[int, int]) -> None:
    locks = ((ROOT / lock).read_text(encoding="utf-8") for lock in LOCKS)
    school, tested = ({entry[:2] for entry in needed(text, computer, python)} for text in locks)
    assert school <= tested


@pytest.mark.parametrize("lock", LOCKS)
def test_no_package_that_comes_as_source_only_is_locked(lock: str) -> None:
    assert "docopt" not in {entry[0] for entry in locked((ROOT / lock).read_text(encoding="utf-8"))}


def test_what_npm_installs_for_the_browser_tests_is_exact_hashed_and_names_no_registry() -> None:
    folder = ROOT / "tests/browser"
    wanted = json.loads((folder / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    packages = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    root = packages.pop("")
    assert root["devDependencies"] == wanted
    assert {f"node_modules/{name}": version for name, version in wanted.items()}.items() <= {
        (name, package["version"]) for name, package in packages.items()
    }
    assert all(
        package["integrity"].startswith("sha512-") and "resolved" not in package for package in packages.values()
    )


@pytest.mark.usefixtures("_reachable_registry")
@pytest.mark.parametrize(("lock", "more"), [(LOCKS[0], ()), (LOCKS[1], ("--group", "dev", "-c", LOCKS[0]))])
def test_the_lock_answers_to_pyproject(lock: str, more: tuple[str, ...], tmp_path: Path) -> None:
    before = (ROOT / lock).read_text(encoding="utf-8")
    remade = tmp_path / lock
    remade.write_text(before, encoding="utf-8")  # what is locked stays locked where pyproject.toml still allows it
    answer = uv("pyproject.toml", *more, "--generate-hashes", "--only-binary", ":all:", "-q", "-o", remade)
    assert answer.returncode == 0, answer.stderr
    after = remade.read_text(encoding="utf-8")
    assert {entry[:3] for entry in locked(after)} == {entry[:3] for entry in locked(before)}
