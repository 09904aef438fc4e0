"""An exit is a door that lets somebody out to free floor; the way passes it and ends outside."""

from dataclasses import replace
from pathlib import Path

import pytest
from shapely import Polygon, box

from floorplans.closed_parts import ClosedPart
from floorplans.evacuation import Evacuation, EvacuationTarget, find_evacuation
from floorplans.facts import Access, Evidence, Fact, Names
from floorplans.georeference import Georeference
from floorplans.kinds import AreaKind, Direction, DoorKind, EntranceKind, PlaceKind
from floorplans.model import Area, Building, Door, HouseAssumptions, Level, Place, Plan
from floorplans.route import LegKind, Limit, NoRoute, Route
from floorplans.route_search import PlaceLocation, PointLocation
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from tests.floorplans.plan_makers import two_rooms_and_a_corridor
from tests.oracles.real_buildings import snapshot_of_building, snapshot_of_sample_hospital

CLINIC = sample_clinic_plan()
ON_FOOT, WHEELCHAIR = needs_of(Profile.WALKING), needs_of(Profile.WHEELCHAIR)
PHARMACY = PlaceLocation("pharmacy")
MAIN = "main-entrance"


def with_door(plan: Plan, door_id: str, **facts: object) -> Plan:
    """The same plan, of which one door is otherwise."""
    doors = tuple(
        replace(door, **facts) if door.id == door_id else door  # type: ignore[arg-type]  # its fields
        for door in plan.doors
    )
    return replace(plan, doors=doors)


def door_of(plan: Plan, door_id: str) -> Door:
    return next(door for door in plan.doors if door.id == door_id)


def assert_leads_out(found: Evacuation, plan: Plan, door_id: str) -> None:
    """By this door, and a step on."""
    assert (found.target, found.door_id) == (EvacuationTarget.EXIT, door_id)
    assert isinstance(found.answer, Route)
    assert not found.is_before_door
    passed = [leg.element_id for leg in found.answer.legs if leg.kind is LegKind.DOOR]
    assert passed[-1] == door_id
    last = found.answer.legs[-1]
    assert plan.level_by_id[last.end.level_id].building_id is None
    assert last.kind is not LegKind.DOOR, "nobody is left standing in the doorway"


@pytest.mark.parametrize("needs", [ON_FOOT, WHEELCHAIR], ids=["on foot", "wheelchair"])
def test_the_way_passes_the_door_and_ends_outside(needs: TravelNeeds) -> None:
    found = find_evacuation(Snapshot(CLINIC), PHARMACY, needs)

    assert_leads_out(found, CLINIC, MAIN)


def test_the_refusal_names_what_stands_before_an_exit_and_not_a_door_that_is_none() -> None:
    """Beside somebody is an entrance between two rooms: it is reached, and no exit."""
    house = replace(
        two_rooms_and_a_corridor(), assumptions=HouseAssumptions(door_threshold_metres=0.0)
    )
    house = with_door(house, "d2", entrance=EntranceKind.SECONDARY)
    house = with_door(house, "e", threshold_metres=Fact.measured(0.2))
    inner = Place("inner", "L0", PlaceKind.ENTRANCE, (9.5, 0.0), door_id="d2")
    plan = replace(house, places=(*house.places, inner))

    found = find_evacuation(Snapshot(plan), PlaceLocation("r2"), WHEELCHAIR)

    assert found.target is None
    assert isinstance(found.answer, NoRoute)
    assert [(each.element_id, each.limit) for each in found.answer.blockers] == [
        ("e", Limit.THRESHOLD)
    ]


