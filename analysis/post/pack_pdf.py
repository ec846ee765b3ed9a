"""The joined packs as PDF, for a printer without Word: laid out by LibreOffice, all in one go."""

from collections.abc import Callable, Sequence

from analysis.letters.office import SECONDS, pdfs_of
from analysis.post.correspondence import PlannedLetter
from analysis.post.pack import Templates, joined_pack, packs_of
from analysis.rules.school import School


def pdf_packs(
    planned: Sequence[PlannedLetter],
    templates: Templates,
    school: School,
    program: str,
    on_progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> dict[str, bytes] | None:
    """Lay out every pack as PDF, by file name; None where LibreOffice fails or does not come to an end.

    `on_progress` is told, several times a second, how many letters are done, of how many. What it raises ends the work
    at once, and nothing is left of it.
    """
    packs = packs_of(planned, templates)
    documents = [joined_pack(members, templates, school) for members in packs.values()]
    sizes = [len(members) for members in packs.values()]

    def on_wait(done: int) -> None:
        on_progress(sum(sizes[:done]), len(planned))

    pdfs = pdfs_of(documents, program, SECONDS + len(planned), on_wait)
    names = (name.replace(".docx", ".pdf") for name in packs)
    return None if pdfs is None else dict(zip(names, pdfs, strict=True))
