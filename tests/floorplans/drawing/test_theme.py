import pytest

from floorplans.drawing.glyphs import BOX, GLYPHS, Icon
from floorplans.drawing.icons import icon_of_connector, icon_of_place
from floorplans.drawing.theme import Paint, Pattern, Theme, palette_of, pattern_of, tint_of
from floorplans.kinds import ConnectorKind, PlaceKind

TINTS = {tint_of(kind) or Paint.ROOM for kind in PlaceKind}
ROOM_PAINTS = sorted({Paint.FLOOR, Paint.PRIVATE_ROOM} | TINTS, key=lambda paint: paint.value)


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [value / 255 for value in bytes.fromhex(colour[1:])]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", list(Theme))
def test_every_paint_has_a_colour(theme: Theme) -> None:
    palette = palette_of(theme)

    assert all(len(bytes.fromhex(palette.colour(paint)[1:])) == 3 for paint in Paint)


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("paint", ROOM_PAINTS)
def test_labels_are_readable_and_lines_visible_on_every_floor(theme: Theme, paint: Paint) -> None:
    palette = palette_of(theme)
    ground = palette.colour(paint)
    needed_of_lines = 3.0 if theme is Theme.STANDARD else 4.5

    assert contrast(palette.colour(Paint.INK), ground) >= 7.0
    assert contrast(palette.colour(Paint.ROUTE), ground) >= 4.5
    assert contrast(palette.colour(Paint.WALL), palette.colour(Paint.FLOOR)) >= needed_of_lines


def test_print_is_black_and_white() -> None:
    colours = {palette_of(Theme.PRINT).colour(paint) for paint in Paint}

    assert colours == {"#000000", "#ffffff"}
    assert pattern_of(Paint.ROUTE) is Pattern.SOLID
    assert pattern_of(Paint.FLOOR) is Pattern.BLANK


@pytest.mark.parametrize("icon", list(Icon))
def test_glyph_fills_its_box_and_stays_in_it(icon: Icon) -> None:
    glyph = GLYPHS[icon]
    points = [
        p for group in (glyph.lines, glyph.loops, glyph.fills) for line in group for p in line
    ]
    points += [(x + side * r, y + side * r) for x, y, r in glyph.discs for side in (-1, 1)]

    xs, ys = [x for x, _ in points], [y for _, y in points]
    assert min(*xs, *ys) >= 0
    assert max(*xs, *ys) <= BOX
    assert max(max(xs) - min(xs), max(ys) - min(ys)) >= 13


def test_every_connector_and_every_tinted_place_has_a_glyph() -> None:
    for connector_kind in ConnectorKind:
        assert icon_of_connector(connector_kind) in Icon
    untold = {
        kind
        for kind in PlaceKind
        if tint_of(kind) not in {None, Paint.PRIVATE_ROOM} and icon_of_place(kind) is None
    }
    assert untold == {PlaceKind.OPERATING_THEATRE}
