"""Things are called by their name, else by the word for their kind and their number."""

from dataclasses import replace

import pytest

from accessibility.place_labels import PlaceLabels
from floorplans.facts import Names
from floorplans.kinds import AreaKind, ConnectorKind, DoorKind, EntranceKind, PlaceKind
from floorplans.model import Connector, Door, PathLine, Place
from i18n.translator import Translator
from i18n.twin_text import TwinText
from tests.floorplans.guidance_house import HOUSE
from tests.floorplans.plan_makers import (
    area_of,
    door_at,
    path_line,
    plan_of,
    rectangle,
    stairs,
    two_storeys,
    wall_line,
)

TRANSLATOR = Translator.load()
LABELS = PlaceLabels(TRANSLATOR)
RADIOLOGY = Place(
    "p", "L0", PlaceKind.IMAGING, (0, 0), Names.of(en="Radiology", zh_CN="放射科"), ref="E047"
)


def test_named_place_shows_its_number_only_in_full() -> None:
    assert LABELS.place(RADIOLOGY, "en").text == "Radiology"
    assert LABELS.place_in_full(RADIOLOGY, "en") == TwinText(
        "Radiology (E047)", "Radiology, E 0 4 7"
    )
    assert LABELS.place_title(RADIOLOGY, "zh-CN") == TwinText("放射科（E047）", "放射科，E零四七")


def test_name_that_holds_the_number_does_not_repeat_it() -> None:
    place = replace(RADIOLOGY, names=Names.of(en="Hall E047"))
    same = replace(RADIOLOGY, kind=PlaceKind.ROOM, names=Names.of(en="E047"))

    assert LABELS.place_in_full(place, "en").text == "Hall E047"
    assert LABELS.place_in_full(same, "en").text == "room E047"


def test_numbered_room_and_nameless_toilet() -> None:
    room = Place("r", "L0", PlaceKind.ROOM, (0, 0), ref="3096")
    toilet = Place("t", "L0", PlaceKind.TOILET, (0, 0))

    assert LABELS.place(room, "en") == TwinText("room 3096", "room 3 0 9 6")
    assert LABELS.place_title(room, "en").text == "Room 3096"
    assert LABELS.place(room, "zh-CN") == TwinText("3096室", "三零九六室")
    assert LABELS.place(toilet, "en").text == "the toilets"
    assert LABELS.place_title(toilet, "en").text == "Toilet"
    assert LABELS.place(toilet, "zh-CN").text == "卫生间"


def test_lift_number_is_a_number_and_a_long_code_is_a_code() -> None:
    lift = Connector("l", ConnectorKind.LIFT, (), ref="1")

    assert LABELS.connector(lift, "zh-CN") == TwinText("1号电梯", "一号电梯")
    assert LABELS.connector(lift, "en").text == "lift 1"
    assert LABELS.connector(replace(lift, ref="Aufzug1"), "zh-CN").text == "电梯Aufzug1"


def test_without_a_plan_a_door_is_told_by_its_id() -> None:
    plain = Door("n123", ("L0",), (0, 0))
    main = replace(plain, entrance=EntranceKind.MAIN)

    assert LABELS.element(plain, "en").text == "Door n123"
    assert LABELS.element(plain, "zh-CN").text == "门n123"
    assert LABELS.door(plain, "en").text == "the door"
    assert LABELS.element(main, "en").text == "the main entrance"
    assert LABELS.element(replace(plain, kind=DoorKind.GATE, ref="7"), "en").text == "gate 7"


def test_a_nameless_door_is_called_by_what_it_leads_to() -> None:
    storeys = two_storeys()
    named = replace(area_of("ward", rectangle(0, 5, 5, 9)), names=Names.of(en="Ward", zh_CN="病房"))
    plan = replace(
        storeys,
        places=(),
        areas=(*storeys.areas, named),
        doors=(*storeys.doors, door_at("d9", (2.5, 5.0)), door_at("d10", (30.0, 5.0))),
        connectors=tuple(
            replace(each, ref="1") if each.id == "lift" else each for each in storeys.connectors
        ),
    )

    said = {
        door.id: tuple(LABELS.element(door, locale, plan).text for locale in ("en", "zh-CN"))
        for door in plan.doors
    }

    assert said["dl1"] == ("the door of lift 1 on level 2", "2 层1号电梯的门")
    assert said["d1"] == (
        "the door between the room and the corridor on level 1",
        "1 层房间与走廊之间的门",
    )
    assert said["d9"] == ("the door between the room and Ward on level 1", "1 层房间与病房之间的门")
    assert said["d10"] == ("the door on level 1", "1 层的门")


