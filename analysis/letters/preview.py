"""A letter as HTML for the screen: what its family will read, without Word."""

from io import BytesIO

import mammoth

STYLE_MAP = """
p[style-name='Letterhead name'] => h1:fresh
p[style-name='Subject'] => h2:fresh
p[style-name='Slip heading'] => h2.slip:fresh
p[style-name='Letter date'] => p.date:fresh
p[style-name='Figures'] => p.small:fresh
p[style-name='Signature'] => p.signature:fresh
"""


def letter_html(letter: bytes) -> str:
    """Turn one letter into HTML; every text in it is escaped, and styles become class names."""
    html: str = mammoth.convert_to_html(BytesIO(letter), style_map=STYLE_MAP).value
    return html
