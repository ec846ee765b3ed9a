"""The school's own pictures in a letter, its logo and a signature: their places in a template, and putting them there.

A place is a picture in the Word file known by its alternative text: Word names pictures anew whenever it saves a file,
and keeps that. The picture there is never printed. The school's takes its place, as large as fits the same frame;
where there is none, the place is left out.
"""

import re
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from analysis.letters.word_pictures import link_to

_INNERMOST = re.compile(r"<w:drawing\b[^>]*>(?:(?!<w:drawing\b).)*?</w:drawing>", re.DOTALL)
_BLIP = re.compile(r"<a:blip\b[^>]*/>|<a:blip\b[^>]*>.*?</a:blip>", re.DOTALL)
_CROP = re.compile(r"<a:srcRect\b[^>]*/>")
_FRAME = re.compile(r'\bcx="(\d+)" cy="(\d+)"')
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its name and field, the alternative text that marks it in a template, and what a letter says there.

    `spoken` is read out to a reader who cannot see the picture. `most`: pixels of width and height that are kept.
    """

    name: str
    marked: str
    spoken: str
    most: tuple[int, int]

    def is_in(self, xml: str) -> bool:
        """Say whether a passage of a template marks this place."""
        return f'descr="{self.marked}"' in xml


PLACES = (
    Place("logo", "School logo", "{{ school_name|one_line }}", (600, 400)),
    Place("signature", "Signature picture", "Signature of {{ signed_by|one_line }}", (600, 200)),
)
"""Kept at about 340 dots per inch of the standard frames, 45 by 30 mm and 35 by 12 mm."""


def places_in(letter: str) -> frozenset[str]:
    """Name the places that a template's Jinja source has."""
    drawings = _INNERMOST.findall(letter)
    return frozenset(place.name for place in PLACES if any(place.is_in(drawing) for drawing in drawings))


def with_pictures(letter: str, pictures: Mapping[str, bytes]) -> str:
    """Put PNG pictures, by the name of their place, into a template's Jinja source; other places are left out."""
    for place in PLACES:
        letter = _INNERMOST.sub(_put(place, pictures.get(place.name, b"")), letter)
    return letter


def one_line(value: object) -> str:
    """Write a value as an attribute of XML can hold it, without line ends and tabs."""
    return " ".join(str(value).split())


def _put(place: Place, picture: bytes) -> Callable[[re.Match[str]], str]:
    blip = f'<a:blip xmlns:r="{_RELATIONSHIPS}" r:embed="{link_to(place.name)}"/>'

    def put(found: re.Match[str]) -> str:
        drawing = found[0]
        if not place.is_in(drawing):
            return drawing
        frame = _FRAME.search(drawing)
        if not (picture and frame and _BLIP.search(drawing)):
            return ""
        width, height = _fitted(picture, int(frame[1]), int(frame[2]))
        drawing = _FRAME.sub(f'cx="{width}" cy="{height}"', _CROP.sub("", _BLIP.sub(blip, drawing)))
        return drawing.replace(f'descr="{place.marked}"', f'descr="{place.spoken}"')

    return put


def _fitted(picture: bytes, width: int, height: int) -> tuple[int, int]:
    """Give the largest size within a frame that keeps the picture's shape, which stands in bytes 16 to 23 of a PNG."""
    across, down = struct.unpack(">II", picture[16:24])
    return min(width, height * across // down), min(height, width * down // across)
