"""Pages as files to print: PDF with all pages, or a PNG for each; one page in memory at a time."""

from collections.abc import Iterable
from io import BytesIO

from PIL import Image

from floorplans.drawing.banded_raster import to_banded_raster
from floorplans.drawing.fonts import FontChain
from kiosk_server.signs.page import Page
from kiosk_server.signs.paper import DOTS_PER_INCH
from kiosk_server.signs.plan_parts import PALETTE

JPEG_QUALITY = 92


def image_of(page: Page, fonts: FontChain) -> Image.Image:
    """A page in dots."""
    return to_banded_raster(page.size_px, page.shapes, PALETTE, fonts).image


def pdf_of(pages: Iterable[Page], title: str, fonts: FontChain) -> bytes:
    """All pages in one PDF, at their size on paper."""
    file = BytesIO()
    for number, page in enumerate(pages):
        image_of(page, fonts).save(
            file,
            "PDF",
            resolution=DOTS_PER_INCH,
            quality=JPEG_QUALITY,
            subsampling=0,
            append=number > 0,
            title=title,
        )
    return file.getvalue()


def png_of(page: Page, fonts: FontChain) -> bytes:
    """A page as a PNG that says how fine it is."""
    file = BytesIO()
    image_of(page, fonts).save(file, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return file.getvalue()
