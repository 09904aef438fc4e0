"""A picture as accessible SVG text: names readable by role, colours by CSS custom properties.

Holds no script, no reference to another file and no style attribute, so it suits strict policies.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from floorplans.drawing.lettering import LINE_HEIGHT, clean_text
from floorplans.drawing.picture import Picture
from floorplans.drawing.shapes import (
    Disc,
    Fill,
    Label,
    Layer,
    LayerKind,
    Part,
    Pixel,
    Shape,
    Stroke,
)
from floorplans.drawing.theme import Paint, Palette, Theme, palette_of

FONT_FAMILY = "'Noto Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"


def to_svg(picture: Picture, *, id_prefix: str = "plan", with_style: bool = True) -> str:
    """The picture as a stand-alone SVG document, which may also be put into an HTML page.

    Every named part is an image with an accessible name; places carry `data-place-id`. Ids begin
    with `id_prefix`: give each picture of a page its own. Colours are presentation attributes; the
    style block (left out on request, for pages that serve `stylesheet` themselves) lets a page
    restyle each by the custom property `--plan-<paint>`. Coordinates are rounded to 0.1 px.
    """
    prefix = re.sub(r"[^A-Za-z0-9_-]", "-", id_prefix) or "plan"
    palette = palette_of(picture.theme)
    width, height = picture.view.size.width_px, picture.view.size.height_px
    title, description = clean_text(picture.words.title), clean_text(picture.words.description)
    described = f' aria-describedby="{prefix}-desc"' if description else ""
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}" class="plan plan-{picture.theme.value}"'
        f' role="group" aria-labelledby="{prefix}-title"{described}'
        f' font-family={quoteattr(FONT_FAMILY)} text-anchor="middle"'
        ' stroke-linejoin="round" stroke-linecap="round">'
    )
    chunks = [
        root,
        f'<title id="{prefix}-title">{escape(title)}</title>',
    ]
    if description:
        chunks.append(f'<desc id="{prefix}-desc">{escape(description)}</desc>')
    if with_style:
        chunks.append(f"<style>{stylesheet(picture.theme)}</style>")
    for layer in picture.layers:
        chunks.extend(_layer(layer, palette))
    chunks.append("</svg>\n")
    return "\n".join(chunks)


def stylesheet(theme: Theme) -> str:
    """CSS that lets `--plan-<paint>` override each colour of pictures in a theme."""
    palette = palette_of(theme)
    scope = f".plan-{theme.value}"
    rules = []
    for paint in Paint:
        value = f"var(--plan-{paint.value},{palette.colour(paint)})"
        rules.append(f"{scope} .f-{paint.value}{{fill:{value}}}")
        rules.append(f"{scope} .s-{paint.value}{{stroke:{value}}}")
    return "".join(rules)


def _layer(layer: Layer, palette: Palette) -> Iterator[str]:
    role = f' role="img" aria-label={_attribute(layer.name)}' if layer.name else ""
    hidden = ' aria-hidden="true"' if layer.kind is LayerKind.LABELS else ""
    if not layer.parts:
        return
    yield f'<g class="plan-{layer.kind.value}"{role}{hidden}>'
    for is_named, parts in groupby(layer.parts, key=lambda part: bool(part.name or part.place_id)):
        if is_named:
            yield from (_named_part(part, palette) for part in parts)
        else:
            yield from _shapes((shape for part in parts for shape in part.shapes), palette)
    yield "</g>"


def _named_part(part: Part, palette: Palette) -> str:
    name = f' role="img" aria-label={_attribute(part.name)}' if part.name else ""
    place = f" data-place-id={_attribute(part.place_id)}" if part.place_id else ""
    inner = "".join(_shapes(part.shapes, palette))
    if not inner and part.spot is not None:
        x, y = part.spot
        inner = f'<circle cx="{_number(x)}" cy="{_number(y)}" r="8" fill="none"/>'
    style = f" class={_attribute(part.style_class)}" if part.style_class else ""
    return f"<g{style}{name}{place}>{inner}</g>"


def _attribute(text: str) -> str:
    return quoteattr(clean_text(text))


def _shapes(shapes: Iterable[Shape], palette: Palette) -> Iterator[str]:
    """Elements for shapes; neighbours that look the same and may be one path become one."""
    for key, group in groupby(shapes, key=_look):
        kind, paint, width = key
        if kind is Stroke:
            path = "".join(_line_path(shape) for shape in group if isinstance(shape, Stroke))
            yield (
                f'<path class="s-{paint.value}" fill="none" stroke="{palette.colour(paint)}"'
                f' stroke-width="{_number(width)}" d="{path}"/>'
            )
        elif kind is Fill:
            for shape in group:
                if isinstance(shape, Fill):
                    path = "".join(_path(ring) + "z" for ring in shape.rings)
                    rule = ' fill-rule="evenodd"' if len(shape.rings) > 1 else ""
                    yield f'<path{_fill(paint, palette)}{rule} d="{path}"/>'
        else:
            yield from (_other(shape, palette) for shape in group)


def _look(shape: Shape) -> tuple[type[Shape], Paint, float]:
    return type(shape), shape.paint, shape.width_px if isinstance(shape, Stroke) else 0.0


def _other(shape: Shape, palette: Palette) -> str:
    if isinstance(shape, Disc):
        x, y = shape.centre
        return (
            f'<circle{_fill(shape.paint, palette)} cx="{_number(x)}" cy="{_number(y)}"'
            f' r="{_number(shape.radius_px)}"/>'
        )
    return _text(shape, palette) if isinstance(shape, Label) else ""


def _text(label: Label, palette: Palette) -> str:
    x, y = label.centre
    first = y - (len(label.lines) - 1) / 2 * LINE_HEIGHT * label.size_px + 0.36 * label.size_px
    halo = ""
    halo_class = ""
    if label.halo_px:
        halo = (
            f' stroke="{palette.colour(Paint.HALO)}" stroke-width="{_number(2 * label.halo_px)}"'
            ' paint-order="stroke"'
        )
        halo_class = f" s-{Paint.HALO.value}"
    weight = ' font-weight="600"' if label.is_bold else ""
    start = (
        f'<text class="f-{label.paint.value}{halo_class}" fill="{palette.colour(label.paint)}"'
        f'{halo}{weight} font-size="{_number(label.size_px)}" direction="ltr"'
    )
    if len(label.lines) == 1:
        text = escape(clean_text(label.lines[0]))
        return f'{start} x="{_number(x)}" y="{_number(first)}">{text}</text>'
    spans = "".join(
        f'<tspan x="{_number(x)}" y="{_number(first + number * LINE_HEIGHT * label.size_px)}">'
        f"{escape(clean_text(line))}</tspan>"
        for number, line in enumerate(label.lines)
    )
    return f"{start}>{spans}</text>"


def _fill(paint: Paint, palette: Palette) -> str:
    return f' class="f-{paint.value}" fill="{palette.colour(paint)}"'


def _line_path(stroke: Stroke) -> str:
    return _path(stroke.points) + ("z" if stroke.is_closed else "")


def _path(points: Iterable[Pixel]) -> str:
    """A move and relative lines, rounded to tenths of a pixel without drift."""
    pieces: list[str] = []
    last: tuple[int, int] | None = None
    for x, y in points:
        here = round(x * 10), round(y * 10)
        if last is None:
            pieces.append(f"M{_tenths(here[0])} {_tenths(here[1])}")
        elif here != last:
            dx, dy = here[0] - last[0], here[1] - last[1]
            space = "" if dy < 0 else " "
            pieces.append(f"l{_tenths(dx)}{space}{_tenths(dy)}")
        last = here
    if len(pieces) == 1:
        pieces.append("h0")
    return "".join(pieces)


def _tenths(value: int) -> str:
    whole, tenth = divmod(abs(value), 10)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{tenth}" if tenth else f"{sign}{whole}"


def _number(value: float) -> str:
    return _tenths(round(value * 10))
