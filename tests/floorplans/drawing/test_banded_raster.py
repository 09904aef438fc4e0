import tracemalloc

from PIL import ImageChops

from floorplans.drawing.banded_raster import BAND_PX, SAMPLES, to_banded_raster
from floorplans.drawing.canvas import Canvas
from floorplans.drawing.fonts import font_chain
from floorplans.drawing.shapes import Disc, Fill, Label, Shape, Stroke
from floorplans.drawing.theme import Paint, Theme, palette_of

PALETTE = palette_of(Theme.STANDARD)
SHAPES: tuple[Shape, ...] = (
    Fill(Paint.PAPER, (((0, 0), (400, 0), (400, 700), (0, 700)),)),
    Fill(
        Paint.ROOM,
        (
            ((20, 30), (380, 30), (380, 650), (20, 650)),
            ((60, 200), (200, 200), (200, 400), (60, 400)),
        ),
    ),
    Stroke(Paint.WALL, ((10, 10), (390, 690)), 9.0),
    Stroke(Paint.WALL, ((30, 600), (370, 200), (370, 600)), 4.0, is_closed=True),
    Disc(Paint.ROUTE, (200, BAND_PX), 40.0),
    Label(Paint.INK, ("Lobby 1", "Foyer"), (200, BAND_PX + 2), 60.0, halo_px=6.0, is_bold=True),
    Label(Paint.INK, ("A",), (90, 2 * BAND_PX), 40.0),
)


def test_bands_join_without_a_seam() -> None:
    fonts = font_chain()
    whole = Canvas((400, 700), PALETTE, fonts, samples=SAMPLES)
    for shape in SHAPES:
        whole.paint(shape)

    banded = to_banded_raster((400, 700), SHAPES, PALETTE, fonts)

    assert ImageChops.difference(whole.finished(), banded.image).getbbox() is None
    assert banded.missing_labels == ()


def test_a_text_without_a_glyph_is_told_once() -> None:
    label = Label(Paint.INK, ("\ue000",), (50.0, BAND_PX), 100.0)

    banded = to_banded_raster((100, 2 * BAND_PX), [label], PALETTE, font_chain(folders=[]))

    assert banded.missing_labels == ("\ue000",)


def test_a_large_page_takes_little_more_than_itself() -> None:
    size = (3508, 4961)
    fonts = font_chain()
    tracemalloc.start()
    try:
        image = to_banded_raster(size, SHAPES, PALETTE, fonts).image
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert image.size == size
    assert peak < 16_000_000  # pixels lie outside Python's own memory; lists of them would not
