import re
import time
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon

from floorplans.drawing.markers import Marker, MarkerKind
from floorplans.drawing.picture import Picture, draw_level, level_view
from floorplans.drawing.scene import Words, label_in
from floorplans.drawing.svg import stylesheet, to_svg
from floorplans.drawing.theme import Paint, Theme
from floorplans.kinds import AreaKind
from tests.floorplans.drawing.drawn_plans import (
    SMALL,
    WORDS,
    parsed,
    route_to_lift_and_up,
    small_floor,
)
from tests.floorplans.plan_makers import area_of, place_in, plan_of, rectangle, square_room

SVG = "{http://www.w3.org/2000/svg}"


def small_picture(name: str = "X-ray", *, with_route: bool = False) -> Picture:
    plan = small_floor(name)
    return draw_level(
        plan,
        "L0",
        words=replace(WORDS, route="To the lift") if with_route else WORDS,
        view=level_view(plan, "L0", SMALL),
        route=route_to_lift_and_up() if with_route else None,
    )


def names_of(root: ET.Element) -> list[str]:
    return [
        group.get("aria-label", "") for group in root.iter(f"{SVG}g") if group.get("role") == "img"
    ]


def test_drawing_is_the_golden_one(repository: Path) -> None:
    golden = repository / "tests" / "golden" / "small_floor.svg"

    svg = to_svg(small_picture(with_route=True))

    assert svg == golden.read_text(encoding="utf-8")


def test_title_and_description_name_the_whole() -> None:
    root = parsed(to_svg(small_picture(), id_prefix="kiosk-1"))

    ids = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    assert root.get("role") == "group"
    assert ids[root.get("aria-labelledby")] == "Level 1"
    assert ids[root.get("aria-describedby")] == "Rooms and lift"
    assert all(name is not None and name.startswith("kiosk-1-") for name in ids)


def test_places_are_readable_by_role() -> None:
    root = parsed(to_svg(small_picture(with_route=True)))

    assert {"X-ray", "102", "To the lift"} <= set(names_of(root))
    (room,) = [g for g in root.iter() if g.get("data-place-id") == "r1"]
    assert room.get("aria-label") == "X-ray"


def test_labels_are_not_read_twice() -> None:
    root = parsed(to_svg(small_picture()))

    for group in root.iter(f"{SVG}g"):
        if group.find(f"{SVG}text") is not None:
            assert group.get("aria-hidden") == "true"


@pytest.mark.parametrize(
    "name",
    [
        '"><script>alert(1)</script>',
        "a]]>b<!--c&amp;d",
        "x\x00\x08\x1b\ufffey",
        "r\u202etl\u2066",
        "' onload='x",
        "{}%s${x}",
    ],
)
def test_hostile_name_stays_text(name: str) -> None:
    svg = to_svg(small_picture(name))

    root = parsed(svg)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    attributes = {key for element in root.iter() for key in element.attrib}
    assert tags <= {"svg", "title", "desc", "style", "g", "path", "circle", "text", "tspan"}
    assert not any(key.startswith("on") or key == "style" for key in attributes)
    assert "\u202e" not in svg


@given(st.text(max_size=30))
def test_any_name_gives_well_formed_xml(name: str) -> None:
    parsed(to_svg(small_picture(name)))


def test_hostile_words_of_the_caller_stay_text() -> None:
    hostile = '</title>"<\x00\u202e&'
    plan = small_floor()
    here = Marker(MarkerKind.HERE, "L0", (2.0, -1.0), name=hostile)
    words = Words(label_in("en"), title=hostile, description=hostile, route=hostile)

    svg = to_svg(draw_level(plan, "L0", words=words, markers=[here], route=route_to_lift_and_up()))

    assert names_of(parsed(svg)).count('</title>"<&') == 2


def test_hostile_id_prefix_is_tamed() -> None:
    root = parsed(to_svg(small_picture(), id_prefix='a" onload="x'))

    assert root.get("aria-labelledby") == "a--onload--x-title"


def test_every_colour_can_be_restyled() -> None:
    css = stylesheet(Theme.CONTRAST)

    for paint in Paint:
        assert f".plan-contrast .f-{paint.value}{{fill:var(--plan-{paint.value},#" in css
        assert f".plan-contrast .s-{paint.value}{{stroke:var(--plan-{paint.value},#" in css


def test_style_can_be_left_to_the_page() -> None:
    svg = to_svg(small_picture(), with_style=False)

    assert "<style" not in svg
    assert 'fill="#' in svg


def test_numbers_have_one_decimal_at_most() -> None:
    svg = to_svg(small_picture(with_route=True), with_style=False)

    assert re.findall(r"\d\.\d{2,}", svg) == []
    assert "nan" not in svg


def test_hole_is_cut_out() -> None:
    ring = Polygon(
        rectangle(0.0, 0.0, 10.0, 8.0).exterior, [rectangle(4.0, 3.0, 6.0, 5.0).exterior]
    )
    plan = plan_of(area_of("a", ring, AreaKind.OPEN))

    svg = to_svg(draw_level(plan, "L0", words=WORDS))

    (path,) = re.findall(r'fill-rule="evenodd" d="([^"]+)"', svg)
    assert path.count("M") == path.count("z") == 2


def test_large_level_is_drawn_fast_and_small() -> None:
    rooms = [
        square_room(f"r{column}-{row}", west=column * 6.0, south=row * 8.0)
        for column in range(20)
        for row in range(10)
    ]
    places = [place_in(room, f"Room {number:03d}") for number, room in enumerate(rooms)]
    plan = plan_of(*rooms, *places)

    before = time.perf_counter()
    svg = to_svg(draw_level(plan, "L0", words=Words(label_in("en"))))

    assert time.perf_counter() - before < 1.0
    assert len(svg.encode("utf-8")) < 150_000


def test_intricate_room_is_simplified() -> None:
    angles = np.linspace(0, 2 * np.pi, 10_000, endpoint=False)
    circle = Polygon(np.column_stack((20 * np.cos(angles), 20 * np.sin(angles))))
    plan = plan_of(area_of("round", circle))

    svg = to_svg(draw_level(plan, "L0", words=WORDS, view=level_view(plan, "L0", SMALL)))

    assert len(svg) < 10_000
