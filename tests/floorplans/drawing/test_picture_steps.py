"""Pictures of steps and stretches: what is loud, what is faint, what is marked."""

from dataclasses import replace
from itertools import pairwise

import pytest

from floorplans.drawing.drawing_plan import DrawingPlan
from floorplans.drawing.markers import Marker, MarkerKind
from floorplans.drawing.picture import Picture, draw_level, draw_route, stretch_view
from floorplans.drawing.picture_steps import draw_step
from floorplans.drawing.route_line import RoutePart
from floorplans.drawing.shapes import Fill, Label, LayerKind, Part, Stroke
from floorplans.drawing.stretches import Stretch, stretches_of
from floorplans.drawing.svg import to_svg
from floorplans.drawing.theme import Paint, Theme
from floorplans.drawing.view import PHONE, PictureSize
from floorplans.guidance import GuidancePlan, StepKind
from floorplans.model import Plan
from floorplans.route import LegKind, Route
from tests.floorplans.drawing.drawn_plans import (
    WORDS,
    leg_of,
    parsed,
    route_of,
    route_to_lift_and_up,
    small_floor,
    walk,
)
from tests.floorplans.plan_makers import place_in, plan_of, square_room

PLAN = small_floor()


def pictures_of_steps(plan: Plan, route: Route, size: PictureSize = PHONE) -> list[Picture]:
    drawing = DrawingPlan(plan)
    steps = GuidancePlan(plan).steps_of(route)
    return [draw_step(drawing, route, step, size=size, words=WORDS) for step in steps]


def strokes(picture: Picture, paint: Paint) -> list[Stroke]:
    return [
        shape
        for layer in picture.layers
        if layer.kind is LayerKind.ROUTE
        for part in layer.parts
        for shape in part.shapes
        if isinstance(shape, Stroke) and shape.paint is paint
    ]


def parts(picture: Picture, kind: LayerKind) -> list[Part]:
    return [part for layer in picture.layers if layer.kind is kind for part in layer.parts]


def test_the_step_is_loud_and_the_rest_of_the_way_faint() -> None:
    route = route_of(walk("L0", (2.5, 2.5), (2.5, -1.0), (11.0, -1.0)))

    first, *_, last = pictures_of_steps(PLAN, route)

    assert strokes(first, Paint.ROUTE)
    assert strokes(first, Paint.AHEAD)
    assert not strokes(first, Paint.WALKED)
    assert strokes(last, Paint.WALKED)
    assert not strokes(last, Paint.AHEAD)


def test_forward_is_up_in_every_picture_of_a_step() -> None:
    route = route_to_lift_and_up()
    steps = GuidancePlan(PLAN).steps_of(route)

    for step, picture in zip(steps, pictures_of_steps(PLAN, route), strict=True):
        legs = route.legs[step.first_leg : step.end_leg]
        if not legs or legs[0].kind is not LegKind.WALK:
            continue
        (_, start_y), (_, end_y) = (
            picture.view.to_px(at.point) for at in (legs[0].start, legs[0].end)
        )
        assert end_y < start_y


def test_who_walks_is_marked_unless_the_goal_is_there() -> None:
    route = route_of(walk("L0", (2.5, -1.0), (11.0, -1.0)))
    steps = GuidancePlan(PLAN).steps_of(route)
    assert steps[-1].kind is StepKind.ARRIVE

    first, last = pictures_of_steps(PLAN, route)

    assert any(_holds(part, Paint.HERE) for part in parts(first, LayerKind.MARKERS))
    assert not any(_holds(part, Paint.HERE) for part in parts(last, LayerKind.MARKERS))
    assert any(_holds(part, Paint.ROUTE) for part in parts(last, LayerKind.MARKERS))


def _holds(part: Part, paint: Paint) -> bool:
    return any(shape.paint is paint for shape in part.shapes)


def test_the_badge_of_a_lift_keeps_clear_of_who_stands_before_it() -> None:
    route = route_of(
        [
            *walk("L0", (2.5, -1.0), (10.9, -1.0)),
            leg_of(LegKind.LIFT, "lift", ("L0", (11.0, -1.0)), ("L1", (11.0, -1.0))),
        ]
    )
    steps = GuidancePlan(PLAN).steps_of(route)
    lift = next(step for step in steps if step.kind is StepKind.TAKE_LIFT)

    picture = draw_step(PLAN, route, lift, size=PHONE, words=WORDS)

    labels = [
        shape
        for part in parts(picture, LayerKind.MARKERS)
        for shape in part.shapes
        if isinstance(shape, Label)
    ]
    wedges = [
        point
        for part in parts(picture, LayerKind.MARKERS)
        for shape in part.shapes
        if isinstance(shape, Fill) and shape.paint is Paint.HERE
        for ring in shape.rings
        for point in ring
    ]
    (sign,) = [label for label in labels if label.paint is Paint.CASING]
    assert sign.centre[1] + sign.size_px / 2 < min(y for _, y in wedges)


def test_what_lies_outside_the_picture_is_left_out() -> None:
    rooms = [
        square_room(f"r{column}-{row}", west=column * 6.0, south=row * 8.0)
        for column in range(20)
        for row in range(10)
    ]
    plan = plan_of(*rooms, *(place_in(room, f"Room {n}") for n, room in enumerate(rooms)))
    route = route_of(walk("L0", (2.0, 2.0), (2.0, 12.0)))

    picture = pictures_of_steps(plan, route)[0]

    width, height = PHONE.width_px, PHONE.height_px
    for part in parts(picture, LayerKind.AREAS):
        for shape in part.shapes:
            if isinstance(shape, Fill):
                points = [point for ring in shape.rings for point in ring]
                assert all(-25 <= x <= width + 25 and -25 <= y <= height + 25 for x, y in points)
    assert len(to_svg(picture, with_style=False)) < 12_000


