"""Which sign a step is told with: seen, read from the front, and pointing where the way goes."""

from dataclasses import replace

import pytest

from floorplans.facts import Names
from floorplans.guidance import LandmarkUse, SeenSign, Step, StepKind, steps_of
from floorplans.kinds import SignArrow
from floorplans.model import Building, Department, Level, Plan
from floorplans.route import Route
from floorplans.route_search import PlaceLocation, find_route
from floorplans.sign import Sign, SignLine
from floorplans.travel_needs import Profile, needs_of
from tests.floorplans.guidance_house import HOUSE, by_lift, by_stairs
from tests.oracles.real_buildings import snapshot_of_sample_hospital

DENTAL = Names.of(en="Dental clinic", zh_CN="口腔科")
WEST, SOUTH, EAST = 270.0, 180.0, 90.0
NAMED = replace(
    HOUSE,
    places=tuple(
        replace(place, names=DENTAL) if place.id == "place-3096" else place
        for place in HOUSE.places
    ),
)
AHEAD = (SignLine(DENTAL, SignArrow.AHEAD),)
OVER_THE_CORRIDOR = Sign("s", "L1", (30.0, 1.5), AHEAD, WEST)
"""In front of somebody who comes out of the lift and turns west."""


def landing(*signs: Sign, plan: Plan = NAMED) -> Step:
    """The step out of the lift on the upper floor, towards room 3096."""
    return steps_of(by_lift(), replace(plan, signs=signs))[2]


def test_sign_that_names_the_goal_is_told_and_nothing_else_is_passed() -> None:
    step = landing(OVER_THE_CORRIDOR)

    assert (step.kind, step.connector_id) == (StepKind.LEAVE, "lift")
    assert step.sign == SeenSign("s", DENTAL, points_the_way=True)
    assert step.landmark is None
    without = landing()
    assert without.sign is None
    assert without.landmark is not None
    assert without.landmark.use is LandmarkUse.PAST
    assert replace(step, sign=None, landmark=without.landmark) == without


@pytest.mark.parametrize(
    ("sign", "is_told"),
    [
        (replace(OVER_THE_CORRIDOR, point=(27.0, 1.5)), True),
        (replace(OVER_THE_CORRIDOR, point=(22.0, 1.5)), False),
        (replace(OVER_THE_CORRIDOR, bearing_degrees=EAST, lines=(SignLine(DENTAL),)), False),
        (replace(OVER_THE_CORRIDOR, bearing_degrees=None), True),
        (replace(OVER_THE_CORRIDOR, level_id="L0"), False),
        (replace(OVER_THE_CORRIDOR, lines=(SignLine(DENTAL, SignArrow.LEFT),)), False),
        (replace(OVER_THE_CORRIDOR, lines=(SignLine(DENTAL, SignArrow.BACK),)), False),
        (replace(OVER_THE_CORRIDOR, lines=(SignLine(Names.of(en="Clinic"), None),)), False),
        (replace(OVER_THE_CORRIDOR, lines=()), False),
        (Sign("s", "L1", (31.0, 0.0), (SignLine(DENTAL, SignArrow.RIGHT),), SOUTH), True),
        (Sign("s", "L1", (31.0, -1.0), (SignLine(DENTAL, SignArrow.RIGHT),), SOUTH), False),
    ],
    ids=[
        "a little on",
        "too far on",
        "read from the other side",
        "read from all sides",
        "a storey below",
        "points to the left",
        "points back",
        "says another name",
        "says nothing",
        "on the wall of the stairwell",
        "behind the wall of the stairwell",
    ],
)
def test_only_a_sign_that_can_be_read_and_is_right_is_told(sign: Sign, *, is_told: bool) -> None:
    assert (landing(sign).sign is not None) is is_told


def test_sign_without_an_arrow_or_read_from_all_sides_does_not_point() -> None:
    plate = replace(OVER_THE_CORRIDOR, lines=(SignLine(DENTAL),))
    pillar = replace(OVER_THE_CORRIDOR, bearing_degrees=None)

    for sign in (plate, pillar):
        assert landing(sign).sign == SeenSign("s", DENTAL, points_the_way=False)


