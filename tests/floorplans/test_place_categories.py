"""What visitors choose from: each place is where they would look for it, rows of rooms once."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from floorplans.facts import Access, Names
from floorplans.kinds import PlaceKind
from floorplans.model import Department, Place
from floorplans.place_categories import CategoryEntry, PlaceCategory, Standing, places_by_category
from floorplans.sample_hospital import sample_hospital_plan
from tests.floorplans.plan_makers import GROUND, UPPER, plan_of


def place(place_id: str, kind: PlaceKind, name: str = "", level: str = "L0") -> Place:
    return Place(place_id, level, kind, (0.0, 0.0), Names.of(en=name))


def listed(*elements: Place | Department) -> dict[PlaceCategory, list[str]]:
    found = places_by_category(plan_of(*elements, levels=(GROUND, UPPER)))
    return {category: [entry.place.id for entry in entries] for category, entries in found.items()}


@pytest.mark.parametrize("kind", PlaceKind)
def test_each_kind_is_in_one_category_or_deliberately_in_none(kind: PlaceKind) -> None:
    categories = listed(place("it", kind, "Its name"))

    none = {
        *(PlaceKind.OPERATING_THEATRE, PlaceKind.WAITING_AREA, PlaceKind.SEAT, PlaceKind.LIFT),
        *(PlaceKind.STAIRS, PlaceKind.REFUGE, PlaceKind.ASSEMBLY_POINT, PlaceKind.STORAGE),
    }
    assert len(categories) == (0 if kind in none else 1)


def test_categories_without_a_place_are_not_there_and_the_others_keep_their_order() -> None:
    categories = listed(
        place("hall", PlaceKind.LECTURE_HALL),
        place("wc", PlaceKind.TOILET),
        place("er", PlaceKind.EMERGENCY),
    )

    assert list(categories) == [
        PlaceCategory.EMERGENCY,
        PlaceCategory.TOILETS,
        PlaceCategory.ROOMS,
    ]


def test_numbered_rooms_stand_behind_the_named_place_of_their_level() -> None:
    categories = listed(
        place("eyes", PlaceKind.DEPARTMENT, "Eye clinic"),
        place("eyes-1", PlaceKind.CONSULTING_ROOM, "Eye room 1"),
        place("ears-1", PlaceKind.CONSULTING_ROOM, "Ear room 1", "L1"),
        place("ears-2", PlaceKind.CONSULTING_ROOM, "Ear room 2", "L1"),
        place("heart", PlaceKind.WARD, "Cardiology ward"),
        place("bed-1", PlaceKind.WARD, "Room 1001"),
        place("bed-2", PlaceKind.WARD, "Room 1002"),
        place("ward-1", PlaceKind.WARD, "Ward 1", "L1"),
        place("ward-2", PlaceKind.WARD, "Ward 2", "L1"),
    )

    assert categories[PlaceCategory.CLINICS] == ["ears-1", "ears-2", "eyes"]
    assert categories[PlaceCategory.WARDS] == ["heart", "ward-1", "ward-2"]


def test_of_a_row_of_examination_rooms_the_first_is_listed() -> None:
    categories = listed(
        place("ct-1", PlaceKind.IMAGING, "CT 1"),
        place("ct-2", PlaceKind.IMAGING, "CT 2"),
        place("radiology", PlaceKind.IMAGING, "Radiology"),
    )

    assert categories[PlaceCategory.EXAMINATIONS] == ["ct-1", "radiology"]


def test_a_counter_of_the_laboratory_is_an_examination_and_no_mere_room() -> None:
    categories = listed(
        place("lab", PlaceKind.LABORATORY, "Laboratory"),
        place("reports", PlaceKind.OTHER, "Reports"),
        place("garden", PlaceKind.OTHER, "Garden"),
        Department("laboratory", Names.of(en="Laboratory"), ("lab", "reports")),
    )

    assert categories[PlaceCategory.EXAMINATIONS] == ["lab", "reports"]
    assert categories[PlaceCategory.ROOMS] == ["garden"]


def test_only_places_that_are_open_to_the_asker_are_listed() -> None:
    staff = replace(place("hidden", PlaceKind.TOILET), access=Access.STAFF)
    way_out = replace(place("way-out", PlaceKind.EXIT), access=Access.EMERGENCY)
    plan = plan_of(place("seen", PlaceKind.TOILET), staff, way_out, levels=(GROUND,))

    for_everybody = places_by_category(plan)
    for_staff = places_by_category(plan, frozenset({Access.PUBLIC, Access.STAFF}))

    assert [e.place.id for e in for_everybody[PlaceCategory.TOILETS]] == ["seen"]
    assert [e.place.id for e in for_staff[PlaceCategory.TOILETS]] == ["hidden", "seen"]
    assert PlaceCategory.EXITS not in for_staff


def test_the_first_place_of_a_department_receives_unless_it_is_also_another_s() -> None:
    plan = plan_of(
        place("er", PlaceKind.EMERGENCY, "Emergency"),
        place("pain", PlaceKind.EMERGENCY, "Chest pain centre"),
        place("heart", PlaceKind.DEPARTMENT, "Cardiology"),
        Department("emergency", Names.of(en="Emergency"), ("er",)),
        Department("centres", Names.of(en="Centres"), ("pain",)),
        Department("cardiology", Names.of(en="Cardiology"), ("heart", "pain")),
        levels=(GROUND,),
    )

    found = places_by_category(plan)

    standings = {e.place.id: e.standing for entries in found.values() for e in entries}
    assert standings == {
        "er": Standing.RECEPTION,
        "pain": Standing.NAMED,
        "heart": Standing.RECEPTION,
    }


def test_the_sample_hospital_has_every_category_and_no_row_of_consulting_rooms() -> None:
    found = places_by_category(sample_hospital_plan())

    assert list(found) == list(PlaceCategory)
    clinics = {entry.place.kind for entry in found[PlaceCategory.CLINICS]}
    assert clinics == {PlaceKind.DEPARTMENT}
    wards = [entry.place.ref for entry in found[PlaceCategory.WARDS]]
    assert not any(ref.isdigit() for ref in wards)


def test_what_serves_a_zone_of_its_own_is_listed_for_those_in_it_and_its_reception_for_all() -> (
    None
):
    plan = sample_hospital_plan()

    outside = _ids(places_by_category(plan))
    inside = _ids(places_by_category(plan, zone="fever"))

    assert inside - outside == {
        *("op-1f-fever-cashier", "op-1f-fever-specimens", "op-1f-fever-observation"),
        *("op-1f-fever-entrance", "op-1f-fever-exit"),
    }
    assert outside - inside == set()
    assert "op-1f-fever-clinic" in outside


def test_the_directory_says_which_department_is_listed_before_which() -> None:
    plan = plan_of(
        *(place(each, PlaceKind.DEPARTMENT, each) for each in ("a", "b", "c", "d")),
        Department("first", Names.of(en="First"), ("d", "a"), position=1),
        Department("second", Names.of(en="Second"), ("c", "d"), position=2),
        Department("nowhere", Names.of(en="Nowhere"), ("b",)),
        levels=(GROUND,),
    )

    entries = places_by_category(plan)[PlaceCategory.CLINICS]

    in_order = sorted(entries, key=lambda entry: (entry.position, entry.place.id))
    assert [entry.place.id for entry in in_order] == ["d", "a", "c", "b"]


def _ids(found: Mapping[PlaceCategory, tuple[CategoryEntry, ...]]) -> set[str]:
    return {entry.place.id for entries in found.values() for entry in entries}
