"""The house rules that tools and counting can check."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BINARY = {".docx", ".xlsx", ".xls", ".xlsb", ".ods", ".png", ".jpg", ".pdf", ".zip", ".ico", ".pyc"}
OURS_TO_READ = {".ci", ".streamlit", ".gitignore", ".gitattributes"}

# Written in pieces, so that this file does not find itself.
ADDRESSES = ("py" + "pi.org", "python" + "hosted", "npm" + "js.org", "--find" + "-links", "--index" + "-url")
PATHS = re.compile(r"(?<![\w.~-])/(?:" + "wor" + r"k|roo" + "t|op" + r"t|tm" + r"p/dev)(?:/|\b)")

PAGES = sorted((ROOT / "pages").glob("*.py"))
MODULES = sorted([*(ROOT / "analysis").rglob("*.py"), *(ROOT / "ui").rglob("*.py"), *ROOT.glob("app.py")])
LONGEST = {"pages": 60, "analysis/termly.py": 100, "other modules": 200}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def run_tool(*words: str) -> None:
    tool = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert tool.returncode == 0, tool.stdout + tool.stderr


def test_ruff_finds_nothing_to_say() -> None:
    run_tool("-m", "ruff", "check", "--no-cache", ".")


def test_every_file_is_formatted() -> None:
    run_tool("-m", "ruff", "format", "--check", "--no-cache", ".")


def test_the_types_agree() -> None:
    run_tool("-m", "mypy")


def test_no_room_imports_what_it_may_not_know() -> None:
    run_tool("-c", "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache', '--no-logo'])")


def imports_of(path: Path) -> set[str]:
    """Every module that a file imports, by its full name."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module or "")
    return names


def strangers(path: Path, *welcome: str) -> list[str]:
    """What a file imports beyond the standard library and what is welcome."""
    return [
        name
        for name in sorted(imports_of(path))
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not any(name == room or name.startswith(room + ".") for room in welcome)
    ]


@pytest.mark.parametrize("path", sorted((ROOT / "analysis/rules").glob("*.py")), ids=name_of)
def test_the_rules_need_the_standard_library_only(path: Path) -> None:
    assert strangers(path, "analysis.rules") == []


@pytest.mark.parametrize("path", [ROOT / "analysis/pupils.py", ROOT / "analysis/names.py"], ids=name_of)
def test_matching_pupils_needs_the_standard_library_only(path: Path) -> None:
    assert strangers(path, "analysis.rules", "analysis.names") == []


def test_run_py_needs_the_standard_library_only() -> None:
    assert strangers(ROOT / "run.py") == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("app.py")), ids=name_of)
def test_app_py_knows_streamlit_and_ui_only(path: Path) -> None:
    assert strangers(path, "streamlit", "ui") == []


def lines_in(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_page_is_short_enough_to_read_at_a_glance(path: Path) -> None:
    assert lines_in(path) <= LONGEST["pages"], f"{name_of(path)} has {lines_in(path)} lines: move some of it to ui"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_holds_one_thing(path: Path) -> None:
    longest = LONGEST.get(name_of(path), LONGEST["other modules"])
    assert lines_in(path) <= longest, f"{name_of(path)} has {lines_in(path)} lines: it holds more than one thing"


def files_of_the_project() -> list[Path]:
    """Every file that could hold a word of text, leaving out what tools and run.py make."""
    made = {"__pycache__", "out", "data", "htmlcov", "node_modules"}
    found = []
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") for part in parts) and parts[0] not in OURS_TO_READ
        if path.is_file() and not hidden and not made & set(parts) and path.suffix not in BINARY:
            found.append(path)
    return found


def test_no_file_holds_an_address_of_a_registry_or_a_path_of_one_computer() -> None:
    found = [
        f"{name_of(path)}:{number}: {line.strip()[:100]}"
        for path in files_of_the_project()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if any(address in line for address in ADDRESSES) or PATHS.search(line)
    ]
    assert found == []
