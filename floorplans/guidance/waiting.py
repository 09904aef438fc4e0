"""The waits of a way as steps of their own: what is waited for, and until when."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from floorplans.guidance.steps import RIDE_STEP_KINDS, Step, StepKind
from floorplans.route import Leg, Route, RoutePoint, Wait


def with_waits(steps: Sequence[Step], route: Route) -> tuple[Step, ...]:
    """The steps with a WAIT before each leg that is waited for.

    A step in whose walk a wait falls ends there, and the WAIT walks on; who waits for a door or a
    ride waits before the step that passes it. A wait after the last leg is told before arriving.
    """
    if not route.waits:
        return tuple(steps)
    return tuple(told for step in steps for told in _told(step, route))


def _told(step: Step, route: Route) -> Iterator[Step]:
    waits = [wait for wait in route.waits if _is_in(wait, step)]
    for wait in waits:
        before, at = _parted(step, wait, route.legs)
        if before is None:
            yield at
        else:
            yield before
            step = at
    yield step


def _is_in(wait: Wait, step: Step) -> bool:
    """Whether a wait falls into a step's legs; one at the end into the arrival."""
    if step.first_leg == step.end_leg:
        return step.kind is StepKind.ARRIVE and wait.before_leg == step.first_leg
    return step.first_leg <= wait.before_leg < step.end_leg


def _parted(step: Step, wait: Wait, legs: Sequence[Leg]) -> tuple[Step | None, Step]:
    """What of a step is done before a wait (None: nothing), and the WAIT, with the walk on if that
    is not the step's own."""
    is_before_all = (
        step.kind in RIDE_STEP_KINDS
        or wait.before_leg == step.first_leg
        or (step.door_id is not None and step.door_id == wait.element_id)
    )
    if is_before_all:
        return None, _wait(wait, step.point, step.first_leg, ())
    point = legs[wait.before_leg].start
    walked = legs[step.first_leg : wait.before_leg]
    waited = 0.0 if step.wait is None else step.wait.seconds
    before = replace(
        step,
        end_leg=wait.before_leg,
        distance_metres=sum(leg.distance_metres for leg in walked),
        duration_seconds=waited + sum(leg.duration_seconds for leg in walked),
    )
    walk = _wait(wait, point, wait.before_leg, legs[wait.before_leg : step.end_leg])
    return before, replace(walk, along=step.along, too_far_id=step.too_far_id)


def _wait(wait: Wait, point: RoutePoint, first_leg: int, walk: Sequence[Leg]) -> Step:
    return Step(
        kind=StepKind.WAIT,
        point=point,
        first_leg=first_leg,
        end_leg=first_leg + len(walk),
        distance_metres=sum(leg.distance_metres for leg in walk),
        duration_seconds=wait.seconds + sum(leg.duration_seconds for leg in walk),
        wait=wait,
    )
