"""What a plan marks: areas that nobody is led into, and channels for stretchers."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from floorplans.drawing.picture import Picture, draw_level, level_view
from floorplans.drawing.scene import Words, label_in
from floorplans.drawing.shapes import Disc, Fill, LayerKind, Shape, Stroke
from floorplans.drawing.svg import to_svg
from floorplans.drawing.theme import Paint
from floorplans.drawing.view import KIOSK, PictureSize
from floorplans.kinds import Hazard
from floorplans.model import Plan
from floorplans.plan_opening import open_plan

CLINIC = open_plan(Path("floorplans/sample_clinic/plan")).plan
ROOM = "pharmacy"


WORDS = Words(label_of=label_in("en"), no_entry="No entry", hazard="Hazard area, no entry")
TINY = PictureSize(240, 240)


def drawn(plan: Plan, level_id: str = "f1", size: PictureSize = KIOSK) -> Picture:
    return draw_level(plan, level_id, words=WORDS, view=level_view(plan, level_id, size))


def shapes_of(picture: Picture, kind: LayerKind) -> Iterator[Shape]:
    for layer in picture.layers:
        if layer.kind is kind:
            for part in layer.parts:
                yield from part.shapes


def with_hazard() -> Plan:
    area_id = CLINIC.place_by_id[ROOM].area_id
    areas = (
        replace(area, hazard=Hazard.RADIATION) if area.id == area_id else area
        for area in CLINIC.areas
    )
    return replace(CLINIC, areas=tuple(areas))


def test_a_hazard_area_is_tinted_and_holds_a_triangle() -> None:
    before, after = drawn(CLINIC), drawn(with_hazard())

    def urgent(picture: Picture) -> int:
        fills = shapes_of(picture, LayerKind.AREAS)
        return sum(isinstance(each, Fill) and each.paint is Paint.URGENT for each in fills)

    def triangles(picture: Picture) -> int:
        symbols = [*shapes_of(picture, LayerKind.SYMBOLS)]
        closed = [each for each in symbols if isinstance(each, Stroke) and each.is_closed]
        assert any(isinstance(each, Disc) for each in symbols)
        return sum(len(each.points) == 3 for each in closed)

    assert urgent(after) == urgent(before) + 1
    assert triangles(after) == triangles(before) + 1


def test_a_hazard_area_says_that_nobody_enters_to_all_senses() -> None:
    before, after = drawn(CLINIC), drawn(with_hazard())

    assert "No entry" in {line for label in after.labels() for line in label.lines}
    assert "No entry" not in {line for label in before.labels() for line in label.lines}
    assert 'aria-label="Hazard area, no entry"' in to_svg(after)
    assert "Hazard" not in to_svg(before)


def test_a_hazard_area_too_small_for_words_still_has_its_triangle() -> None:
    picture = drawn(with_hazard(), size=TINY)

    assert "No entry" not in {line for label in picture.labels() for line in label.lines}
    assert 'aria-label="Hazard area, no entry"' in to_svg(picture)


def test_a_green_channel_is_a_line_over_its_path() -> None:
    lines = tuple(replace(line, is_green_channel=True) for line in CLINIC.path_lines)
    marked = drawn(replace(CLINIC, path_lines=lines), "site")

    ground = [*shapes_of(marked, LayerKind.GROUND)]
    channels = [n for n, each in enumerate(ground) if each.paint is Paint.CHANNEL]
    paths = [n for n, each in enumerate(ground) if each.paint is Paint.PATH]
    assert len(channels) == len(paths) > 0
    assert min(channels) > max(paths)
    assert "s-channel" in to_svg(marked)
    assert not any(
        each.paint is Paint.CHANNEL for each in shapes_of(drawn(CLINIC, "site"), LayerKind.GROUND)
    )
