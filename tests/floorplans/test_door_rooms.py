"""A door without a name is the door of its room, never of the corridor before it."""

from dataclasses import replace

from floorplans.door_rooms import rooms_of_doors
from floorplans.facts import Names
from tests.floorplans.plan_makers import two_rooms_and_a_corridor


def test_each_door_belongs_to_its_room() -> None:
    found = rooms_of_doors(two_rooms_and_a_corridor())

    assert (found["d1"], found["d2"]) == ("r1", "r2")


def test_door_between_nameless_areas_belongs_to_none() -> None:
    plan = two_rooms_and_a_corridor()
    nameless = replace(
        plan, places=tuple(replace(place, names=Names(), ref="") for place in plan.places)
    )

    assert rooms_of_doors(nameless) == {}


def test_door_of_another_level_does_not_belong_to_the_room_beneath() -> None:
    plan = two_rooms_and_a_corridor()
    upstairs = replace(plan.doors[0], id="up", level_ids=("L9",))

    assert "up" not in rooms_of_doors(replace(plan, doors=(*plan.doors, upstairs)))
