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
from tests.floorplans.plan_makers import area_of, rectangle, wall_line

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


def test_doors_without_a_name_are_told_apart_by_id_for_staff_only() -> None:
    plain = Door("n123", ("L0",), (0, 0))
    main = replace(plain, entrance=EntranceKind.MAIN)

    assert LABELS.element(plain, "en").text == "Door n123"
    assert LABELS.element(plain, "zh-CN").text == "门n123"
    assert LABELS.door(plain, "en").text == "the door"
    assert LABELS.element(main, "en").text == "the main entrance"
    assert LABELS.element(replace(plain, kind=DoorKind.GATE, ref="7"), "en").text == "gate 7"


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
