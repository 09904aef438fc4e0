from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from floorplans.drawing.fonts import FontChain, font_chain
from floorplans.drawing.picture import Picture, draw_level, level_view
from floorplans.drawing.raster import PixelMode, to_raster
from floorplans.drawing.scene import Words
from floorplans.drawing.theme import Paint, Theme, palette_of
from floorplans.errors import FloorplanError
from floorplans.kinds import AreaKind
from tests.floorplans.drawing.drawn_plans import (
    SMALL,
    WORDS,
    route_to_lift_and_up,
    small_floor,
)
from tests.floorplans.plan_makers import area_of, plan_of, rectangle

PILLOW_ONLY = FontChain()


def picture_of(words: Words, *, name: str = "X-ray", with_route: bool = True) -> Picture:
    plan = small_floor(name)
    return draw_level(
        plan,
        "L0",
        words=words,
        view=level_view(plan, "L0", SMALL),
        route=route_to_lift_and_up() if with_route else None,
    )


def pixels_of(image: Image.Image) -> NDArray[np.int16]:
    return np.asarray(image.convert("RGB"), dtype=np.int16)


@pytest.mark.parametrize("mode", list(PixelMode))
def test_drawing_looks_like_the_golden_one(repository: Path, mode: PixelMode) -> None:
    golden = repository / "tests" / "golden" / f"small_floor_{mode.name.lower()}.png"
    wordless = Words(lambda _: "")

    image = to_raster(picture_of(wordless), mode=mode, fonts=PILLOW_ONLY).image

    apart = np.abs(pixels_of(image) - pixels_of(Image.open(golden))).max(axis=2)
    assert image.size == (320, 240)
    assert (apart > 64).mean() < 0.005


def test_colours_are_where_the_plan_says() -> None:
    picture = picture_of(WORDS)
    image = to_raster(picture, fonts=PILLOW_ONLY).image
    palette = palette_of(Theme.STANDARD)

    def colour_at(x: float, y: float) -> str:
        pixel = picture.view.to_px((x, y))
        red, green, blue = image.getpixel((int(pixel[0]), int(pixel[1])))  # type: ignore[misc]
        return f"#{red:02x}{green:02x}{blue:02x}"

    assert colour_at(0.5, 4.5) == palette.colour(Paint.CARE)
    assert colour_at(7.5, 0.5) == palette.colour(Paint.ROOM)
    assert colour_at(3.4, -1.0) == palette.colour(Paint.ROUTE)
    assert colour_at(6.0, 3.0) == palette.colour(Paint.PAPER)


@pytest.mark.parametrize("mode", list(PixelMode))
def test_door_is_a_gap_in_its_wall(mode: PixelMode) -> None:
    picture = picture_of(WORDS, with_route=False)
    image = to_raster(picture, mode=mode, fonts=PILLOW_ONLY).image.convert("L")

    def darkness_at(x: float, y: float) -> int:
        left, top = (int(value) for value in picture.view.to_px((x, y)))
        return 255 - int(np.asarray(image)[top - 2 : top + 3, left - 1 : left + 2].min())

    assert darkness_at(9.5, 0.0) < 64
    assert darkness_at(8.0, 0.0) > 96


def test_dots_are_black_or_white_and_rooms_are_patterned() -> None:
    picture = picture_of(Words(lambda _: ""), with_route=False)

    image = to_raster(picture, mode=PixelMode.DOTS, fonts=PILLOW_ONLY).image

    assert image.mode == "1"
    left, top = picture.view.to_px((7.3, 1.8))
    right, bottom = picture.view.to_px((11.7, 0.3))
    room = np.asarray(image.crop((int(left), int(top), int(right), int(bottom))))
    assert 0.01 < 1 - room.mean() < 0.08


def test_hole_shows_what_lies_under_it() -> None:
    ring = rectangle(0.0, 0.0, 10.0, 8.0).difference(rectangle(4.0, 3.0, 6.0, 5.0))
    plan = plan_of(area_of("a", ring, AreaKind.OPEN))  # type: ignore[arg-type]
    picture = draw_level(plan, "L0", words=WORDS, view=level_view(plan, "L0", SMALL))

    image = to_raster(picture, fonts=PILLOW_ONLY).image

    paper = tuple(bytes.fromhex(palette_of(Theme.STANDARD).colour(Paint.PAPER)[1:]))
    x, y = picture.view.to_px((5.0, 4.0))
    assert image.getpixel((int(x), int(y))) == paper


def test_label_without_glyphs_is_left_out_and_reported() -> None:
    picture = picture_of(WORDS, name="放射")

    raster = to_raster(picture, fonts=PILLOW_ONLY)

    assert raster.missing_labels == ("放射",)
    wordless = replace(picture, layers=picture.layers[:-2] + picture.layers[-1:])
    assert np.array_equal(
        pixels_of(raster.image)[:100, :160],
        pixels_of(to_raster(wordless, fonts=PILLOW_ONLY).image)[:100, :160],
    )


def test_font_chain_finds_a_font_for_each_character() -> None:
    assert PILLOW_ONLY.runs("Lift 3", 12) is not None
    assert PILLOW_ONLY.runs("\U0010fffd", 12) is None
    if font_chain().runs("放射科", 12) is None:
        pytest.skip("no font with Chinese characters is installed")
    assert font_chain().runs("CT放射科", 12) is not None


def test_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font")

    with pytest.raises(FloorplanError) as refusal:
        font_chain([broken])

    assert refusal.value.code == "font-unreadable"


def test_missing_font_folders_leave_pillows_own(tmp_path: Path) -> None:
    chain = font_chain(folders=[tmp_path / "absent"])

    assert chain.runs("E047", 12) is not None
