"""Pictures of levels and routes as files."""

from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from accessibility.place_labels import PlaceLabels
from floorplans.drawing.picture import Picture, draw_level, draw_route
from floorplans.drawing.raster import to_raster
from floorplans.drawing.scene import Words, label_in
from floorplans.drawing.svg import to_svg
from floorplans.drawing.view import KIOSK
from floorplans.model import Place, Plan
from floorplans.route import Route
from kiosk_server.command_line.console import Console


class PictureKind(Enum):
    """A picture's file format, by its ending."""

    SVG = "svg"
    PNG = "png"


def draw_levels(plan: Plan, folder: Path, kind: PictureKind, console: Console) -> Iterator[Path]:
    """Draws every level of a plan into a folder; yields the files."""
    labels = PlaceLabels(console.translator)
    for level in plan.levels:
        name = labels.level(level.id, plan, console.locale).text
        words = _words(labels, console, console.text("command-picture-of-level", {"level": name}))
        picture = draw_level(plan, level.id, words=words)
        yield _write(picture, folder / f"{level.id}.{kind.value}")


def draw_way(
    plan: Plan, route: Route, start: Place, goal: Place, file: Path, console: Console
) -> Iterator[Path]:
    """Draws each stretch of a route, to `file` or to files named after it and the level.

    A level that the route comes back to has its second stretch numbered. The ending of `file`
    chooses the format. Yields the files written.
    """
    labels = PlaceLabels(console.translator)
    title = console.text(
        "command-picture-title",
        {
            "start": labels.place_title(start, console.locale),
            "goal": labels.place_title(goal, console.locale),
        },
    )
    words = _words(labels, console, title)
    pictures = draw_route(plan, route, size=KIOSK, words_of=lambda _: words)
    drawn: list[str] = []
    for level_id, picture in pictures:
        drawn.append(level_id)
        times = drawn.count(level_id)
        stem = f"{file.stem}-{level_id}" if len(pictures) > 1 else file.stem
        stem += f"-{times}" if times > 1 else ""
        yield _write(picture, file.with_name(stem + file.suffix))


def _words(labels: PlaceLabels, console: Console, title: str) -> Words:
    """What a picture says, besides its title the same for all."""
    return Words(
        title=title,
        route=console.text("command-picture-route"),
        label_of=label_in(console.locale),
        name_of=lambda place: labels.place_title(place, console.locale).text,
        no_entry=console.text("hazard-no-entry"),
        hazard=console.text("hazard-area"),
    )


def _write(picture: Picture, file: Path) -> Path:
    if file.suffix.lower() == ".png":
        to_raster(picture).image.save(file)
    else:
        file.write_text(to_svg(picture), encoding="utf-8")
    return file