@pytest.mark.building
@pytest.mark.parametrize(
    ("name", "start", "limit"),
    [
        ("berlin_hbf.osm", "n4090296503", Limit.LIFT_USE),
        ("tud_apb_dresden.osm", "w870541361.L0", Limit.THRESHOLD),
    ],
)
def test_in_real_buildings_too(buildings: Path, name: str, start: str, limit: Limit) -> None:
    """A wheelchair on a basement level without a refuge, and between doors that all have steps."""
    snapshot = snapshot_of_building(buildings / name)

    found = find_evacuation(snapshot, PlaceLocation(start), WHEELCHAIR)

    assert found.target is None
    assert isinstance(found.answer, NoRoute)
    assert limit in {each.limit for each in found.answer.blockers}


INNER = next(area.id for area in CLINIC.areas if area.id == "lobby")


@pytest.mark.parametrize(
    "facts",
    [
        {"access": Access.STAFF},
        {"direction": Direction.BACKWARD, "from_area_id": INNER},
        {"kind": DoorKind.REVOLVING},
        {"threshold_metres": Fact(0.20, Evidence.MEASURED)},
    ],
    ids=["staff only", "inwards only", "revolving", "a step of 20 cm"],
)
def test_nobody_is_led_to_a_door_that_does_not_let_them_out(facts: dict[str, object]) -> None:
    plan = with_door(CLINIC, MAIN, **facts)

    found = find_evacuation(Snapshot(plan), PHARMACY, WHEELCHAIR)

    assert found.door_id is not None
    assert found.door_id != MAIN
    assert_leads_out(found, plan, found.door_id)


def test_nobody_is_led_onto_closed_floor_outside() -> None:
    x, y = door_of(CLINIC, MAIN).point
    (outside,) = (level for level in CLINIC.levels if level.building_id is None)
    whole = ((x - 4, y - 9), (x + 4, y - 9), (x + 4, y - 0.2), (x - 4, y - 0.2))
    pocket = ((x + 1, y - 0.2), (x + 1, y - 1.5), (x - 1, y - 1.5), (x - 1, y - 0.2))
    for corners in (whole, (*whole[:3], *pocket, *whole[3:])):
        part = ClosedPart("c", level_id=outside.id, corners=corners)
        snapshot = Snapshot(CLINIC).with_closures((part,))

        found = find_evacuation(snapshot, PHARMACY, ON_FOOT)

        assert found.door_id is not None
        assert found.door_id != MAIN
        assert_leads_out(found, CLINIC, found.door_id)


def test_a_closed_exit_is_gone_round_and_the_next_is_one() -> None:
    snapshot = Snapshot(CLINIC).with_closures((ClosedPart("c", element_id=MAIN),))

    found = find_evacuation(snapshot, PHARMACY, ON_FOOT)

    assert isinstance(found.answer, Route)
    assert found.answer.closures_avoided == ()
    assert found.door_id is not None
    assert found.door_id != MAIN
    assert_leads_out(found, CLINIC, found.door_id)


def test_a_door_beside_somebody_is_their_exit_though_no_directory_names_it() -> None:
    x, y = door_of(CLINIC, "east-fire-exit").point
    start = PointLocation("f1", x - 1.4, y)

    found = find_evacuation(Snapshot(CLINIC), start, ON_FOOT)

    assert_leads_out(found, CLINIC, "east-fire-exit")
    assert found.place_id is None
    assert isinstance(found.answer, Route)
    assert found.answer.distance_metres < 4.0
    assert sum(leg.kind is LegKind.DOOR for leg in found.answer.legs) == 1


@pytest.mark.parametrize(
    "room", ["op-1f-fever-buffer", "op-1f-fever-cashier", "op-1f-fever-clinic"]
)
@pytest.mark.parametrize("needs", [ON_FOOT, WHEELCHAIR], ids=["on foot", "wheelchair"])
def test_nobody_is_led_to_a_door_for_coming_in(room: str, needs: TravelNeeds) -> None:
    snapshot = snapshot_of_sample_hospital()

    found = find_evacuation(snapshot, PlaceLocation(room), needs)

    assert found.door_id != "op-1f-fever-entrance"
    assert_leads_out(found, snapshot.plan, found.door_id or "")


