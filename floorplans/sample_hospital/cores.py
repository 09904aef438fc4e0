"""Lifts, stairs and escalators of the sample hospital, with what each level shows of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from floorplans.facts import UNKNOWN, UNKNOWN_COUNT, UNKNOWN_FLAG, Access, Fact
from floorplans.kinds import (
    AreaKind,
    ConnectorKind,
    Direction,
    DoorKind,
    LiftUse,
    PlaceKind,
)
from floorplans.model import Connector, Point, Stop
from floorplans.sample_hospital.floor import SURVEY, Corners, Floor
from floorplans.sample_hospital.rooms import named


@dataclass(frozen=True, slots=True)
class Lift:
    """A lift by the number on its buttons. `door_side` is the side of the shaft it opens to; the
    size of its car is that of the plate inside, None if it was not measured."""

    number: int
    shaft: Corners
    door_side: str
    use: LiftUse
    car_metres: tuple[float, float] | None
    door_metres: float = 1.1
    is_green_channel: bool = False

    @property
    def id(self) -> str:
        return f"lift-{self.number}"

    @property
    def access(self) -> Access:
        return Access.PUBLIC if self.use is LiftUse.PUBLIC else Access.STAFF

    @property
    def door_point(self) -> Point:
        west, south, east, north = self.shaft
        x = round((west + east) / 2, 2)
        return (x, north + 0.1) if self.door_side == "north" else (x, south - 0.1)


_LIFT_NAMES = {
    LiftUse.PUBLIC: ("{}号电梯", "Lift {}"),
    LiftUse.BED: ("{}号医用电梯", "Lift {} (beds)"),
    LiftUse.STAFF: ("{}号工作电梯", "Lift {} (staff)"),
    LiftUse.EVACUATION: ("{}号消防疏散电梯", "Lift {} (evacuation)"),
}


def lift(shape: Lift, floors: Sequence[Floor], bank: str | None) -> Connector:
    """A lift that stops at all these floors; draws its car and door on each.

    `bank` is the numbers that its place on each floor stands for, its own or those of several
    lifts side by side ("1–3"); None if it has no place of its own.
    """
    chinese, english = _LIFT_NAMES[shape.use]
    west, south, east, north = shape.shaft
    middle = (round((west + east) / 2, 2), round((south + north) / 2, 2))
    out = 0.6 if shape.door_side == "north" else -0.6
    for floor in floors:
        floor.area(shape.id, AreaKind.LIFT_CAR, shape.shaft, connector_id=shape.id)
        floor.door(f"{shape.id}-door", shape.door_point, 1.2, kind=DoorKind.SLIDING)
        if bank is not None:
            floor.spot(
                shape.id,
                PlaceKind.LIFT,
                (shape.door_point[0], shape.door_point[1] + out),
                named(chinese.format(bank), english.format(bank)),
                also=("直梯", "坐电梯", "elevator"),
                access=shape.access,
                connector_id=shape.id,
            )
    car = shape.car_metres
    return Connector(
        id=shape.id,
        kind=ConnectorKind.LIFT,
        stops=tuple(Stop(floor.id, floor.at(middle)) for floor in floors),
        names=named(chinese.format(shape.number), english.format(shape.number)),
        ref=str(shape.number),
        access=shape.access,
        lift_use=shape.use,
        clear_width_metres=Fact.measured(shape.door_metres, SURVEY),
        car_width_metres=UNKNOWN if car is None else Fact.measured(car[0], SURVEY),
        car_depth_metres=UNKNOWN if car is None else Fact.measured(car[1], SURVEY),
        wheelchair=UNKNOWN_FLAG if car is None else Fact.measured(True, SURVEY),
        is_green_channel=shape.is_green_channel,
    )


def stairs(
    letter: str, well: Corners, door_side: str, floors: Sequence[Floor], step_count: int | None
) -> Connector:
    """A stair with a well, a door and a place on each of these floors."""
    west, south, east, north = well
    stair_id = f"{floors[0].frame.building_id}-stairs-{letter.lower()}"
    slug = f"stairs-{letter.lower()}"
    names = named(f"{letter}号楼梯", f"Stairs {letter}")
    x = round((west + east) / 2, 2)
    door_y, stop_y, place_y = (
        (north + 0.1, north - 1.2, north + 0.7)
        if door_side == "north"
        else (south - 0.1, south + 1.2, south - 0.7)
    )
    for floor in floors:
        floor.area(slug, AreaKind.STAIRWELL, well, connector_id=stair_id)
        floor.door(f"{slug}-door", (x, door_y), 1.4)
        floor.spot(
            slug,
            PlaceKind.STAIRS,
            (x, place_y),
            names,
            also=("楼梯间", "stairway"),
            connector_id=stair_id,
        )
    offset = 0.6
    stops = [
        Stop(floor.id, floor.at((x + (offset if number % 2 else -offset), stop_y)))
        for number, floor in enumerate(floors)
    ]
    return Connector(
        id=stair_id,
        kind=ConnectorKind.STAIRS,
        stops=tuple(stops),
        names=names,
        clear_width_metres=Fact.measured(1.4, SURVEY),
        step_count=UNKNOWN_COUNT if step_count is None else Fact.measured(step_count, SURVEY),
    )


def escalators(
    floors: Sequence[Floor], foot: Point, head: Point, apart: float
) -> Iterator[Connector]:
    """A pair of escalators between each two of these floors: up on the left, down on the right."""
    for lower, upper in pairwise(floors):
        for way, shift in ((Direction.FORWARD, 0.0), (Direction.BACKWARD, apart)):
            is_up = way is Direction.FORWARD
            bottom, top = (foot[0] + shift, foot[1]), (head[0] + shift, head[1])
            label = f"{lower.label}–{upper.label}"
            yield Connector(
                id=f"escalator-{lower.id}-{'up' if is_up else 'down'}",
                kind=ConnectorKind.ESCALATOR,
                stops=(Stop(lower.id, lower.at(bottom)), Stop(upper.id, upper.at(top))),
                names=named(
                    f"{label}层{'上' if is_up else '下'}行扶梯",
                    f"{'Up' if is_up else 'Down'} escalator {label}",
                ),
                direction=way,
                shape=(lower.at(bottom), upper.at(top)),
                clear_width_metres=Fact.measured(1.0, SURVEY),
            )


def ramp(ramp_id: str, foot: Stop, head: Stop, chinese: str, english: str) -> Connector:
    """A ramp of 1:20 with handrails, measured, for wheelchairs and beds."""
    return Connector(
        id=ramp_id,
        kind=ConnectorKind.RAMP,
        stops=(foot, head),
        names=named(chinese, english),
        shape=(foot.point, head.point),
        clear_width_metres=Fact.measured(1.8, SURVEY),
        incline=Fact.measured(0.05, SURVEY),
        wheelchair=Fact.measured(True, SURVEY),
    )
