"""Which facts hold for a passage: an element together with the kind of leg that uses it.

The element's own facts and the house assumptions, without anybody's limits.
"""

from dataclasses import dataclass
from typing import assert_never

from floorplans.facts import UNKNOWN, UNKNOWN_FLAG, Access, Evidence, Fact
from floorplans.kinds import AreaKind, DoorKind, LiftUse
from floorplans.model import Area, Connector, Door, Element, HouseAssumptions, PathLine, Wall
from floorplans.route import LegKind

STEP_METRES = 0.02
"""A threshold above this is a step: ISO 21542 and GB 50763 let a chamfered one of 20 mm pass."""

_CERTAIN = frozenset({Evidence.MEASURED, Evidence.DRAWN})


@dataclass(frozen=True, slots=True)
class PassageFacts:
    """All that the limits of a traveller are held against, house assumptions applied.

    Equal values break equal limits, whichever element they belong to: who judges many elements
    judges each distinct value once. Widths and thresholds in metres, inclines as rise over run.
    """

    kind: LegKind
    access: Access
    wheelchair: Fact[bool] = UNKNOWN_FLAG
    area_kind: AreaKind | None = None
    is_hazardous: bool = False
    door_kind: DoorKind | None = None
    lift_use: LiftUse | None = None
    clear_width_metres: Fact[float] = UNKNOWN
    threshold_metres: Fact[float] = UNKNOWN
    automatic: Fact[bool] = UNKNOWN_FLAG
    incline: Fact[float] = UNKNOWN
    is_ramp: bool = False
    car_width_metres: Fact[float] = UNKNOWN
    car_depth_metres: Fact[float] = UNKNOWN


def passage_facts(
    element: Element,
    kind: LegKind,
    assumptions: HouseAssumptions,
    *,
    is_lift_door: bool = False,
) -> PassageFacts:
    """The facts that hold when `element` is used by a leg of `kind`.

    An element's own fact comes first, then what lifts' own doors do (open by themselves), then the
    house assumption (a door's or lift door's width, a
    door's threshold and automation, a path line's width, the incline of what is no ramp), else the
    fact is unknown. Floor drawn indoors, and not as a ramp, is level by its drawing. Raises
    ValueError for a pair that no graph holds, such as a wall.
    """
    match element:
        case Area() if kind is LegKind.WALK:
            return PassageFacts(
                kind,
                element.access,
                element.wheelchair,
                area_kind=element.kind,
                is_hazardous=element.hazard is not None,
                incline=_floor_incline(element, assumptions),
                is_ramp=element.is_ramp,
            )
        case PathLine() if kind is LegKind.PATH:
            return PassageFacts(
                kind,
                element.access,
                element.wheelchair,
                clear_width_metres=_or_assumed(
                    element.clear_width_metres, assumptions.path_clear_width_metres
                ),
                incline=_floor_incline(element, assumptions),
                is_ramp=element.is_ramp,
            )
        case Door() if kind is LegKind.DOOR:
            return _door_facts(element, assumptions, is_lift_door=is_lift_door)
        case Connector() if kind.value == element.kind.value:
            return _connector_facts(element, kind, assumptions)
        case Area() | PathLine() | Door() | Connector() | Wall():
            raise ValueError(f"no leg of kind {kind.value} uses {element.id}")
        case _:
            assert_never(element)


def facts_of_step_freedom(facts: PassageFacts) -> tuple[Fact[float], ...]:
    """What "no step here" rests on: a door's threshold, and the incline of a path or ramp."""
    if facts.kind is LegKind.DOOR:
        return (facts.threshold_metres,)
    if facts.kind in (LegKind.PATH, LegKind.RAMP) or facts.is_ramp:
        return (facts.incline,)
    return ()


def has_step(facts: PassageFacts) -> bool:
    """Whether this passage is known to hold a step: stairs, escalators and high thresholds."""
    threshold = facts.threshold_metres.value
    return (
        facts.kind in (LegKind.STAIRS, LegKind.ESCALATOR)
        or facts.area_kind is AreaKind.STAIRWELL
        or (threshold is not None and threshold > STEP_METRES + 1e-9)
    )


def is_certain(fact: Fact[float] | Fact[bool]) -> bool:
    """Whether a fact was measured or drawn."""
    return fact.evidence in _CERTAIN


def _or_assumed(fact: Fact[float], assumed: float | None) -> Fact[float]:
    if fact.evidence is Evidence.UNKNOWN and assumed is not None:
        return Fact(assumed, Evidence.ASSUMED, "house")
    return fact


def _floor_incline(floor: Area | PathLine, assumptions: HouseAssumptions) -> Fact[float]:
    """The incline of a floor: an area of one level indoors that is no ramp is drawn level."""
    if (
        isinstance(floor, Area)
        and floor.incline.evidence is Evidence.UNKNOWN
        and floor.kind is not AreaKind.OUTDOOR
        and not floor.is_ramp
    ):
        return Fact(0.0, Evidence.DRAWN, "level")
    return _or_assumed(floor.incline, None if floor.is_ramp else assumptions.floor_incline)


def _door_facts(door: Door, assumptions: HouseAssumptions, *, is_lift_door: bool) -> PassageFacts:
    automatic = door.automatic
    if automatic.evidence is Evidence.UNKNOWN and is_lift_door:
        automatic = Fact(value=True, evidence=Evidence.ASSUMED, source="EN 81-70")
    elif automatic.evidence is Evidence.UNKNOWN and assumptions.door_automatic is not None:
        automatic = Fact(assumptions.door_automatic, Evidence.ASSUMED, "house")
    return PassageFacts(
        LegKind.DOOR,
        door.access,
        door.wheelchair,
        door_kind=door.kind,
        clear_width_metres=_or_assumed(
            door.clear_width_metres, assumptions.door_clear_width_metres
        ),
        threshold_metres=_or_assumed(door.threshold_metres, assumptions.door_threshold_metres),
        automatic=automatic,
    )


def _connector_facts(
    connector: Connector, kind: LegKind, assumptions: HouseAssumptions
) -> PassageFacts:
    is_lift = kind is LegKind.LIFT
    width = connector.clear_width_metres
    return PassageFacts(
        kind,
        connector.access,
        connector.wheelchair,
        lift_use=(connector.lift_use or LiftUse.PUBLIC) if is_lift else None,
        clear_width_metres=(
            _or_assumed(width, assumptions.door_clear_width_metres) if is_lift else width
        ),
        incline=connector.incline,
        is_ramp=kind is LegKind.RAMP,
        car_width_metres=connector.car_width_metres if is_lift else UNKNOWN,
        car_depth_metres=connector.car_depth_metres if is_lift else UNKNOWN,
    )
