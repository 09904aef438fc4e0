from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon, box

from floorplans.drawing.drawing_plan import DrawingPlan
from floorplans.drawing.lettering import width_ems
from floorplans.drawing.levels import shown_levels
from floorplans.drawing.markers import Marker, MarkerKind
from floorplans.drawing.picture import (
    Picture,
    draw_level,
    draw_route,
    level_view,
    route_view,
)
from floorplans.drawing.scene import Words, label_in, name_in
from floorplans.drawing.shapes import Label, Layer, LayerKind, Stroke
from floorplans.drawing.theme import Paint
from floorplans.drawing.view import KIOSK, PHONE
from floorplans.errors import FloorplanError
from floorplans.kinds import AreaKind, PlaceKind
from floorplans.model import Level, Place, Plan
from tests.floorplans.drawing.drawn_plans import (
    SMALL,
    WORDS,
    named_place,
    route_of,
    route_to_lift_and_up,
    small_floor,
    walk,
)
from tests.floorplans.plan_makers import (
    GROUND,
    SITE,
    area_of,
    place_in,
    plan_of,
    rectangle,
    square_room,
)


def drawn(plan: Plan, level_id: str = "L0", turn: float = 0.0) -> Picture:
    return draw_level(
        plan, level_id, words=WORDS, view=level_view(plan, level_id, SMALL, up_degrees=turn)
    )


def layer_of(picture: Picture, kind: LayerKind) -> Layer:
    return next(layer for layer in picture.layers if layer.kind is kind)


def texts_of(picture: Picture) -> set[str]:
    return {" ".join(label.lines) for label in picture.labels()}


def box_of(label: Label) -> Polygon:
    width = max(map(width_ems, label.lines)) * label.size_px
    height = (1.2 * (len(label.lines) - 1) + 0.95) * label.size_px
    x, y = label.centre
    return box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def test_layers_lie_in_order() -> None:
    plan = small_floor()

    picture = draw_level(plan, "L0", words=WORDS, route=route_to_lift_and_up())

    assert [layer.kind for layer in picture.layers] == list(LayerKind)


def test_unknown_level_is_refused() -> None:
    with pytest.raises(FloorplanError) as refusal:
        drawn(small_floor(), "L9")

    assert refusal.value.code == "level-unknown"
    assert refusal.value.fields == {"level": "L9"}


def test_level_with_nothing_on_it_is_a_picture() -> None:
    picture = drawn(plan_of())

    assert picture.labels() == ()


def test_every_place_is_a_named_part() -> None:
    picture = drawn(small_floor())

    named = {p.place_id: p.name for layer in picture.layers for p in layer.parts if p.place_id}
    assert named == {"r1": "X-ray", "r2": "102", "water": ""}


def test_numbered_room_shows_its_number_and_says_number_and_name() -> None:
    room = replace(named_place("Blood tests"), kind=PlaceKind.ROOM, ref="102")
    department = replace(room, kind=PlaceKind.LABORATORY)

    assert label_in("en")(room) == "102"
    assert label_in("en")(department) == "Blood tests"
    assert name_in("en")(room) == "102 Blood tests"
    assert name_in("en")(replace(room, ref="Blood")) == "Blood tests"


@given(st.floats(-180, 180))
def test_labels_stay_in_their_rooms_and_apart_however_the_plan_is_turned(turn: float) -> None:
    plan = small_floor("Radiology and ultrasound department")

    picture = drawn(plan, turn=turn)

    view = picture.view
    boxes = [box_of(label) for label in picture.labels()]
    rooms = [
        Polygon([view.to_px((x, y)) for x, y in area.polygon.exterior.coords])
        for area in plan.areas
    ]
    for number, label_box in enumerate(boxes):
        assert any(room.buffer(0.5).contains(label_box) for room in rooms)
        assert not any(label_box.intersects(other) for other in boxes[number + 1 :])


def test_label_that_fits_nowhere_is_left_out_but_still_read() -> None:
    closet = square_room("closet", side=0.3)
    hall = area_of("hall", rectangle(1.0, 0.0, 40.0, 30.0), AreaKind.OPEN)
    plan = plan_of(closet, hall, place_in(closet, "Cleaning cupboard"))

    picture = drawn(plan)

    assert texts_of(picture) == set()
    parts = layer_of(picture, LayerKind.AREAS).parts
    assert "Cleaning cupboard" in {part.name for part in parts}


