"""The way out: exits without lifts, else refuges and evacuation lifts, else an honest no."""

from dataclasses import replace

import pytest

from floorplans.evacuation import EvacuationTarget, find_evacuation
from floorplans.facts import UNKNOWN, Access, Evidence, Fact, FactName, Names
from floorplans.kinds import AreaKind, ConnectorKind, DoorKind, EntranceKind, LiftUse, PlaceKind
from floorplans.model import Area, Connector, Door, HouseAssumptions, Level, Place, Plan
from floorplans.route import LegKind, NoRoute, NoRouteReason, Route
from floorplans.route_search import PlaceLocation, PointLocation
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of
from tests.floorplans.plan_makers import two_rooms_and_a_corridor
from tests.floorplans.toy_venues import ANYWHERE, ToyVenue, hall, stops
from tests.oracles.real_buildings import snapshot_of_sample_hospital

ON_FOOT, WHEELCHAIR = needs_of(Profile.WALKING), needs_of(Profile.WHEELCHAIR)
LOWER, UPPER = hall("lower", "L0"), hall("upper", "L1")
YARD = Area("yard", "out", AreaKind.OUTDOOR, ANYWHERE)


class House(ToyVenue):
    """A room upstairs, an exit downstairs, and what joins them."""

    def __init__(self) -> None:
        super().__init__()
        (self.room,) = self.place("room", level_id="L1")
        self.landing = self.node(level_id="L1")
        self.foyer = self.node()
        self.outer_door = Door(
            "way-out", ("L0",), (0.0, 0.0), kind=DoorKind.OPENING, entrance=EntranceKind.SECONDARY
        )
        (self.exit,) = self.spot("exit", PlaceKind.ENTRANCE, door_id="way-out")
        self.join(self.room, self.landing, UPPER)
        self.join(self.foyer, self.exit, self.outer_door)
        self.goes_on(self.exit)

    def goes_on(self, door_node: int) -> None:
        """There is a yard behind a door."""
        self.join(door_node, self.node(level_id="out"), YARD, 0.5)

    def spot(
        self, place_id: str, kind: PlaceKind, level_id: str = "L0", **more: str
    ) -> tuple[int, ...]:
        nodes = self.place(place_id, level_id=level_id)
        self.places[place_id] = Place(
            place_id, level_id, kind, (0.0, 0.0), Names(), door_id=more.get("door_id"),
            connector_id=more.get("connector_id"),
        )  # fmt: skip
        return nodes

    def joined_by(self, kind: ConnectorKind, use: LiftUse | None = None) -> Connector:
        connector = Connector(kind.value, kind, stops("L0", "L1"), lift_use=use)
        self.join(self.landing, self.foyer, connector, 6.0, levels=1.0)
        return connector

    def plan(self) -> Plan:
        levels = (Level("L0", 0.0, "1", "b"), Level("L1", 1.0, "2", "b"), Level("out", 0.0, ""))
        return replace(super().plan(), levels=levels)


def kinds(answer: Route | NoRoute) -> set[LegKind]:
    assert isinstance(answer, Route)
    return {leg.kind for leg in answer.legs}


