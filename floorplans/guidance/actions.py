"""From the parts of a route to the actions that are worth an instruction, in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from floorplans.guidance.headings import BEND_DEGREES, Vector, side_of, turn_degrees, turn_of
from floorplans.guidance.steps import Side, StepKind, Turn
from floorplans.guidance.surroundings import Surroundings
from floorplans.guidance.walks import Gate, Ride, Run, is_opening, parts_of
from floorplans.kinds import AreaKind
from floorplans.model import Area, Place
from floorplans.route import LegKind, Route

DOOR_BEND_DEGREES = 40.0
"""A door is passed straight on if neither before nor behind it anybody turns by more."""
BEHIND_DEGREES = 120.0
"""A ride farther round than this from who starts beside it is behind them, not at their side."""
_IN_THE_ROOM_METRES = 15.0
"""Walks up to this long within the start's own room go unsaid."""
_RIDE_STEPS = {
    LegKind.LIFT: StepKind.TAKE_LIFT,
    LegKind.STAIRS: StepKind.TAKE_STAIRS,
    LegKind.ESCALATOR: StepKind.TAKE_ESCALATOR,
    LegKind.RAMP: StepKind.TAKE_RAMP,
}


@dataclass(slots=True)
class Action:
    """Something done at the start of `first_leg`. `before` and `after` are turns in degrees."""

    kind: StepKind
    first_leg: int
    before: float = 0.0
    after: float = 0.0
    after_known: bool = False
    """Whether a run follows, so that `after` is more than a zero."""
    heading_known: bool = False
    """Whether that run's turn was measured against a known direction; of a start also whether it
    is known which way one looks there."""
    side: Side | None = None
    gate: Gate | None = None
    ride: Ride | None = None
    place_id: str | None = None
    area_id: str | None = None
    building_id: str | None = None
    connector_id: str | None = None
    is_landing: bool = False
    """Whether this leaves a stair, ramp or escalator: something one walks off, not out of."""

    @property
    def is_turn(self) -> bool:
        """Whether this is a turn on open floor, with no door or ride in it."""
        return self.kind is StepKind.TURN and self.gate is None

    def said_turns(self) -> tuple[Turn | None, Turn | None]:
        """The turn to name before and the one behind the door; a small one behind goes unsaid."""
        if self.gate is None or self.kind is StepKind.LEAVE:
            return turn_of(self.before), turn_of(self.after)
        if self.is_straight():
            return None, turn_of(self.before + self.after)
        before = self.before if abs(self.before) >= DOOR_BEND_DEGREES else 0.0
        after = self.after if abs(self.after) >= DOOR_BEND_DEGREES else 0.0
        return turn_of(before), turn_of(after)

    def is_straight(self) -> bool:
        """Whether nobody turns much at the door, before or behind it."""
        return abs(self.before) < DOOR_BEND_DEGREES and abs(self.after) < DOOR_BEND_DEGREES


def actions_of(route: Route, around: Surroundings, facing: Vector | None) -> list[Action]:
    """The actions of a route before any are dropped; the first one begins at leg 0."""
    actions = [Action(StepKind.SET_OFF, 0, heading_known=facing is not None)]
    heading, direction, bend = facing, facing, 0.0
    corner: int | None = None
    for part in parts_of(route, around):
        if isinstance(part, Run):
            bend += turn_degrees(direction, part.heading) if direction is not None else 0.0
            direction = part.heading
            if not part.firm:
                corner = part.first_leg if corner is None else corner
                continue
            angle = _wrapped(bend) if heading is not None else 0.0
            last = actions[-1]
            if not last.after_known and last.ride is None:
                last.after, last.after_known = angle, True
                last.heading_known = heading is not None
            elif abs(angle) >= BEND_DEGREES:
                at = part.first_leg if corner is None else corner
                actions.append(Action(StepKind.TURN, at, angle, after_known=True))
            heading, bend, corner = part.heading, 0.0, None
            continue
        into = part.heading if isinstance(part, Gate) else part.entry
        if into is not None and direction is not None:
            bend += turn_degrees(direction, into)
        angle = _wrapped(bend) if heading is not None else 0.0
        if isinstance(part, Gate):
            actions.append(Action(StepKind.THROUGH_DOOR, part.leg, angle, gate=part))
            heading = direction = into if into is not None else heading
        else:
            side = side_of(angle) if into is not None and heading is not None else None
            kind = _RIDE_STEPS[part.kind]
            ids = [connector.id for connector in part.connectors]
            ride = Action(kind, part.first_leg, side=side, ride=part, connector_id=ids[0])
            if len(actions) == 1 and not actions[0].after_known and abs(angle) > BEHIND_DEGREES:
                ride.before, ride.side = angle, Side.AHEAD
            actions.append(ride)
            actions.append(
                Action(
                    StepKind.LEAVE,
                    part.end_leg,
                    connector_id=ids[-1],
                    is_landing=part.kind is not LegKind.LIFT,
                )
            )
            heading = direction = part.exit
        bend, corner = 0.0, None
    if corner is not None and heading is not None and abs(_wrapped(bend)) >= BEND_DEGREES:
        actions.append(Action(StepKind.TURN, corner, _wrapped(bend), after_known=True))
    _interpret(actions, route, around)
    return actions


