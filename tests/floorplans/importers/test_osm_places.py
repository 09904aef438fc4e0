"""What visitors can ask the way to, and what it is called."""

from pathlib import Path

import pytest
from shapely import Point

from floorplans.facts import Access
from floorplans.importers.osm_findings import UnusedReason
from floorplans.importers.osm_place_kinds import find_place_kind
from floorplans.kinds import AreaKind, PlaceKind
from tests.floorplans.importers.osm_sheet import OsmSheet, unused


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"amenity": "toilets"}, PlaceKind.TOILET),
        ({"room": "toilets", "wheelchair": "yes"}, PlaceKind.ACCESSIBLE_TOILET),
        ({"amenity": "toilets", "toilets:wheelchair": "yes"}, PlaceKind.ACCESSIBLE_TOILET),
        ({"amenity": "toilets", "wheelchair": "limited"}, PlaceKind.TOILET),
        ({"healthcare": "laboratory"}, PlaceKind.LABORATORY),
        ({"healthcare": "doctor", "healthcare:speciality": "radiology"}, PlaceKind.IMAGING),
        ({"healthcare:speciality": "cardiology;emergency"}, PlaceKind.EMERGENCY),
        ({"healthcare": "clinic", "name": "Eye clinic"}, PlaceKind.DEPARTMENT),
        ({"room": "ward"}, PlaceKind.WARD),
        ({"room": "waiting"}, PlaceKind.WAITING_AREA),
        ({"room": "reception"}, PlaceKind.INFORMATION),
        ({"amenity": "pharmacy"}, PlaceKind.PHARMACY),
        ({"amenity": "cafe"}, PlaceKind.FOOD),
        ({"shop": "gift"}, PlaceKind.SHOP),
        ({"shop": "vacant"}, None),
        ({"office": "administrative"}, PlaceKind.OFFICE),
        ({"highway": "bus_stop"}, PlaceKind.BUS_STOP),
        ({"amenity": "parking", "capacity:disabled": "4"}, PlaceKind.ACCESSIBLE_PARKING),
        ({"amenity": "parking_space", "parking_space": "disabled"}, PlaceKind.ACCESSIBLE_PARKING),
        ({"emergency": "defibrillator"}, PlaceKind.DEFIBRILLATOR),
        ({"amenity": "waste_basket"}, None),
        ({"name": "Thing"}, PlaceKind.OTHER),
        ({}, None),
    ],
)
def test_kinds_of_places(tags: dict[str, str], kind: PlaceKind | None) -> None:
    assert find_place_kind(tags) is kind


def test_a_room_is_a_place_even_without_a_name(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 5, 4, indoor="room", level="0", access="no", opening_hours="Mo-Fr 08:00-12:00")

    plan = sheet.read(tmp_path).plan

    (place,) = plan.places
    assert (place.id, place.area_id, place.kind) == ("w1.L0", "w1.L0", PlaceKind.ROOM)
    assert (place.access, place.opening_hours) == (Access.CLOSED, "Mo-Fr 08:00-12:00")
    assert not place.names


def test_corridors_are_places_only_if_they_are_called_something(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 5, 4, indoor="corridor", level="0")
    sheet.box(9, 0, 15, 4, indoor="area", level="0", ref="E100", name="Foyer", alt_name="Hall")

    (place,) = sheet.read(tmp_path).plan.places

    assert (place.id, place.kind, place.ref, place.synonyms) == (
        "w2.L0",
        PlaceKind.OTHER,
        "E100",
        ("Hall",),
    )


def test_a_place_in_a_hall_stands_beside_the_rooms_that_lie_in_it(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 20, 20, indoor="area", level="0", name="Hall")
    sheet.box(6, 6, 14, 14, indoor="room", level="0")

    plan = sheet.read(tmp_path).plan

    room = next(area for area in plan.areas if area.id == "w2.L0")
    assert room.polygon.distance(Point(plan.place_by_id["w1.L0"].point)) > 1.0


def test_points_of_interest_need_a_level_indoors_only(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 20, 20, building="hospital")
    sheet.box(0, 0, 5, 4, indoor="room", level="0")
    aed = sheet.node((1, 1), emergency="defibrillator", level="0")
    lost = sheet.node((10, 10), amenity="vending_machine")
    inside = sheet.node((60, 10), amenity="atm", indoor="yes")
    stop = sheet.node((60, 0), highway="bus_stop", name="Hospital")
    sheet.node((70, 0), amenity="waste_basket")

    result = sheet.read(tmp_path)

    places = {place.id: place for place in result.plan.places}
    assert places[f"n{aed}"].level_id == "L0"
    assert (places[f"n{stop}"].level_id, places[f"n{stop}"].kind) == ("site", PlaceKind.BUS_STOP)
    assert set(places) == {"w2.L0", f"n{aed}", f"n{stop}"}
    assert unused(result) == {
        f"n{lost}": UnusedReason.NO_LEVEL,
        f"n{inside}": UnusedReason.NO_LEVEL,
    }


def test_the_hospital_itself_is_no_place_in_it(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(-50, -50, 50, 50, amenity="hospital", name="St Mary")
    sheet.box(0, 0, 5, 4, indoor="room", level="0")

    assert [place.id for place in sheet.read(tmp_path).plan.places] == ["w2.L0"]


def test_hostile_names_arrive_as_plain_text(tmp_path: Path) -> None:
    sheet = OsmSheet()
    name = "<script>alert(1)</script>\u202egnp.exe & co"
    sheet.box(0, 0, 5, 4, indoor="room", level="0", name=name, ref="\u2067A\n1")

    (place,) = sheet.read(tmp_path).plan.places

    assert place.names.find("en") == "<script>alert(1)</script>gnp.exe & co"
    assert place.ref == "A 1"


def test_two_places_of_the_same_name_keep_their_ids(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 5, 4, indoor="room", level="0", name="X")
    sheet.box(0, 0, 5, 4, indoor="room", level="0", name="X")

    assert [place.id for place in sheet.read(tmp_path).plan.places] == ["w1.L0", "w2.L0"]


def test_an_open_car_park_is_floor_and_a_roofed_one_is_not(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 5, 5, indoor="room", level="0")
    sheet.box(20, 0, 50, 30, amenity="parking")
    sheet.box(60, 0, 90, 30, amenity="parking", parking="multi-storey")

    plan = sheet.read(tmp_path).plan

    assert {area.id: area.kind for area in plan.areas}["w2.site"] is AreaKind.OUTDOOR
    assert {place.id: place.area_id for place in plan.places if "w1" not in place.id} == {
        "w2.site": "w2.site",
        "w3": None,
    }
