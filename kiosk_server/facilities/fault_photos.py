"""Photos that strangers send: read within bounds, and drawn anew, so that nothing but the picture
is left of them; no place, time or device that a phone wrote into it.
"""

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_PHOTO_BYTES = 6 * 1024 * 1024
MOST_PIXELS = 60_000_000
MOST_UNFOLDED_PIXELS = 16_000_000
"""Of a picture that is unfolded whole before it gets smaller: all but a plain JPEG."""
LONGEST_SIDE_PX = 1280
_QUALITY = 80
_FORMATS = ("JPEG", "PNG", "WEBP")


def clean_photo(sent: bytes) -> bytes | None:
    """The picture as a JPEG of at most 1280 pixels a side, upright, without any other data.

    None for what is no JPEG, PNG or WebP, is damaged, or has more than 60 million pixels; if it is
    no plain JPEG, which is read in pieces and made smaller as it comes, more than 16 million.
    """
    try:
        with warnings.catch_warnings():
            # Pillow's own bound warns first; ours is lower.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(sent), formats=_FORMATS) as opened:
                width, height = opened.size
                if width * height > _most_pixels(opened):
                    return None
                opened.draft("RGB", (LONGEST_SIDE_PX, LONGEST_SIDE_PX))
                # Smaller first: every step after it makes a copy.
                opened.thumbnail((LONGEST_SIDE_PX, LONGEST_SIDE_PX))
                upright = ImageOps.exif_transpose(opened)
                bare = Image.new("RGB", upright.size, "white")
                shown = upright.convert("RGBA")
                bare.paste(shown, mask=shown.getchannel("A"))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return None
    written = BytesIO()
    bare.save(written, "JPEG", quality=_QUALITY, optimize=True)
    return written.getvalue()


def _most_pixels(opened: Image.Image) -> int:
    is_plain_jpeg = opened.format == "JPEG" and not opened.info.get("progressive")
    return MOST_PIXELS if is_plain_jpeg else MOST_UNFOLDED_PIXELS