def test_the_doors_beside_a_closed_one_are_exits_too() -> None:
    snapshot = snapshot_of_sample_hospital()
    door = door_of(snapshot.plan, "op-1f-main-entrance")
    (x, y), beside = door.point, {"op-1f-main-door-2", "op-1f-main-door-3"}
    inside = next(level for level in door.level_ids if snapshot.plan.level_by_id[level].building_id)
    start = PointLocation(inside, x, y + 3.0)
    closed = snapshot.with_closures((ClosedPart("c", element_id=door.id),))

    first = find_evacuation(snapshot, start, ON_FOOT)
    second = find_evacuation(closed, start, ON_FOOT)

    assert_leads_out(first, snapshot.plan, door.id)
    assert second.door_id in beside
    assert_leads_out(second, snapshot.plan, second.door_id or "")


def ring() -> Plan:
    """A corridor round a court, with a door to that and one to the ground round the house."""
    ground = Polygon(box(-30, -30, 30, 30).exterior, [box(-10.2, -10.2, 10.2, 10.2).exterior])
    court = box(-4, -4, 4, 4)
    house = Polygon(box(-10, -10, 10, 10).exterior, [box(-4.2, -4.2, 4.2, 4.2).exterior])
    return Plan(
        *("ring", Names.of(en="Ring"), ("en",), "UTC", Georeference(0.0, 0.0)),
        assumptions=HouseAssumptions(door_clear_width_metres=1.0, door_threshold_metres=0.0),
        buildings=(Building("house", Names()),),
        levels=(Level("in", 0.0, "1", "house"), Level("out", 0.0, "")),
        areas=(
            Area("corridor", "in", AreaKind.CORRIDOR, house),
            Area("court", "out", AreaKind.OUTDOOR, court),
            Area("ground", "out", AreaKind.OUTDOOR, ground),
        ),
        doors=(
            Door("court-door", ("in", "out"), (0.0, -4.1), entrance=EntranceKind.SECONDARY),
            Door("way-out", ("in", "out"), (0.0, 10.1), entrance=EntranceKind.MAIN),
        ),
    )


def test_a_court_that_the_building_encloses_is_no_way_out() -> None:
    plan = ring()

    found = find_evacuation(Snapshot(plan), PointLocation("in", 0.0, -6.0), ON_FOOT)

    assert_leads_out(found, plan, "way-out")


def without_ground(plan: Plan) -> Plan:
    areas = tuple(area for area in plan.areas if plan.level_by_id[area.level_id].building_id)
    return replace(plan, areas=areas, path_lines=())


def test_where_the_plan_shows_nothing_outside_one_is_led_to_the_door() -> None:
    plan = without_ground(ring())
    start = PointLocation("in", 0.0, -6.0)

    found = find_evacuation(Snapshot(plan), start, ON_FOOT)

    assert (found.target, found.is_before_door) == (EvacuationTarget.EXIT, True)
    assert found.door_id in {"way-out", "court-door"}
    assert not found.is_outdoors


@pytest.mark.parametrize(
    "facts",
    [
        {"access": Access.CLOSED},
        {"direction": Direction.BACKWARD, "from_area_id": "corridor"},
        {"threshold_metres": Fact(0.20, Evidence.MEASURED)},
        None,
    ],
    ids=["locked", "inwards only", "a step", "closed now"],
)
def test_also_there_the_door_must_let_them_out(facts: dict[str, object] | None) -> None:
    plan = without_ground(ring())
    plan = replace(plan, doors=plan.doors[1:])
    snapshot = Snapshot(plan if facts is None else with_door(plan, "way-out", **facts))
    if facts is None:
        snapshot = snapshot.with_closures((ClosedPart("c", element_id="way-out"),))

    found = find_evacuation(snapshot, PointLocation("in", 0.0, 7.0), WHEELCHAIR)

    assert found.target is None