def _wrapped(degrees: float) -> float:
    """A sum of turns as one turn; a full half-turn keeps the side that it was made on."""
    if abs(degrees) <= 200.0:
        return degrees
    return (degrees + 180.0) % 360.0 - 180.0


def _interpret(actions: list[Action], route: Route, around: Surroundings) -> None:
    """Say of each door what passing it means: leaving, arriving, in or out of a building."""
    gates = [action for action in actions if action.gate is not None]
    start = around.plan.place_by_id.get(route.start_place_id or "")
    end = around.plan.place_by_id.get(route.end_place_id or "")
    for action in gates:
        _interpret_passage(action, route, around)
    if gates and end is not None and _is_last_door(gates[-1], actions, end, around):
        last = gates[-1]
        last.kind, last.area_id, last.place_id = StepKind.ARRIVE, None, end.id
        last.side = side_of(last.before) if _knows_side(actions, last) else None
        del actions[actions.index(last) + 1 :]
    else:
        actions.append(Action(StepKind.ARRIVE, len(route.legs)))
        actions[-1].place_id = end.id if end is not None else None
    if start is None:
        return
    actions[0].place_id = start.id
    if gates and gates[0].first_leg == 0 and gates[0].kind is StepKind.THROUGH_DOOR:
        opening = gates[0].gate
        if opening is not None and opening.door.id == start.door_id:
            gates[0].kind, gates[0].place_id, gates[0].before = StepKind.SET_OFF, start.id, 0.0
            del actions[: actions.index(gates[0])]
            return
    first = next((action for action in gates if action.kind is not StepKind.ARRIVE), None)
    if first is not None and _opens(first, start, around) and not _rides_before(actions, first):
        walked = sum(
            leg.distance_metres for leg in route.legs[: first.gate.leg if first.gate else 0]
        )
        if first.kind in (StepKind.THROUGH_DOOR, StepKind.ENTER):
            first.kind, first.area_id, first.place_id = StepKind.LEAVE, None, start.id
        if walked <= _IN_THE_ROOM_METRES:
            del actions[: actions.index(first)]
            first.first_leg, first.before = 0, 0.0


def _knows_side(actions: Sequence[Action], action: Action) -> bool:
    """Whether anything before a door gave a direction to see it from."""
    at = actions.index(action)
    return at > 0 and (actions[at - 1].after_known or actions[at - 1].gate is not None)


def _rides_before(actions: Sequence[Action], action: Action) -> bool:
    return any(other.ride is not None for other in actions[: actions.index(action)])


def _opens(action: Action, place: Place, around: Surroundings) -> bool:
    """Whether a gate is a door of the place's own area."""
    if action.gate is None or place.area_id is None:
        return False
    return place.area_id in around.doorway(action.gate.door.id).outward_by_area_id


def _is_last_door(
    action: Action, actions: Sequence[Action], end: Place, around: Surroundings
) -> bool:
    after = actions[actions.index(action) + 1 :]
    if any(other.ride is not None for other in after) or action.gate is None:
        return False
    return _opens(action, end, around) or end.door_id == action.gate.door.id


def _interpret_passage(action: Action, route: Route, around: Surroundings) -> None:
    """Name a passage by what lies behind it: the open, a building, a room with a name."""
    gate = action.gate
    if gate is None:
        return
    before = route.legs[gate.leg - 1] if gate.leg > 0 else None
    after = route.legs[gate.leg + 1] if gate.leg + 1 < len(route.legs) else None
    was_out = around.is_outside(before) if before is not None else None
    is_out = around.is_outside(after) if after is not None else None
    if gate.door.entrance is not None and was_out is None and is_out is not None:
        was_out = not is_out
    if gate.door.entrance is not None and is_out is None and was_out is not None:
        is_out = not was_out
    if was_out is not None and is_out is not None and was_out != is_out:
        inner = before if is_out else after
        level = around.plan.level_by_id.get(inner.start.level_id) if inner is not None else None
        action.building_id = level.building_id if level is not None else None
        if gate.door.entrance is None and action.building_id is None:
            action.kind = StepKind.GO_OUTSIDE if is_out else StepKind.THROUGH_DOOR
        else:
            action.kind = StepKind.LEAVE_BUILDING if is_out else StepKind.ENTER_BUILDING
        return
    area = around.plan.element_by_id.get(after.element_id) if after is not None else None
    if isinstance(area, Area) and area.kind is AreaKind.ROOM:
        place = around.place_in(area.id)
        if area.names or area.ref or (place is not None and (place.names or place.ref)):
            action.kind, action.area_id = StepKind.ENTER, area.id
            return
    if is_opening(gate):
        action.kind = StepKind.TURN
