"""LibreOffice, where the computer has it: Word files in, PDF out, run in this one place.

It works in a folder of its own that only this user can read, under a profile made for the one run, in which macros do
not run and nothing is fetched; it is ended with all that it started when its time is over, or when nobody waits for it
any more. The files it sees are numbered: no name of a child reaches a path, a list of processes or a log.
"""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from analysis.letters.programs import ran

PROGRAMS = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
SECONDS = 60
"""A letter takes two seconds, the first after starting the computer ten."""

_COMMON = "/org.openoffice.Office.Common/Security/Scripting"
_INTERNET = "/org.openoffice.Inet/Settings"
_PROFILE = (
    (_COMMON, "MacroSecurityLevel", "3"),
    (_COMMON, "DisableMacrosExecution", "true"),
    (_COMMON, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    # A proxy that nobody runs: what a document links to is looked for here, and nowhere.
    (_INTERNET, "ooInetProxyType", "2"),
    (_INTERNET, "ooInetHTTPProxyName", "127.0.0.1"),
    (_INTERNET, "ooInetHTTPProxyPort", "9"),
    (_INTERNET, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_INTERNET, "ooInetHTTPSProxyPort", "9"),
)


def office_program(find: Callable[[str], str | None] = shutil.which) -> str | None:
    """Find LibreOffice; None where the computer has none."""
    return next((path for path in map(find, PROGRAMS) if path), None)


def pdf_of(word_file: bytes, program: str, seconds: float = SECONDS) -> bytes | None:
    """Lay out one Word file as PDF; None where LibreOffice fails or its time is over."""
    made = pdfs_of([word_file], program, seconds)
    return made[0] if made else None


def pdfs_of(
    word_files: Sequence[bytes],
    program: str,
    seconds: float = SECONDS,
    on_wait: Callable[[int], None] = lambda _done: None,
) -> list[bytes] | None:
    """Lay out Word files as PDF, in their order; None where one of them fails or the time is over.

    `on_wait` is told, several times a second, how many are done. What it raises ends the work, and nothing is left.
    """
    with tempfile.TemporaryDirectory(prefix="pages-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        files = [folder / f"{number:04}.docx" for number in range(1, len(word_files) + 1)]
        for file, data in zip(files, word_files, strict=True):
            file.write_bytes(data)
        _write_profile(folder / "profile")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        settings = (profile, "--headless", "--norestore", "--nologo", "--convert-to", "pdf", "--outdir", name)
        command = [program, *settings, *map(str, files)]
        pages = [file.with_suffix(".pdf") for file in files]
        if not ran(command, seconds, lambda: on_wait(sum(page.is_file() for page in pages))):
            return None
        return [page.read_bytes() for page in pages] if all(page.is_file() for page in pages) else None


def _write_profile(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _PROFILE
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )
