"""A route as steps: its actions with their walks, durations, signs and landmarks."""

from collections import defaultdict
from dataclasses import replace
from itertools import accumulate

from floorplans.guidance.actions import Action, actions_of
from floorplans.guidance.headings import Vector, compass_heading
from floorplans.guidance.merging import merged
from floorplans.guidance.overshooting import with_overshooting
from floorplans.guidance.step_landmarks import with_landmarks
from floorplans.guidance.step_signs import with_signs
from floorplans.guidance.steps import Step, StepKind
from floorplans.guidance.surroundings import Surroundings
from floorplans.guidance.waiting import with_waits
from floorplans.kinds import AreaKind
from floorplans.model import Plan
from floorplans.route import RIDE_KINDS, LegKind, Route, RoutePoint

_OPEN_FLOOR = frozenset({StepKind.TURN, StepKind.SET_OFF, StepKind.LEAVE, StepKind.STRAIGHT_ON})
"""Steps that turn once: whether before or behind a door, nobody needs to know."""


class GuidancePlan:
    """A plan with all that guidance looks up, made once; threads may share it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._around = Surroundings(plan)

    def steps_of(
        self, route: Route, start_bearing_degrees: float | None = None
    ) -> tuple[Step, ...]:
        """The steps of a route on this plan; see the function `steps_of`."""
        if not route.legs:
            return with_waits((_already_there(route, self.plan),), route)
        facing = self._facing(start_bearing_degrees)
        metres = [0.0, *accumulate(leg.distance_metres for leg in route.legs)]
        actions = merged(actions_of(route, self._around, facing), metres)
        ends = [action.first_leg for action in actions[1:]] + [len(route.legs)]
        steps = [
            self._step(action, end_leg, route)
            for action, end_leg in zip(actions, ends, strict=True)
        ]
        told = with_landmarks(with_signs(steps, route, self._around), route, self._around)
        return with_waits(with_overshooting(told, route, self._around), route)

    def _facing(self, bearing_degrees: float | None) -> Vector | None:
        if bearing_degrees is None:
            return None
        return compass_heading(bearing_degrees, self.plan.georeference.bearing_degrees)

    def _step(self, action: Action, end_leg: int, route: Route) -> Step:
        legs = route.legs[action.first_leg : end_leg]
        point = legs[0].start if legs else route.legs[min(end_leg, len(route.legs)) - 1].end
        turn, turn_after = action.said_turns()
        if action.kind is StepKind.ARRIVE:
            turn = turn_after = None
        elif action.kind in _OPEN_FLOOR and turn is None:
            turn, turn_after = turn_after, None
        step = Step(
            kind=action.kind,
            point=point,
            first_leg=action.first_leg,
            end_leg=end_leg,
            distance_metres=sum(leg.distance_metres for leg in legs),
            duration_seconds=sum(leg.duration_seconds for leg in legs),
            turn=turn,
            turn_after=turn_after,
            goes_straight=action.heading_known and turn is None and turn_after is None,
            side=action.side,
            along=self._along(action, end_leg, route),
            place_id=action.place_id,
            area_id=action.area_id,
            building_id=action.building_id,
            door_id=action.gate.door.id if action.gate is not None else None,
            connector_id=action.connector_id,
        )
        return self._with_ride(step, action, route) if action.ride is not None else step

    def _with_ride(self, step: Step, action: Action, route: Route) -> Step:
        """A step with where its ride leads, how many storeys and how many steps of stairs."""
        if action.ride is None:
            return step
        ridden = [
            leg for leg in route.legs[step.first_leg : step.end_leg] if leg.kind in RIDE_KINDS
        ]
        step_counts = {
            connector.id: connector.step_count.value for connector in action.ride.connectors
        }
        counts = [step_counts.get(leg.element_id) for leg in ridden if leg.kind is LegKind.STAIRS]
        known = [count for count in counts if count is not None]
        return replace(
            step,
            to_level_id=ridden[-1].end.level_id,
            storeys=self._around.storeys(ridden[0].start.level_id, ridden[-1].end.level_id),
            step_count=sum(known) if known and len(known) == len(counts) else None,
            upward=action.ride.upward,
        )

    def _along(self, action: Action, end_leg: int, route: Route) -> AreaKind | None:
        if action.ride is not None or action.kind is StepKind.ARRIVE:
            return None
        metres: dict[AreaKind | None, float] = defaultdict(float)
        first = action.gate.leg + 1 if action.gate is not None else action.first_leg
        for leg in route.legs[first:end_leg]:
            metres[self._around.area_kind(leg)] += leg.distance_metres
        return max(metres, key=lambda kind: metres[kind], default=None)


def steps_of(
    route: Route, plan: Plan | GuidancePlan, start_bearing_degrees: float | None = None
) -> tuple[Step, ...]:
    """What to do to walk a route, in order; the last step arrives.

    `start_bearing_degrees` is the compass bearing that the traveller looks to at the start (an
    anchor's); without it the first direction is not said. Distances are metres and durations
    seconds; both add up to the route's. The cost is linear in legs once the plan's indexes are
    made, so a caller with many routes passes a GuidancePlan.
    """
    guidance = plan if isinstance(plan, GuidancePlan) else GuidancePlan(plan)
    return guidance.steps_of(route, start_bearing_degrees)


def _already_there(route: Route, plan: Plan) -> Step:
    """The only step of a route without legs."""
    place = plan.place_by_id.get(route.end_place_id or route.start_place_id or "")
    level_id = place.level_id if place is not None else ""
    x, y = place.point if place is not None else (0.0, 0.0)
    return Step(
        kind=StepKind.ARRIVE,
        point=RoutePoint(level_id, x, y),
        first_leg=0,
        end_leg=0,
        distance_metres=0.0,
        duration_seconds=0.0,
        place_id=place.id if place is not None else None,
    )