def test_name_is_found_among_others_on_its_line_whatever_its_case_and_width() -> None:
    several = SignLine(Names.of(und="ENT、ＤＥＮＴＡＬ  clinic / 7"), SignArrow.AHEAD)
    part_of_another = SignLine(Names.of(zh_CN="儿童口腔科"), SignArrow.AHEAD)

    told = landing(replace(OVER_THE_CORRIDOR, lines=(several,))).sign
    assert told is not None
    assert told.text.find("zh-CN") == "ENT、ＤＥＮＴＡＬ  clinic / 7"
    assert landing(replace(OVER_THE_CORRIDOR, lines=(part_of_another,))).sign is None


def test_the_goals_own_name_comes_before_its_departments() -> None:
    surgery = Names.of(en="Surgery")
    plan = replace(NAMED, departments=(Department("surgery", surgery, ("place-3096",)),))
    nearer = Sign("a", "L1", (31.0, 1.5), (SignLine(surgery, SignArrow.AHEAD),), WEST)

    assert landing(nearer, OVER_THE_CORRIDOR, plan=plan).sign == SeenSign(
        "s", DENTAL, points_the_way=True
    )
    assert landing(nearer, plan=plan).sign == SeenSign("a", surgery, points_the_way=True)
    assert landing(nearer).sign is None


def test_sign_names_the_next_ride_or_building_but_not_the_building_one_is_in() -> None:
    stairs, clinic = Names.of(en="Stairs A"), Names.of(en="the clinic")
    plan = replace(
        HOUSE,
        connectors=tuple(
            replace(each, names=stairs) if each.id == "stairs" else each
            for each in HOUSE.connectors
        ),
        signs=(
            Sign("indoors", "L0", (5.0, 1.0), (SignLine(clinic, SignArrow.AHEAD),), EAST),
            Sign("outdoors", "site", (-12.0, 1.5), (SignLine(clinic, SignArrow.AHEAD),), EAST),
            Sign("ride", "L0", (6.0, 1.0), (SignLine(stairs, SignArrow.AHEAD),), EAST),
        ),
    )

    signs = [step.sign and step.sign.sign_id for step in steps_of(by_stairs(), plan)]

    assert signs == ["outdoors", "ride", None, None, None]


def test_rides_and_arrivals_name_no_sign() -> None:
    everywhere = [
        Sign(f"{level_id}-{x}", level_id, (float(x), 1.5), (SignLine(DENTAL),))
        for level_id in ("L0", "L1")
        for x in range(0, 40, 2)
    ]

    steps = steps_of(by_lift(), replace(NAMED, signs=tuple(everywhere)))

    assert [step.sign is not None for step in steps] == [True, False, True, False]
    assert len({step.sign.sign_id for step in steps if step.sign}) == 2


def test_no_sign_is_told_where_nobody_walks() -> None:
    empty = replace(by_lift(), legs=())
    ground = Level("L0", 0.0, "1", "clinic")

    [arrived] = steps_of(empty, replace(NAMED, signs=(OVER_THE_CORRIDOR,)))
    assert arrived.sign is None
    bare = Plan("p", Names(), ("en",), "UTC", HOUSE.georeference, levels=(ground,),
                buildings=(Building("clinic"),), signs=(OVER_THE_CORRIDOR,))  # fmt: skip
    assert all(step.sign is None for step in steps_of(by_stairs(), bare))


def test_way_to_radiology_in_the_sample_hospital_reads_its_sign_behind_the_door() -> None:
    hospital = snapshot_of_sample_hospital()
    found = find_route(
        hospital,
        PlaceLocation("site-south-gate"),
        PlaceLocation("mt-1f-radiology"),
        needs_of(Profile.WHEELCHAIR),
    )
    assert isinstance(found, Route)

    signs = [step.sign for step in steps_of(found, hospital.plan) if step.sign is not None]

    [seen] = signs
    hung = {sign.id: sign for sign in hospital.plan.signs}[seen.sign_id]
    assert (hung.level_id, seen.points_the_way) == ("mt-1f", True)
    assert (seen.text.find("zh-CN"), seen.text.find("en")) == ("放射科", "Radiology")
