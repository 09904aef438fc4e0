"""The proof's own reading of facts: what is known of an element under the house assumptions, and
which limits of a traveller it does not keep. Leaves geometry to others."""

from dataclasses import dataclass

from floorplans.facts import Access, Evidence, Fact, FactName
from floorplans.kinds import AreaKind, ConnectorKind, DoorKind, LiftUse
from floorplans.model import Area, Connector, Door, HouseAssumptions, PathLine, Plan
from floorplans.route_proof.failures import ProofFailureCode
from floorplans.route_proof.lift_entries import opens_into_a_lift
from floorplans.travel_needs import TravelNeeds

NOMINAL_GAP_METRES = 0.9
"""How wide the gap of a door is drawn of which nothing is known (DIN 18101, single leaf)."""
FLAT_THRESHOLD_METRES = 0.02
"""A threshold up to this is no step (GB 50763: at most 15 mm, 20 mm with a chamfer)."""
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Breach:
    """A limit that an element does not keep. `value` None: unknown, or known too poorly."""

    code: ProofFailureCode
    value: float | None = None
    wanted: float | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an element does to a traveller: limits broken, and what it rests on unmeasured."""

    breaches: tuple[Breach, ...]
    rests_on: tuple[FactName, ...]


class Reading:
    """Collects breaches and unmeasured facts of one element for one traveller."""

    def __init__(self, needs: TravelNeeds) -> None:
        self.needs = needs
        self._breaches: list[Breach] = []
        self._rests_on: list[FactName] = []

    def verdict(self) -> Verdict:
        return Verdict(tuple(self._breaches), tuple(self._rests_on))

    def breach(self, code: ProofFailureCode) -> None:
        self._breaches.append(Breach(code))

    def access(self, access: Access) -> None:
        if access not in self.needs.access:
            self.breach(ProofFailureCode.ACCESS)

    def wheels(self, wheelchair: Fact[bool]) -> None:
        if self.needs.is_wheeled and wheelchair.value is False:
            self.breach(ProofFailureCode.NOT_FOR_WHEELCHAIRS)

    def at_least(
        self, code: ProofFailureCode, name: FactName, fact: Fact[float], wanted: float | None
    ) -> None:
        if wanted is not None:
            known = fact.value is None or fact.value >= wanted - _SLACK
            self._hold(code, name, fact, wanted, is_kept=known)

    def at_most(
        self, code: ProofFailureCode, name: FactName, fact: Fact[float], wanted: float | None
    ) -> None:
        if wanted is not None:
            known = fact.value is None or fact.value <= wanted + _SLACK
            self._hold(code, name, fact, wanted, is_kept=known)

    def is_true(self, code: ProofFailureCode, name: FactName, fact: Fact[bool]) -> None:
        if fact.value is not False and accepts(self.needs, fact.evidence):
            self._rest(name, fact.evidence)
        else:
            self.breach(code)

    def body_fits(self, code: ProofFailureCode, width_metres: float) -> None:
        if not width_metres >= self.needs.body_width_metres - 1e-6:
            self._breaches.append(Breach(code, width_metres, self.needs.body_width_metres))

    def wide_enough(self, code: ProofFailureCode, width: Fact[float]) -> None:
        """No known width below the body's; a traveller who has wheels or asks for a door's width
        needs it known."""
        if self.needs.is_wheeled or self.needs.min_door_width_metres is not None:
            self.at_least(code, FactName.CLEAR_WIDTH, width, self.needs.body_width_metres)
        elif width.value is not None:
            self.body_fits(code, width.value)

    def _hold(
        self,
        code: ProofFailureCode,
        name: FactName,
        fact: Fact[float],
        wanted: float,
        *,
        is_kept: bool,
    ) -> None:
        if not accepts(self.needs, fact.evidence):
            self._breaches.append(Breach(code, None, wanted))
        elif not is_kept:
            self._breaches.append(Breach(code, fact.value, wanted))
        else:
            self._rest(name, fact.evidence)

    def _rest(self, name: FactName, evidence: Evidence) -> None:
        if evidence in (Evidence.ASSUMED, Evidence.UNKNOWN):
            self._rests_on.append(name)


def accepts(needs: TravelNeeds, evidence: Evidence) -> bool:
    """Whether a limit of this traveller may rest on such evidence; on nothing only for who flees
    and has no other way."""
    if needs.evidence is Evidence.UNKNOWN:
        return True
    if evidence is Evidence.UNKNOWN:
        return False
    return evidence is not Evidence.ASSUMED or needs.evidence is Evidence.ASSUMED


def door_width(door: Door, house: HouseAssumptions) -> Fact[float]:
    """Clear width in metres: stated, else the house's, else unknown."""
    return _else_house(door.clear_width_metres, house.door_clear_width_metres)


def door_threshold(door: Door, house: HouseAssumptions) -> Fact[float]:
    """Height of the threshold in metres: stated, else the house's, else unknown."""
    return _else_house(door.threshold_metres, house.door_threshold_metres)


def gap_width_metres(door: Door, house: HouseAssumptions) -> float:
    """How wide the door's gap in its wall is, for bodies that pass it."""
    width = door_width(door, house).value
    return NOMINAL_GAP_METRES if width is None else width


