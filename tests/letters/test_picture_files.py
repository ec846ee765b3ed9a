"""A picture dropped in becomes a small clean PNG, or is refused in one sentence."""

import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from analysis.letters import picture_files
from analysis.letters.picture_files import PictureError, read_picture
from analysis.letters.pictures import PLACES
from tests.letters.pictures_of import GREEN, file_of, image_of, picture, with_margin

LOGO, SIGNATURE = PLACES
NOT_ONE = "not a PNG or JPEG picture, or it is damaged"
TOO_MANY = "too many points: at most 25 million"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is large."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(mode):
    assert image_of(read_picture(picture(mode=mode, ink=(0, 0, 0)), LOGO)).mode in ("RGB", "P")


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_kind_of_jpeg_is_read(mode):
    written = image_of(read_picture(picture(mode=mode, kind="JPEG"), LOGO))
    assert (written.format, written.size) == ("PNG", (300, 200))


def test_the_same_picture_gives_the_same_bytes_and_read_again_stays_as_it_is():
    written = read_picture(picture(), LOGO)
    assert read_picture(picture(), LOGO) == read_picture(written, LOGO) == written


@pytest.mark.parametrize(
    ("place", "size", "written"),
    [
        (LOGO, (600, 400), (600, 400)),
        (LOGO, (601, 400), (600, 399)),
        (LOGO, (1000, 1000), (400, 400)),
        (LOGO, (90, 60), (90, 60)),
        (LOGO, (20_000, 2), (600, 1)),
        (SIGNATURE, (600, 400), (300, 200)),
    ],
)
def test_a_picture_keeps_its_shape_and_is_no_larger_than_a_letter_needs(place, size, written):
    assert image_of(read_picture(picture(size), place)).size == written


def test_the_white_paper_round_a_signature_is_cut_off():
    assert image_of(read_picture(with_margin(), SIGNATURE)).size == (100, 50)
    assert image_of(read_picture(with_margin(paper=(240, 240, 240)), SIGNATURE)).size == (100, 50)
    assert image_of(read_picture(with_margin(paper=(238, 238, 238)), SIGNATURE)).size == (300, 200)


def test_what_is_transparent_is_white_paper():
    image = Image.new("RGBA", (40, 20))
    image.paste((*GREEN, 255), (0, 0, 20, 20))
    image.paste((*GREEN, 255), (30, 0, 40, 20))
    written = image_of(read_picture(file_of(image), LOGO))
    assert [written.getpixel((x, 10)) for x in (10, 25)] == [GREEN, (255, 255, 255)]


@pytest.mark.parametrize(
    "image", [Image.new("RGBA", (9, 9)), Image.new("RGB", (9, 9), "white"), Image.new("RGBA", (9, 9), (255,) * 4)]
)
def test_a_picture_of_which_paper_shows_nothing_is_refused(image):
    with pytest.raises(PictureError, match="The picture is blank"):
        read_picture(file_of(image), LOGO)


def test_nothing_but_what_can_be_seen_is_kept():
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = "CAMERA-NAME", "PHOTOGRAPHER-NAME"
    exif.get_ifd(0x8825)[1] = "GPS-NORTH"
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", "COMMENT-OF-SOMEBODY")
    for data in (
        picture(kind="JPEG", exif=exif, comment=b"COMMENT-OF-SOMEBODY", icc_profile=b"PROFILE-OF-SCREEN"),
        picture(exif=exif, pnginfo=said, icc_profile=b"PROFILE-OF-SCREEN") + b"PK\x03\x04HIDDEN-FILE<script>",
    ):
        assert b"GPS-NORTH" in data
        assert b"COMMENT-OF-SOMEBODY" in data
        written = read_picture(data, LOGO)
        assert image_of(written).info == {}
        for hidden in (b"NAME", b"GPS", b"SOMEBODY", b"PROFILE", b"HIDDEN", b"script", b"eXIf", b"iCCP"):
            assert hidden not in written


def test_a_photograph_taken_sideways_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    assert image_of(read_picture(picture((300, 200), kind="JPEG", exif=exif), LOGO)).size == (200, 300)


def test_a_picture_of_many_colours_is_kept_small():
    noise = Image.effect_noise((600, 400), 200)
    data = file_of(Image.merge("RGB", (noise, noise.rotate(90), noise.rotate(180))))
    written = read_picture(data, LOGO)
    assert image_of(written).mode == "P"
    assert len(written) < len(data) / 2
    assert read_picture(data, LOGO) == written


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        picture(kind="GIF"),
        picture(kind="BMP"),
        picture(kind="TIFF"),
        picture(kind="WEBP"),
        picture()[:60],
        picture(kind="JPEG")[:300],
        claiming(10, 10),
        b"%PDF-1.7\n" + picture(),
    ],
    ids=range(11),
)
def test_what_is_no_picture_or_damaged_is_refused(data):
    with pytest.raises(PictureError, match=NOT_ONE):
        read_picture(data, LOGO)


@pytest.mark.parametrize("size", [(5001, 5000), (10_000, 10_000), (50_000, 50_000), (1, 25_000_001)])
def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_decoded(size):
    with pytest.raises(PictureError, match=TOO_MANY):
        read_picture(claiming(*size), LOGO)


def test_a_picture_of_as_many_points_as_allowed_is_decoded(monkeypatch):
    monkeypatch.setattr(picture_files, "MOST_PIXELS", 60_000)
    assert read_picture(picture((300, 200)), LOGO)
    with pytest.raises(PictureError, match="too many points"):
        read_picture(picture((301, 200)), LOGO)


def test_a_file_over_ten_megabytes_is_refused():
    padded = picture() + bytes(10_000_000 - len(picture()))
    assert read_picture(padded, LOGO)
    with pytest.raises(PictureError, match="too large: at most 10 MB"):
        read_picture(padded + b"0", LOGO)
