from floorplans.drawing.route_line import LevelChange, level_changes_of, pieces_of
from floorplans.route import LegKind
from tests.floorplans.drawing.drawn_plans import (
    leg_of,
    route_of,
    route_to_lift_and_up,
    small_floor,
    walk,
)


def test_level_that_a_ride_only_passes_is_left_out() -> None:
    stairs = [
        leg_of(LegKind.STAIRS, "s", ("L0", (0.0, 0.0)), ("L1", (0.0, 4.0))),
        leg_of(LegKind.STAIRS, "s", ("L1", (0.0, 4.0)), ("L2", (0.0, 0.0))),
    ]

    assert pieces_of([*walk("L0", (5.0, 0.0), (0.0, 0.0)), *stairs], ["L1"]) == []


def test_only_the_pieces_of_the_level_are_drawn() -> None:
    route = route_to_lift_and_up()

    assert pieces_of(route.legs, ["L0"]) == [[(2.5, 2.5), (2.5, -1.0), (11.0, -1.0)]]
    assert pieces_of(route.legs, ["L1"]) == [[(11.0, -1.0), (4.0, -1.0)]]
    assert pieces_of(route.legs, ["cellar"]) == []


def test_route_that_comes_back_has_two_pieces() -> None:
    route = route_of(
        [
            *walk("L0", (0.0, 0.0), (1.0, 0.0)),
            leg_of(LegKind.LIFT, "a", ("L0", (1.0, 0.0)), ("L1", (1.0, 0.0))),
            *walk("L1", (1.0, 0.0), (5.0, 0.0)),
            leg_of(LegKind.LIFT, "b", ("L1", (5.0, 0.0)), ("L0", (5.0, 0.0))),
            *walk("L0", (5.0, 0.0), (6.0, 0.0)),
        ]
    )

    assert pieces_of(route.legs, ["L0"]) == [[(0.0, 0.0), (1.0, 0.0)], [(5.0, 0.0), (6.0, 0.0)]]


def test_changes_of_level_say_where_to_and_which_way() -> None:
    plan = small_floor()
    route = route_to_lift_and_up()

    away, arrivals = level_changes_of(route.legs, ["L0"], plan)
    away_above, arrivals_above = level_changes_of(route.legs, ["L1"], plan)

    assert away == [LevelChange((11.0, -1.0), "L1", upward=True, kind=LegKind.LIFT)]
    assert arrivals == []
    assert away_above == []
    assert arrivals_above == [LevelChange((11.0, -1.0), "L0", upward=True, kind=LegKind.LIFT)]
