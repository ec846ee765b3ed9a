"""The school's pictures at hand, from its records; those of the sample school are kept for the visit only."""

from collections.abc import Mapping

from analysis.letters.templates import LetterTemplate
from analysis.records.pictures import (
    PictureUse,
    load_picture,
    load_pictures_in_use,
    picture_version,
    record_picture,
)
from ui.access import person_at_the_desk
from ui.clock import now
from ui.loading import pictured_template, records
from ui.state import StateKey, load, store


def picture_uses() -> dict[str, PictureUse]:
    """The picture in use at each place that has one. Raises RecordsError."""
    if not load(StateKey.IS_SAMPLE):
        return load_pictures_in_use(records())
    latest: dict[str, PictureUse] = {use.place: use for use, _ in _of_the_visit()}
    return {place: use for place, use in latest.items() if use.version}


def pictures_in_use() -> tuple[tuple[str, str], ...]:
    """Place and version of each picture in use, as a release keeps them. Raises RecordsError."""
    return tuple(sorted((place, use.version) for place, use in picture_uses().items() if use.version))


def picture_of(version: str) -> bytes | None:
    """The PNG of a version, None where it was never kept. Raises RecordsError."""
    if not load(StateKey.IS_SAMPLE):
        return load_picture(records(), version)
    return next((png for use, png in _of_the_visit() if use.version == version), None)


def use_picture(place: str, png: bytes | None) -> None:
    """Print this checked picture at a place from now on, or with None none. Raises RecordsError."""
    by = load(StateKey.RELEASED_BY) or person_at_the_desk()
    if not load(StateKey.IS_SAMPLE):
        record_picture(records(), place, png, by, now())
        return
    use = PictureUse(len(_of_the_visit()) + 1, place, None if png is None else picture_version(png), by, now())
    store(StateKey.PICTURES, (*_of_the_visit(), (use, png)))


def with_pictures(template: LetterTemplate, pictures: tuple[tuple[str, str], ...]) -> LetterTemplate:
    """The template that prints these pictures, as far as they were kept. Raises RecordsError."""
    return pictured_template(template.version, pictures, template, _kept(pictures)) if pictures else template


def _kept(pictures: tuple[tuple[str, str], ...]) -> Mapping[str, bytes]:
    return {place: png for place, version in pictures if (png := picture_of(version)) is not None}


def _of_the_visit() -> tuple[tuple[PictureUse, bytes | None], ...]:
    kept: tuple[tuple[PictureUse, bytes | None], ...] = load(StateKey.PICTURES, ())
    return kept