@pytest.fixture(autouse=True)
def believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Toy venues have no geometry to prove a way on."""
    proved = Snapshot.prove

    def prove(self: Snapshot, *given: object) -> object:
        return () if self.plan.id == "toy" else proved(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Snapshot, "prove", prove)


def test_one_goes_down_the_stairs_and_out() -> None:
    house = House()
    house.joined_by(ConnectorKind.STAIRS)

    found = find_evacuation(house.snapshot(), PlaceLocation("room"), ON_FOOT)

    assert (found.target, found.place_id) == (EvacuationTarget.EXIT, "exit")
    assert kinds(found.answer) == {LegKind.WALK, LegKind.STAIRS, LegKind.DOOR}
    assert isinstance(found.answer, Route)
    assert found.answer.legs[-1].end.level_id == "out"


@pytest.mark.parametrize(
    ("kind", "use"),
    [
        (ConnectorKind.LIFT, LiftUse.PUBLIC),
        (ConnectorKind.LIFT, LiftUse.EVACUATION),
        (ConnectorKind.ESCALATOR, None),
    ],
)
def test_nobody_is_led_out_by_a_lift_or_an_escalator(
    kind: ConnectorKind, use: LiftUse | None
) -> None:
    house = House()
    house.joined_by(kind, use)

    found = find_evacuation(house.snapshot(), PlaceLocation("room"), ON_FOOT)

    assert (found.target, found.place_id) == (None, None)
    assert isinstance(found.answer, NoRoute)


def test_who_cannot_use_stairs_goes_to_the_refuge_or_evacuation_lift_whichever_is_nearer() -> None:
    house = House()
    house.joined_by(ConnectorKind.STAIRS)
    lift = Connector("lift", ConnectorKind.LIFT, stops("L0", "L1"), lift_use=LiftUse.EVACUATION)
    (car,) = house.spot("lift-2", PlaceKind.LIFT, "L1", connector_id="lift")
    (below,) = house.spot("lift-1", PlaceKind.LIFT, "L0", connector_id="lift")
    house.join(car, below, lift, 3.0, levels=1.0)
    house.join(house.landing, car, UPPER, 9.0)
    near, far = House(), House()
    for each in (near, far):
        each.nodes, each.edges = [*house.nodes], [*house.edges]
        each.places, each.place_nodes = {**house.places}, {**house.place_nodes}
        each.elements = {**house.elements}
    (refuge,) = near.spot("refuge", PlaceKind.REFUGE, "L1")
    near.join(near.landing, refuge, UPPER, 2.0)

    to_refuge = find_evacuation(near.snapshot(), PlaceLocation("room"), WHEELCHAIR)
    to_lift = find_evacuation(far.snapshot(), PlaceLocation("room"), WHEELCHAIR)

    assert (to_refuge.target, to_refuge.place_id) == (EvacuationTarget.REFUGE, "refuge")
    assert (to_lift.target, to_lift.place_id) == (EvacuationTarget.EVACUATION_LIFT, "lift-2")
    assert kinds(to_lift.answer) == {LegKind.WALK}


def test_who_needs_no_steps_and_has_none_before_the_exit_goes_out() -> None:
    house = House()
    (room,) = house.place("ground-room")
    house.join(room, house.foyer, LOWER)

    found = find_evacuation(house.snapshot(), PlaceLocation("ground-room"), WHEELCHAIR)

    assert (found.target, found.place_id) == (EvacuationTarget.EXIT, "exit")


def test_escape_doors_are_used_and_staff_doors_only_where_nothing_else_leads_out() -> None:
    house = House()
    house.joined_by(ConnectorKind.STAIRS)
    (alarmed,) = house.spot("alarmed", PlaceKind.EXIT, "L1", door_id="alarm-door")
    alarm = Door("alarm-door", ("L1",), (0.0, 0.0), kind=DoorKind.OPENING,
                 entrance=EntranceKind.EMERGENCY, access=Access.EMERGENCY)  # fmt: skip
    house.places["alarmed"] = replace(house.places["alarmed"], access=Access.EMERGENCY)
    house.join(house.landing, alarmed, alarm)
    house.goes_on(alarmed)
    (office,) = house.place("office", level_id="L1")
    staff_door = Door("staff-door", ("L1",), (0.0, 0.0), kind=DoorKind.OPENING, access=Access.STAFF)
    house.join(office, house.landing, staff_door)
    snapshot = house.snapshot()

    by_alarm = find_evacuation(snapshot, PlaceLocation("room"), ON_FOOT)
    from_office = find_evacuation(snapshot, PlaceLocation("office"), ON_FOOT)

    assert by_alarm.place_id == from_office.place_id == "alarmed"
    assert isinstance(by_alarm.answer, Route)
    assert "staff-door" not in {leg.element_id for leg in by_alarm.answer.legs}


def test_a_plan_without_exits_and_an_unknown_start_are_said_to_be_so() -> None:
    toy = ToyVenue()
    toy.place("room")
    plan_level = replace(toy.plan(), levels=(Level("L0", 0.0, "1", "b"),))
    snapshot = Snapshot(plan_level, toy.walk_graph)

    without = find_evacuation(snapshot, PlaceLocation("room"), ON_FOOT)
    nowhere = find_evacuation(snapshot, PointLocation("L9", 0.0, 0.0), ON_FOOT)

    assert isinstance(without.answer, NoRoute)
    assert isinstance(nowhere.answer, NoRoute)
    assert without.answer.reason is NoRouteReason.UNKNOWN_DESTINATION
    assert nowhere.answer.reason is NoRouteReason.UNKNOWN_START


def test_who_is_outdoors_is_not_sent_anywhere() -> None:
    plan = sample_clinic_plan()
    site = next(level for level in plan.levels if level.building_id is None)
    start = next(place for place in plan.places if place.level_id == site.id)

    found = find_evacuation(Snapshot(plan), PlaceLocation(start.id), WHEELCHAIR)

    assert (found.target, found.place_id) == (EvacuationTarget.EXIT, None)
    assert isinstance(found.answer, Route)
    assert found.answer.legs == ()


@pytest.mark.parametrize("every", [1, pytest.param(40)], ids=["clinic", "hospital"])
def test_no_way_out_rides_anything_but_evacuation_lifts(every: int) -> None:
    snapshot = Snapshot(sample_clinic_plan()) if every == 1 else snapshot_of_sample_hospital()
    elements = snapshot.plan.element_by_id
    found: set[EvacuationTarget | None] = set()

    for profile in (Profile.WALKING, Profile.WHEELCHAIR, Profile.BED):
        for place in snapshot.plan.places[::every]:
            way = find_evacuation(snapshot, PlaceLocation(place.id), needs_of(profile))
            found.add(way.target)
            for leg in way.answer.legs if isinstance(way.answer, Route) else ():
                element = elements[leg.element_id]
                assert leg.kind is not LegKind.ESCALATOR
                assert leg.kind is not LegKind.LIFT or (
                    isinstance(element, Connector) and element.lift_use is LiftUse.EVACUATION
                )
                assert leg.kind is not LegKind.STAIRS or profile is Profile.WALKING

    assert EvacuationTarget.EXIT in found
    assert (EvacuationTarget.REFUGE in found) == (every != 1)


def corridor_house(*, door: Fact[float], entrance: float = 1.2) -> Snapshot:
    """Two rooms and a corridor that leads out; the first room's door is as wide as `door` says."""
    plan = two_rooms_and_a_corridor()
    widths = {"d1": door, "e": Fact.measured(entrance)}
    doors = tuple(
        replace(each, clear_width_metres=widths.get(each.id, each.clear_width_metres))
        for each in plan.doors
    )
    level = HouseAssumptions(door_threshold_metres=0.0)
    return Snapshot(replace(plan, doors=doors, assumptions=level))


