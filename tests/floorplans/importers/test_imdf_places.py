"""What visitors of an imported IMDF venue can ask for."""

from pathlib import Path

import pytest
from shapely import Point as ShapelyPoint

from floorplans.facts import Names
from floorplans.importers.imdf_kinds import place_kind_of
from floorplans.importers.osm_findings import UnusedReason
from floorplans.kinds import PlaceKind
from tests.floorplans.importers.imdf_sheet import ImdfSheet, point, two_rooms
from tests.floorplans.importers.osm_sheet import unused


def occupy(sheet: ImdfSheet, occupant_id: str, unit_id: str, name: str, **more: object) -> None:
    sheet.add("anchor", f"at-{occupant_id}", point((1, 4)), unit_id=unit_id)
    given = {"category": "unspecified", "name": {"en": name}, **more}
    sheet.add("occupant", occupant_id, None, anchor_id=f"at-{occupant_id}", **given)


@pytest.mark.parametrize(
    ("category", "kind"),
    [
        ("restroom.female", PlaceKind.TOILET),
        ("restroom.wheelchair", PlaceKind.ACCESSIBLE_TOILET),
        ("parking.car", PlaceKind.PARKING),
        ("foodservice.coffee", PlaceKind.FOOD),
        ("information.transit", PlaceKind.INFORMATION),
        ("unspecified", None),
        ("", None),
    ],
)
def test_kinds_of_places(category: str, kind: PlaceKind | None) -> None:
    assert place_kind_of(category) is kind


def test_the_only_occupant_of_a_nameless_room_names_it(tmp_path: Path) -> None:
    sheet = two_rooms()
    occupy(sheet, "o", "r2", "Pharmacy", category="pharmacy", hours="Mo-Fr 08:00-17:00",
           alt_name={"en": "Drugstore"})  # fmt: skip

    place = sheet.read(tmp_path).plan.place_by_id["r2"]

    assert (place.names, place.kind) == (Names.of(en="Pharmacy"), PlaceKind.PHARMACY)
    assert (place.opening_hours, place.synonyms) == ("Mo-Fr 08:00-17:00", ("Drugstore",))


def test_an_occupant_of_another_name_is_a_place_in_the_room(tmp_path: Path) -> None:
    sheet = two_rooms()
    occupy(sheet, "o", "r1", "Dr. Li")

    places = sheet.read(tmp_path).plan.place_by_id

    assert places["r1"].names.find("en") == "Room 1"
    assert (places["o"].names.find("en"), places["o"].area_id) == ("Dr. Li", "r1")


def test_an_occupant_of_no_anchor_or_no_room_is_told(tmp_path: Path) -> None:
    sheet = two_rooms()
    occupy(sheet, "o", "nowhere", "Ghost")
    sheet.add("occupant", "p", None, name={"en": "Ghost"}, anchor_id="none", category="x")

    reasons = unused(sheet.read(tmp_path))

    assert reasons == dict.fromkeys(("o", "p"), UnusedReason.UNKNOWN_REFERENCE)


def test_an_amenity_is_a_place_or_says_again_what_its_room_is(tmp_path: Path) -> None:
    sheet = two_rooms()
    sheet.unit("wc", (0, 8, 4, 12), "restroom.male")
    wheelchair = {"category": "restroom.unisex", "accessibility": ["wheelchair"]}
    sheet.add("amenity", "sign", point((2, 10)), unit_ids=["wc"], name={"en": "WC"}, **wheelchair)
    sheet.add("amenity", "tap", point((2, 1)), unit_ids=["c"], category="drinkingfountain")

    places = sheet.read(tmp_path).plan.place_by_id

    assert "sign" not in places
    assert places["wc"].kind is PlaceKind.ACCESSIBLE_TOILET
    assert places["wc"].names == Names.of(en="WC")
    assert (places["tap"].kind, places["tap"].area_id) == (PlaceKind.DRINKING_WATER, None)


def test_an_amenity_of_no_unit_or_no_meaning_is_told(tmp_path: Path) -> None:
    sheet = two_rooms()
    sheet.add("amenity", "a", point((2, 1)), unit_ids=["gone"], category="atm")
    sheet.add("amenity", "b", point((2, 1)), unit_ids=["c"], category="unspecified")

    reasons = unused(sheet.read(tmp_path))

    assert reasons == {"a": UnusedReason.NO_LEVEL, "b": UnusedReason.UNKNOWN_VALUE}


def test_a_stall_is_reached_on_the_floor_before_it(tmp_path: Path) -> None:
    sheet = two_rooms()
    sheet.box("kiosk", "stall", (9, 0, 11, 1), name={"en": "Flowers"})

    plan = sheet.read(tmp_path).plan

    place, wall = plan.place_by_id["stall"], plan.walls[0]
    corridor = next(area for area in plan.areas if area.id == "c")
    assert wall.id == "stall"
    spot = ShapelyPoint(place.point)
    assert corridor.polygon.covers(spot)
    assert wall.shape.distance(spot) == pytest.approx(0.6, abs=0.1)


def test_a_named_section_is_a_place(tmp_path: Path) -> None:
    sheet = two_rooms()
    sheet.box("section", "s", (0, 0, 6, 3), "retail", name={"en": "Shops"})
    sheet.box("section", "nameless", (6, 0, 9, 3), "retail")

    places = sheet.read(tmp_path).plan.place_by_id

    assert places["s"].kind is PlaceKind.SHOP
    assert "nameless" not in places


def test_names_lose_what_cannot_be_read_or_seen(tmp_path: Path) -> None:
    sheet = two_rooms()
    hostile = {"en": "A\u202eB\x00<script>", "not a language!": "x", "de": 7, "fr": " - "}
    sheet.unit("r3", (0, 8, 5, 12), name=hostile)

    assert sheet.read(tmp_path).plan.place_by_id["r3"].names == Names.of(en="AB<script>")