def test_each_stretch_has_a_picture_also_on_a_level_that_is_come_back_to() -> None:
    route = route_of(
        [
            *walk("L0", (0.5, -1.0), (3.0, -1.0)),
            leg_of(LegKind.LIFT, "a", ("L0", (3.0, -1.0)), ("L1", (3.0, -1.0))),
            *walk("L1", (3.0, -1.0), (8.0, -1.0)),
            leg_of(LegKind.LIFT, "b", ("L1", (8.0, -1.0)), ("L0", (8.0, -1.0))),
            *walk("L0", (8.0, -1.0), (11.5, -1.0)),
        ]
    )

    pictures = draw_route(PLAN, route, size=PHONE, words_of=lambda _: WORDS)

    assert [level_id for level_id, _ in pictures] == ["L0", "L1", "L0"]
    first, last = pictures[0][1], pictures[2][1]
    assert len(strokes(first, Paint.ROUTE)) == len(strokes(last, Paint.ROUTE)) == 1
    assert strokes(first, Paint.AHEAD)
    assert strokes(last, Paint.WALKED)
    assert _pins(first) == 0
    assert _pins(last) == 1


def _pins(picture: Picture) -> int:
    """Goals are the only filled shapes in the route's colour among the markers."""
    return sum(
        any(isinstance(shape, Fill) and shape.paint is Paint.ROUTE for shape in part.shapes)
        for part in parts(picture, LayerKind.MARKERS)
        if not any(isinstance(shape, Label) for shape in part.shapes)
        and not any(
            isinstance(shape, Stroke) and shape.is_closed and shape.paint is Paint.ROUTE
            for shape in part.shapes
        )
    )


def test_a_way_that_ends_with_a_ride_shows_where_it_is_left() -> None:
    lift = leg_of(LegKind.LIFT, "lift", ("L0", (11.0, -1.0)), ("L1", (11.0, -1.0)))
    route = route_of([*walk("L0", (2.0, -1.0), (11.0, -1.0)), lift])
    *_, last = stretches_of(route, PLAN)

    view = stretch_view(PLAN, route, last, PHONE)
    picture = draw_level(
        PLAN, "L1", words=WORDS, view=view, route=RoutePart.of_stretch(route, last)
    )

    assert view.to_px((11.0, -1.0)) == pytest.approx((195.0, 250.0))
    assert _pins(picture) == 1


def test_a_stop_is_marked_with_its_name() -> None:
    route = route_of(walk("L0", (0.5, -1.0), (6.0, -1.0), (11.0, -1.0)))
    stop = Marker(MarkerKind.STOP, "L0", (6.0, -1.0), name="Pharmacy")

    picture = draw_level(PLAN, "L0", words=WORDS, route=route, markers=[stop])

    assert ("Pharmacy",) in {label.lines for label in picture.labels()}


def test_symbols_beside_which_there_is_room_are_labelled_at_every_scale() -> None:
    for scale in (0.5, 1.0, 1.6):
        size = PictureSize(1600, 1600, scale)
        picture = draw_level(
            PLAN,
            "L0",
            words=replace(WORDS, label_of=lambda place: "Water" if place.id == "water" else ""),
            view=stretch_view(
                PLAN, route_of(walk("L0", (5.0, -1.0), (5.2, -1.0))), _only_stretch(), size
            ),
        )
        assert ("Water",) in {label.lines for label in picture.labels()}, scale


def _only_stretch() -> Stretch:
    return stretches_of(route_of(walk("L0", (5.0, -1.0), (5.2, -1.0))), PLAN)[0]


def test_a_kept_plan_draws_as_a_fresh_one_does() -> None:
    route = route_to_lift_and_up()
    kept = DrawingPlan(PLAN)

    for theme in (Theme.STANDARD, Theme.CONTRAST):
        for _ in range(2):
            for (_, from_kept), (_, fresh) in zip(
                draw_route(kept, route, size=PHONE, words_of=lambda _: WORDS, theme=theme),
                draw_route(PLAN, route, size=PHONE, words_of=lambda _: WORDS, theme=theme),
                strict=True,
            ):
                assert to_svg(from_kept) == to_svg(fresh)


def test_pictures_are_well_formed_and_of_their_size() -> None:
    for picture in pictures_of_steps(PLAN, route_to_lift_and_up()):
        root = parsed(to_svg(picture, with_style=False))
        assert root.get("viewBox") == f"0 0 {PHONE.width_px} {PHONE.height_px}"
        assert all(layer.parts for layer in picture.layers if layer.kind is LayerKind.ROUTE)


def test_arrows_point_along_the_way() -> None:
    route = route_of(walk("L0", (0.5, -1.0), (11.5, -1.0)))

    picture = pictures_of_steps(PLAN, route)[0]

    heads = [stroke for stroke in strokes(picture, Paint.CASING) if len(stroke.points) == 3]
    assert heads
    for head in heads:
        (_, wing), (_, tip), (_, other) = head.points
        assert tip < min(wing, other)
    assert all(a.points != b.points for a, b in pairwise(heads))