def test_a_door_of_which_no_width_is_known_is_better_than_no_way_out_and_is_told() -> None:
    found = find_evacuation(corridor_house(door=UNKNOWN), PlaceLocation("r1"), WHEELCHAIR)

    assert (found.target, found.passes_unknown) == (EvacuationTarget.EXIT, True)
    assert isinstance(found.answer, Route)
    unknown = {
        (each.element_id, each.fact)
        for each in found.answer.unverified
        if each.evidence is Evidence.UNKNOWN
    }
    assert unknown == {("d1", FactName.CLEAR_WIDTH)}


def test_what_is_known_comes_first_and_what_is_known_to_be_too_narrow_is_no_way() -> None:
    wide = find_evacuation(corridor_house(door=Fact.measured(0.9)), PlaceLocation("r1"), WHEELCHAIR)
    narrow = find_evacuation(
        corridor_house(door=Fact.measured(0.7)), PlaceLocation("r1"), WHEELCHAIR
    )

    assert (wide.target, wide.passes_unknown) == (EvacuationTarget.EXIT, False)
    assert (narrow.target, narrow.passes_unknown) == (None, False)


@pytest.mark.parametrize(("metres", "target"), [(1.3, EvacuationTarget.EXIT), (1.0, None)])
def test_a_bed_goes_only_where_a_bed_goes(metres: float, target: EvacuationTarget | None) -> None:
    """A wheelchair gets through both."""
    house = corridor_house(door=Fact.measured(metres))

    bed = find_evacuation(house, PlaceLocation("r1"), needs_of(Profile.BED))
    chair = find_evacuation(house, PlaceLocation("r1"), WHEELCHAIR)

    assert (bed.target, chair.target) == (target, EvacuationTarget.EXIT)
