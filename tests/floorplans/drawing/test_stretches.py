from floorplans.drawing.stretches import Stretch, stretches_of
from floorplans.route import LegKind
from tests.floorplans.drawing.drawn_plans import leg_of, route_of, route_to_lift_and_up, walk
from tests.floorplans.plan_makers import GROUND, SITE, UPPER, plan_of

PLAN = plan_of(levels=(GROUND, UPPER, SITE))


def test_a_stretch_ends_with_the_ride_away() -> None:
    assert stretches_of(route_to_lift_and_up(), PLAN) == (
        Stretch("L0", 0, 3, 0),
        Stretch("L1", 3, 4, 2, is_last=True),
    )


def test_coming_back_to_a_level_is_a_stretch_of_its_own() -> None:
    route = route_of(
        [
            *walk("L0", (0.0, 0.0), (1.0, 0.0)),
            leg_of(LegKind.LIFT, "a", ("L0", (1.0, 0.0)), ("L1", (1.0, 0.0))),
            *walk("L1", (1.0, 0.0), (5.0, 0.0)),
            leg_of(LegKind.LIFT, "b", ("L1", (5.0, 0.0)), ("L0", (5.0, 0.0))),
            *walk("L0", (5.0, 0.0), (6.0, 0.0)),
        ]
    )

    found = stretches_of(route, PLAN)

    assert [(each.level_id, each.first_leg, each.end_leg) for each in found] == [
        ("L0", 0, 2),
        ("L1", 2, 4),
        ("L0", 4, 5),
    ]


def test_flights_of_one_stair_are_one_ride() -> None:
    flights = [
        leg_of(LegKind.STAIRS, "s", ("L0", (0.0, 0.0)), ("L0", (0.0, 4.0))),
        leg_of(LegKind.STAIRS, "s", ("L0", (0.0, 4.0)), ("L1", (0.0, 0.0))),
    ]

    first, second = stretches_of(route_of([*walk("L0", (5.0, 0.0), (0.0, 0.0)), *flights]), PLAN)

    assert (first.first_leg, first.end_leg) == (0, 3)
    assert second == Stretch("L1", 3, 3, 1, is_last=True)


def test_the_site_and_the_ground_floor_are_one_height() -> None:
    ramp = leg_of(LegKind.RAMP, "r", ("site", (1.0, 0.0)), ("L0", (2.0, 0.0)))
    route = route_of([*walk("site", (0.0, 0.0), (1.0, 0.0)), ramp])

    assert stretches_of(route, PLAN) == (Stretch("site", 0, 2, 0, is_last=True),)


def test_a_route_without_legs_has_no_stretch() -> None:
    assert stretches_of(route_of([]), PLAN) == ()
