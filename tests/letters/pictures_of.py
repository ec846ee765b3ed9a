"""Invented pictures: a logo and a signature, and files that are none."""

from io import BytesIO

from PIL import Image, ImageDraw

GREEN, BLUE = (31, 90, 60), (20, 30, 120)


def picture(size=(300, 200), ink=GREEN, mode="RGB", kind="PNG", **more) -> bytes:
    """Draw a picture that is all ink."""
    return file_of(Image.new("RGB", size, ink).convert(mode), kind, **more)


def file_of(image, kind="PNG", **more) -> bytes:
    """Save a picture."""
    out = BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def with_margin(size=(300, 200), box=(50, 60, 150, 110), paper="white") -> bytes:
    """Draw ink in a box on a large sheet."""
    image = Image.new("RGB", size, paper)
    ImageDraw.Draw(image).rectangle((box[0], box[1], box[2] - 1, box[3] - 1), fill=BLUE)
    return file_of(image)


def image_of(png: bytes) -> Image.Image:
    """Open a picture."""
    return Image.open(BytesIO(png))
