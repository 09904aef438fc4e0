"""A plan's version: equal for equal plans, another for another, kept when defaults are added."""

from dataclasses import replace

from floorplans.kinds import ThroughRooms
from floorplans.model import HouseRules
from floorplans.plan_version import plan_version
from tests.floorplans.plan_makers import two_rooms_and_a_corridor


def test_equal_plans_have_one_version() -> None:
    assert plan_version(two_rooms_and_a_corridor()) == plan_version(two_rooms_and_a_corridor())


def test_another_value_anywhere_is_another_version() -> None:
    plan = two_rooms_and_a_corridor()
    others = [
        replace(plan, id="another"),
        replace(plan, areas=plan.areas[:-1]),
        replace(plan, doors=(replace(plan.doors[0], ref="7"), *plan.doors[1:])),
        replace(plan, house_rules=HouseRules(through_rooms=ThroughRooms.AVOIDED)),
    ]

    assert len({plan_version(other) for other in (plan, *others)}) == len(others) + 1


def test_two_fields_of_one_type_are_not_confused() -> None:
    plan = two_rooms_and_a_corridor()
    door = replace(plan.doors[0], ref="")

    by_id = replace(plan, doors=(replace(door, id="x"), *plan.doors[1:]))
    by_ref = replace(plan, doors=(replace(door, ref="x"), *plan.doors[1:]))

    assert plan_version(by_id) != plan_version(by_ref)


def test_a_stated_default_is_as_good_as_none() -> None:
    plan = two_rooms_and_a_corridor()
    stated = replace(plan, house_rules=HouseRules(through_rooms=ThroughRooms.ALLOWED))

    assert plan_version(stated) == plan_version(plan)