def test_important_place_gets_its_label_first() -> None:
    hall = area_of("hall", rectangle(0.0, 0.0, 20.0, 15.0), AreaKind.OPEN)
    kinds = {"a": PlaceKind.STORAGE, "b": PlaceKind.INFORMATION}
    places = [
        Place(id=key, level_id="L0", kind=kind, point=(10.0, 7.0), names=named_place(key).names)
        for key, kind in kinds.items()
    ]

    assert texts_of(drawn(plan_of(hall, *places))) == {"b"}


def test_levels_of_one_height_share_a_picture_with_the_site_beneath() -> None:
    other = Level(id="B0", ordinal=0.0, label="1", building_id="b")
    plan = plan_of(levels=(GROUND, SITE, other))

    assert shown_levels(plan, "L0") == ("site", "B0", "L0")
    assert shown_levels(plan, "site") == ("site", "B0", "L0")


def test_start_and_goal_are_marked_and_the_goal_is_named() -> None:
    plan = small_floor()
    route = route_of(walk("L0", (2.5, 2.5), (2.5, -1.0), (9.5, -1.0), (9.5, 2.5)), "r2")

    picture = draw_level(plan, "L0", words=WORDS, route=route)

    (name,) = [
        shape
        for part in layer_of(picture, LayerKind.MARKERS).parts
        for shape in part.shapes
        if isinstance(shape, Label)
    ]
    assert name.lines == ("102",)
    assert name.is_bold
    assert [label.lines for label in picture.labels()].count(("102",)) == 1


def test_route_is_loud_and_in_a_colour_of_its_own() -> None:
    plan = small_floor()

    plain = drawn(plan)
    picture = draw_level(plan, "L0", words=WORDS, route=route_to_lift_and_up())

    paints = {shape.paint for layer in plain.layers for p in layer.parts for shape in p.shapes}
    (line,) = layer_of(picture, LayerKind.ROUTE).parts
    widths = {s.paint: s.width_px for s in reversed(line.shapes) if isinstance(s, Stroke)}
    assert Paint.ROUTE not in paints
    assert widths[Paint.CASING] > widths[Paint.ROUTE] > 8.0


def test_badge_says_the_level_that_the_lift_goes_to() -> None:
    picture = draw_level(small_floor(), "L0", words=WORDS, route=route_to_lift_and_up())

    assert "2" in texts_of(picture)


def test_you_are_here_takes_the_place_of_the_start() -> None:
    plan = small_floor()
    here = Marker(MarkerKind.HERE, "L0", (2.5, 2.5), bearing_degrees=180.0, name="You are here")
    route = route_to_lift_and_up()

    alone = draw_level(plan, "L0", words=WORDS, route=route)
    picture = draw_level(plan, "L0", words=WORDS, route=route, markers=[here])

    markers = layer_of(picture, LayerKind.MARKERS).parts
    assert [part.name for part in markers if part.name] == ["You are here"]
    assert "You are here" in {line for label in picture.labels() for line in label.lines}
    # Its words are a part of their own; the start's dot is gone.
    assert len(markers) == len(layer_of(alone, LayerKind.MARKERS).parts) + 1


def test_whole_route_is_a_picture_for_each_level_walked() -> None:
    pictures = draw_route(
        small_floor(),
        route_to_lift_and_up(),
        size=PHONE,
        words_of=lambda level_id: Words(label_in("en"), title=f"Level {level_id}"),
    )

    titles = [(level_id, picture.words.title) for level_id, picture in pictures]
    assert titles == [("L0", "Level L0"), ("L1", "Level L1")]


def test_route_picture_is_turned_so_that_the_walk_goes_up() -> None:
    route = route_of(walk("L0", (1.0, -1.0), (11.0, -1.0)))

    view = route_view(small_floor(), route.legs, "L0", KIOSK)

    assert view.up_degrees == 90.0
    assert view.to_px((1.0, -1.0))[1] > view.to_px((11.0, -1.0))[1]


def test_oblique_building_is_straightened() -> None:
    turned = Polygon([(0, 0), (9.66, 2.59), (8.37, 7.42), (-1.29, 4.83)])
    plan = plan_of(area_of("a", turned))

    assert DrawingPlan(plan).storey("L0").straight_degrees == pytest.approx(-15.0, abs=0.1)
    assert DrawingPlan(plan_of()).storey("L0").straight_degrees == 0.0


def test_route_without_legs_leaves_the_level_plain() -> None:
    plan = small_floor()

    picture = draw_level(plan, "L0", words=WORDS, route=route_of([]))

    assert LayerKind.ROUTE not in {layer.kind for layer in picture.layers}