def judge_door(door: Door, needs: TravelNeeds, plan: Plan) -> Verdict:
    """Width (for the body, and the limit), threshold, leaf, wheelchair statement and access."""
    reading, house = Reading(needs), plan.assumptions
    reading.access(door.access)
    reading.wheels(door.wheelchair)
    width = door_width(door, house)
    reading.body_fits(ProofFailureCode.DOOR_WIDTH, gap_width_metres(door, house))
    wanted = needs.min_door_width_metres
    reading.at_least(ProofFailureCode.DOOR_WIDTH, FactName.CLEAR_WIDTH, width, wanted)
    threshold = door_threshold(door, house)
    most = needs.max_threshold_metres
    reading.at_most(ProofFailureCode.THRESHOLD, FactName.THRESHOLD, threshold, most)
    if door.kind is DoorKind.REVOLVING and not needs.may_use_revolving_doors:
        reading.breach(ProofFailureCode.REVOLVING_DOOR)
    if door.kind is not DoorKind.OPENING and not needs.may_use_manual_doors:
        reading.is_true(ProofFailureCode.MANUAL_DOOR, FactName.AUTOMATIC, _leaf(door, plan))
    return reading.verdict()


def _leaf(door: Door, plan: Plan) -> Fact[bool]:
    """Whether a door opens by itself: stated; else a lift's own does; else as the house says."""
    if door.automatic.value is not None:
        return door.automatic
    assumed = plan.assumptions.door_automatic
    if opens_into_a_lift(door, plan):
        assumed = True
    return door.automatic if assumed is None else Fact.assumed(assumed)


def judge_area(area: Area, needs: TravelNeeds, house: HouseAssumptions) -> Verdict:
    """Access, wheelchair statement, incline, and stairwells for those who cannot use stairs."""
    reading = Reading(needs)
    if area.hazard is not None and not needs.leaves_hazards:
        reading.breach(ProofFailureCode.HAZARD)
    reading.access(area.access)
    reading.wheels(area.wheelchair)
    if area.kind is AreaKind.LIFT_CAR and not needs.may_use_lifts:
        reading.breach(ProofFailureCode.LIFT)
    if area.kind is AreaKind.STAIRWELL and not needs.may_use_stairs:
        reading.breach(ProofFailureCode.STAIRS)
    incline = _incline(area.incline, house, is_ramp=area.is_ramp)
    if (
        area.incline.value is None and not area.is_ramp and area.kind is not AreaKind.OUTDOOR
    ):  # Indoors a floor drawn on one level, and not as a ramp, is level.
        incline = Fact.drawn(0.0, "level")
    reading.at_most(ProofFailureCode.INCLINE, FactName.INCLINE, incline, needs.max_incline)
    return reading.verdict()


def judge_path(path: PathLine, needs: TravelNeeds, house: HouseAssumptions) -> Verdict:
    """Access, wheelchair statement, incline and width."""
    reading = Reading(needs)
    reading.access(path.access)
    reading.wheels(path.wheelchair)
    incline = _incline(path.incline, house, is_ramp=path.is_ramp)
    reading.at_most(ProofFailureCode.INCLINE, FactName.INCLINE, incline, needs.max_incline)
    width = _else_house(path.clear_width_metres, house.path_clear_width_metres)
    reading.wide_enough(ProofFailureCode.PATH_WIDTH, width)
    return reading.verdict()


def judge_connector(connector: Connector, needs: TravelNeeds, house: HouseAssumptions) -> Verdict:
    """Whether the traveller may ride it: kind, access, use, sizes and incline.

    A lift's car and a ramp's incline and width are never assumed; a lift's door is a door.
    """
    reading = Reading(needs)
    reading.access(connector.access)
    reading.wheels(connector.wheelchair)
    match connector.kind:
        case ConnectorKind.STAIRS:
            if not needs.may_use_stairs:
                reading.breach(ProofFailureCode.STAIRS)
            if connector.clear_width_metres.value is not None:
                reading.body_fits(ProofFailureCode.PATH_WIDTH, connector.clear_width_metres.value)
        case ConnectorKind.ESCALATOR:
            if not needs.may_use_escalators:
                reading.breach(ProofFailureCode.ESCALATOR)
        case ConnectorKind.RAMP:
            most = needs.max_incline
            reading.at_most(ProofFailureCode.INCLINE, FactName.INCLINE, connector.incline, most)
            reading.wide_enough(ProofFailureCode.PATH_WIDTH, connector.clear_width_metres)
        case ConnectorKind.LIFT:
            _judge_lift(connector, reading, house)
    return reading.verdict()


def _judge_lift(lift: Connector, reading: Reading, house: HouseAssumptions) -> None:
    needs = reading.needs
    if not needs.may_use_lifts:
        reading.breach(ProofFailureCode.LIFT)
    if (lift.lift_use or LiftUse.PUBLIC) not in needs.lift_uses:
        reading.breach(ProofFailureCode.LIFT_USE)
    width, depth = needs.min_car_width_metres, needs.min_car_depth_metres
    car = ProofFailureCode.LIFT_CAR
    reading.at_least(car, FactName.CAR_WIDTH, lift.car_width_metres, width)
    reading.at_least(car, FactName.CAR_DEPTH, lift.car_depth_metres, depth)
    door = _else_house(lift.clear_width_metres, house.door_clear_width_metres)
    wanted = needs.min_door_width_metres
    reading.at_least(ProofFailureCode.DOOR_WIDTH, FactName.CLEAR_WIDTH, door, wanted)
    if door.value is not None:
        reading.body_fits(ProofFailureCode.DOOR_WIDTH, door.value)


def _incline(stated: Fact[float], house: HouseAssumptions, *, is_ramp: bool) -> Fact[float]:
    return stated if is_ramp else _else_house(stated, house.floor_incline)


def _else_house(stated: Fact[float], assumed: float | None) -> Fact[float]:
    if stated.value is not None or assumed is None:
        return stated
    return Fact.assumed(assumed)
