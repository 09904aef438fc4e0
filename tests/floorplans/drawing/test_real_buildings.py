"""Every level of real buildings and of the sample clinic draws, small enough and well-formed."""

from pathlib import Path

import pytest

from floorplans.drawing.picture import draw_level, level_view
from floorplans.drawing.scene import Words, label_in, name_in
from floorplans.drawing.svg import to_svg
from floorplans.drawing.view import KIOSK
from floorplans.importers.osm import read_osm_plan
from floorplans.model import Plan
from floorplans.sample_clinic import sample_clinic_plan
from tests.floorplans.drawing.drawn_plans import parsed


def place_ids_drawn(plan: Plan, level_id: str) -> set[str]:
    picture = draw_level(
        plan,
        level_id,
        words=Words(label_in("zh-CN"), name_in("zh-CN")),
        view=level_view(plan, level_id, KIOSK),
    )
    svg = to_svg(picture)
    assert len(svg.encode("utf-8")) < 150_000
    return {
        place_id for element in parsed(svg).iter() if (place_id := element.get("data-place-id"))
    }


@pytest.mark.building
@pytest.mark.parametrize("file", ["tud_apb_dresden.osm", "berlin_hbf.osm"])
def test_every_level_of_a_real_building_is_drawn(buildings: Path, file: str) -> None:
    plan = read_osm_plan(buildings / file).plan

    for level in plan.levels:
        named_rooms = {
            place.id for place in plan.places if place.level_id == level.id and place.area_id
        }
        assert named_rooms <= place_ids_drawn(plan, level.id)


def test_every_place_of_the_sample_clinic_can_be_read() -> None:
    plan = sample_clinic_plan()

    drawn = {place_id for level in plan.levels for place_id in place_ids_drawn(plan, level.id)}

    assert drawn == {place.id for place in plan.places}
