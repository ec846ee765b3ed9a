"""From a picture that somebody drops in to the PNG that letters print.

It is drawn anew on white paper, so that nothing but what can be seen travels with a letter: no place or camera, no
name, no second file hidden behind the picture.
"""

from io import BytesIO

from PIL import Image, ImageOps

from analysis.letters.pictures import Place

MOST_BYTES = 10_000_000
MOST_PIXELS = 25_000_000
"""What the camera of a telephone takes; drawn, it is 100 MB of memory."""
MOST_WRITTEN = 100_000
"""Bytes above which it is drawn in 256 colours: it travels with every single letter."""
_NEARLY_WHITE = 16
"""How much darker than white, of 255, a point must be to be more than the dust of a scanner."""


class PictureError(ValueError):
    """A picture that letters cannot print. Its text is one plain sentence."""


def read_picture(data: bytes, place: Place) -> bytes:
    """Turn a PNG or a JPEG into the PNG that letters print; the same bytes give the same. Raises PictureError."""
    if len(data) > MOST_BYTES:
        raise PictureError(f"The picture is too large: at most {MOST_BYTES // 1_000_000} MB.")
    picture = _decoded(data)
    ink = ImageOps.invert(picture.convert("L")).point(lambda dark: 255 if dark > _NEARLY_WHITE else 0).getbbox()
    if ink is None:
        raise PictureError("The picture is blank: on white paper nothing of it can be seen.")
    picture = picture.crop(ink)
    picture.thumbnail(place.most, Image.Resampling.LANCZOS)
    written = _png(picture)
    return written if len(written) <= MOST_WRITTEN else _png(picture.quantize(256))


def _decoded(data: bytes) -> Image.Image:
    """Decode a picture onto white. Nothing is decoded before its kind, by its bytes, and its size are known."""
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise PictureError(_too_many_pixels())
            upright = ImageOps.exif_transpose(opened)
            drawn = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    except PictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError(_too_many_pixels()) from error
    except Exception as error:  # each decoder raises kinds of its own for a file that is damaged
        raise PictureError(
            "This is not a PNG or JPEG picture, or it is damaged: save it as PNG and load it again."
        ) from error
    # On a fresh sheet, because a picture that is copied takes its particulars along.
    sheet = Image.new("RGB", drawn.size, "white")
    sheet.paste(drawn, mask=drawn.getchannel("A") if drawn.mode == "RGBA" else None)
    return sheet


def _too_many_pixels() -> str:
    return f"The picture has too many points: at most {MOST_PIXELS // 1_000_000} million, so make it smaller."


def _png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