def test_a_door_with_one_side_and_a_door_outdoors() -> None:
    yard = area_of("yard", rectangle(0, 0, 9, 9), AreaKind.OUTDOOR, "site")
    hall = area_of("hall", rectangle(0, 0, 9, 9), AreaKind.OPEN)
    gate = replace(door_at("g", (0.0, 4.0), level_ids=("site",)), kind=DoorKind.GATE)
    door = door_at("d", (0.0, 4.0))
    plan = plan_of(yard, hall, gate, door)

    assert LABELS.element(gate, "en", plan).text == "the gate outdoors"
    assert LABELS.element(gate, "zh-CN", plan).text == "室外的栅门"
    assert LABELS.element(door, "en", plan).text == "the door to the hall on level 1"
    assert LABELS.element(door, "zh-CN", plan).text == "1 层通往大厅的门"


def test_what_is_no_door_is_called_by_its_level() -> None:
    plan = plan_of(
        stairs("up", ("L0", (0, 0)), ("L1", (0, 0))),
        stairs("flat", ("L0", (0, 0))),
        path_line("p", (0, 0), (1, 0), level_id="site"),
        wall_line("w", (0, 0), (1, 0)),
    )

    def said(element_id: str, locale: str) -> str:
        return LABELS.element_by_id(element_id, plan, locale).text

    assert said("up", "en") == "the stairs from level 1 to level 2"
    assert said("up", "zh-CN") == "1 层至2 层的楼梯"
    assert said("flat", "en") == "the stairs on level 1"
    assert (said("p", "en"), said("p", "zh-CN")) == ("the path outdoors", "室外的通道")
    assert said("w", "zh-CN") == "1 层的墙"


def test_area_is_called_as_the_place_that_it_is() -> None:
    area = next(area for area in HOUSE.areas if area.id == "pharmacy")

    assert LABELS.element(area, "zh-CN", HOUSE).text == "药房"
    assert LABELS.element_by_id("place-3096", HOUSE, "en").text == "room 3096"
    assert LABELS.element_by_id("nowhere", HOUSE, "en").text == "nowhere"


def test_levels_are_called_by_name_in_the_same_language_only() -> None:
    ground = replace(HOUSE.levels[0], names=Names.of(en="Ground floor"))
    plan = replace(HOUSE, levels=(ground, *HOUSE.levels[1:]))

    assert LABELS.level("L0", plan, "en").text == "Ground floor"
    assert LABELS.level("L0", plan, "zh-CN").text == "1 层"
    assert LABELS.level("site", plan, "zh-CN").text == "0 层"


def test_long_names_are_cut() -> None:
    label = LABELS.place(replace(RADIOLOGY, names=Names.of(en="x" * 500)), "en")

    assert len(label.text) == 60
    assert label.text.endswith("…")


@pytest.mark.parametrize("locale", TRANSLATOR.locales)
def test_every_kind_has_a_word_in_every_language(locale: str) -> None:
    for kind in PlaceKind:
        place = Place("p", "L0", kind, (0, 0))
        for one in (place, replace(place, ref="A1"), replace(place, ref="12")):
            assert LABELS.place(one, locale).text
            assert LABELS.place_title(one, locale).text
    for connector_kind in ConnectorKind:
        assert LABELS.connector(Connector("c", connector_kind, ()), locale).text
    for area_kind in AreaKind:
        assert LABELS.element(area_of("a", rectangle(0, 0, 1, 1), area_kind), locale).text
    for entrance in EntranceKind:
        assert LABELS.element(Door("d", ("L0",), (0, 0), entrance=entrance), locale).text
    for door_kind in DoorKind:
        assert LABELS.element(Door("d", ("L0",), (0, 0), door_kind), locale).text
    assert LABELS.element(PathLine("p", "L0", ((0, 0), (1, 0))), locale).text
    assert LABELS.element(wall_line("w", (0, 0), (1, 0)), locale).text
    assert LABELS.building(None, HOUSE, locale).text


def test_a_numbered_area_is_called_by_what_it_is() -> None:
    area = replace(area_of("wc", rectangle(0, 0, 1, 1), AreaKind.ROOM), ref="1051")
    toilet = Place("wc", "L0", PlaceKind.TOILET, (0, 0), ref="1051", area_id="wc")
    plan = replace(HOUSE, areas=(*HOUSE.areas, area), places=(*HOUSE.places, toilet))

    assert LABELS.element(area, "zh-CN", plan).text == "卫生间1051"
