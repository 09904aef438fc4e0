"""Which passage breaks which limit, and which facts an answer rests on."""

from dataclasses import replace

import pytest
from shapely import LineString, box

from floorplans.facts import Access, Evidence, Fact, FactName
from floorplans.kinds import AreaKind, ConnectorKind, DoorKind, Hazard, LiftUse
from floorplans.limits import broken_limits, unverified_facts
from floorplans.model import Area, Connector, Door, Element, HouseAssumptions, PathLine, Wall
from floorplans.passage_facts import passage_facts
from floorplans.route import Blocker, LegKind, Limit, Unverified
from floorplans.travel_needs import STAFF_ACCESS, Profile, TravelNeeds, needs_of
from tests.floorplans.toy_venues import stops

NOTHING_ASSUMED = HouseAssumptions()
HOUSE = HouseAssumptions(0.9, 0.0, True, 1.2, 0.0)
ANYBODY = TravelNeeds()
WHEELCHAIR = needs_of(Profile.WHEELCHAIR)

DOOR = Door("door", ("L0",), (0.0, 0.0))
SURVEYED_DOOR = replace(
    DOOR, clear_width_metres=Fact.measured(0.9), threshold_metres=Fact.measured(0.0)
)
LINE = PathLine("line", "L0", ((0.0, 0.0), (1.0, 0.0)))
ROOM = Area("room", "L0", AreaKind.ROOM, box(0, 0, 9, 9))
SQUARE = replace(ROOM, id="square", kind=AreaKind.OUTDOOR)
LIFT = Connector(
    "lift",
    ConnectorKind.LIFT,
    stops("L0", "L1"),
    clear_width_metres=Fact.measured(0.9),
    car_width_metres=Fact.measured(1.1),
    car_depth_metres=Fact.drawn(1.4),
)
STAIRS = Connector("stairs", ConnectorKind.STAIRS, stops("L0", "L1"))
RAMP = Connector("ramp", ConnectorKind.RAMP, stops("L0", "L1"))


def limits(
    element: Element,
    kind: LegKind,
    needs: TravelNeeds,
    assumptions: HouseAssumptions = NOTHING_ASSUMED,
) -> list[Limit]:
    return [blocker.limit for blocker in broken_limits(element, kind, needs, assumptions)]


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        (DOOR, LegKind.DOOR),
        (LINE, LegKind.PATH),
        (ROOM, LegKind.WALK),
        (LIFT, LegKind.LIFT),
        (STAIRS, LegKind.STAIRS),
        (RAMP, LegKind.RAMP),
    ],
)
def test_somebody_on_foot_passes_where_nothing_is_known(element: Element, kind: LegKind) -> None:
    assert broken_limits(element, kind, ANYBODY, NOTHING_ASSUMED) == ()


@pytest.mark.parametrize(
    ("element", "kind", "expected"),
    [
        (DOOR, LegKind.DOOR, [Limit.DOOR_WIDTH, Limit.THRESHOLD]),
        (LINE, LegKind.PATH, [Limit.PATH_WIDTH, Limit.INCLINE]),
        (SQUARE, LegKind.WALK, [Limit.INCLINE]),
        (replace(ROOM, is_ramp=True), LegKind.WALK, [Limit.INCLINE]),
        (RAMP, LegKind.RAMP, [Limit.PATH_WIDTH, Limit.INCLINE]),
        (STAIRS, LegKind.STAIRS, [Limit.STAIRS]),
        (
            Connector("bare", ConnectorKind.LIFT, stops("L0", "L1")),
            LegKind.LIFT,
            [Limit.DOOR_WIDTH, Limit.LIFT_CAR, Limit.LIFT_CAR],
        ),
    ],
)
def test_an_unknown_fact_passes_no_limit_that_is_set(
    element: Element, kind: LegKind, expected: list[Limit]
) -> None:
    assert limits(element, kind, WHEELCHAIR) == expected


def test_house_assumption_stands_in_for_an_unknown_fact_only() -> None:
    narrow = replace(DOOR, clear_width_metres=Fact.measured(0.7))

    assert limits(DOOR, LegKind.DOOR, WHEELCHAIR, HOUSE) == []
    assert limits(LINE, LegKind.PATH, WHEELCHAIR, HOUSE) == []
    assert limits(SQUARE, LegKind.WALK, WHEELCHAIR, HOUSE) == []
    assert broken_limits(narrow, LegKind.DOOR, WHEELCHAIR, HOUSE) == (
        Blocker("door", Limit.DOOR_WIDTH, 0.7, 0.8, Evidence.MEASURED),
    )


def test_floor_drawn_indoors_is_level() -> None:
    strict = replace(WHEELCHAIR, evidence=Evidence.MEASURED)

    assert limits(ROOM, LegKind.WALK, strict) == []


def test_house_assumes_neither_a_ramps_incline_nor_a_lifts_car() -> None:
    bare = Connector("bare", ConnectorKind.LIFT, stops("L0", "L1"))
    sloping = replace(LINE, is_ramp=True)

    assert limits(RAMP, LegKind.RAMP, WHEELCHAIR, HOUSE) == [Limit.PATH_WIDTH, Limit.INCLINE]
    assert limits(sloping, LegKind.PATH, WHEELCHAIR, HOUSE) == [Limit.INCLINE]
    assert limits(bare, LegKind.LIFT, WHEELCHAIR, HOUSE) == [Limit.LIFT_CAR, Limit.LIFT_CAR]


def test_who_asks_for_measurements_gets_no_assumption() -> None:
    strict = replace(WHEELCHAIR, evidence=Evidence.MEASURED)

    assert limits(DOOR, LegKind.DOOR, strict, HOUSE) == [Limit.DOOR_WIDTH, Limit.THRESHOLD]
    assert limits(SURVEYED_DOOR, LegKind.DOOR, strict, HOUSE) == []
    assert limits(LIFT, LegKind.LIFT, strict, HOUSE) == []


@pytest.mark.parametrize(("width", "passes"), [(0.8, True), (0.79, False)])
def test_a_limit_is_kept_exactly_at_its_value(width: float, passes: bool) -> None:
    door = replace(SURVEYED_DOOR, clear_width_metres=Fact.measured(width))

    assert (limits(door, LegKind.DOOR, WHEELCHAIR) == []) is passes


@pytest.mark.parametrize(("threshold", "passes"), [(0.02, True), (0.021, False)])
def test_a_threshold_as_high_as_the_limit_passes(threshold: float, passes: bool) -> None:
    door = replace(SURVEYED_DOOR, threshold_metres=Fact.measured(threshold))

    assert (limits(door, LegKind.DOOR, WHEELCHAIR) == []) is passes


def test_a_known_width_below_the_body_is_too_narrow_for_everybody() -> None:
    gap = replace(DOOR, clear_width_metres=Fact.measured(0.4))
    squeeze = replace(LINE, clear_width_metres=Fact.measured(0.4))
    flight = replace(STAIRS, clear_width_metres=Fact.measured(0.4))

    assert limits(gap, LegKind.DOOR, ANYBODY) == [Limit.DOOR_WIDTH]
    assert limits(squeeze, LegKind.PATH, ANYBODY) == [Limit.PATH_WIDTH]
    assert limits(flight, LegKind.STAIRS, ANYBODY) == [Limit.PATH_WIDTH]


def test_opening_has_no_leaf_but_may_have_a_threshold() -> None:
    opening = replace(SURVEYED_DOOR, kind=DoorKind.OPENING, threshold_metres=Fact.measured(0.05))
    no_hands = replace(ANYBODY, may_use_manual_doors=False)

    assert limits(opening, LegKind.DOOR, no_hands) == []
    assert limits(opening, LegKind.DOOR, WHEELCHAIR) == [Limit.THRESHOLD]


@pytest.mark.parametrize(
    ("automatic", "passes"),
    [(Fact.measured(True), True), (Fact.measured(False), False), (None, False)],
)
def test_who_cannot_open_doors_needs_one_known_to_open_itself(
    automatic: Fact[bool] | None, passes: bool
) -> None:
    door = DOOR if automatic is None else replace(DOOR, automatic=automatic)
    no_hands = replace(ANYBODY, may_use_manual_doors=False)

    expected = [] if passes else [Limit.MANUAL_DOOR]
    assert limits(door, LegKind.DOOR, no_hands) == expected


@pytest.mark.parametrize(
    ("element", "kind", "needs", "expected"),
    [
        (
            replace(DOOR, kind=DoorKind.REVOLVING),
            LegKind.DOOR,
            TravelNeeds(may_use_revolving_doors=False),
            Limit.REVOLVING_DOOR,
        ),
        (STAIRS, LegKind.STAIRS, TravelNeeds(may_use_stairs=False), Limit.STAIRS),
        (
            replace(ROOM, kind=AreaKind.STAIRWELL),
            LegKind.WALK,
            TravelNeeds(may_use_stairs=False),
            Limit.STAIRS,
        ),
        (
            Connector("escalator", ConnectorKind.ESCALATOR, stops("L0", "L1")),
            LegKind.ESCALATOR,
            TravelNeeds(may_use_escalators=False),
            Limit.ESCALATOR,
        ),
        (LIFT, LegKind.LIFT, TravelNeeds(may_use_lifts=False), Limit.LIFT),
        (replace(LIFT, lift_use=LiftUse.STAFF), LegKind.LIFT, ANYBODY, Limit.LIFT_USE),
        (replace(ROOM, access=Access.STAFF), LegKind.WALK, ANYBODY, Limit.ACCESS),
        (
            replace(ROOM, hazard=Hazard.RADIATION),
            LegKind.WALK,
            needs_of(Profile.STAFF),
            Limit.HAZARD,
        ),
        (
            replace(ROOM, wheelchair=Fact.measured(False)),
            LegKind.WALK,
            TravelNeeds(is_wheeled=True),
            Limit.NOT_FOR_WHEELCHAIRS,
        ),
    ],
)
def test_each_kind_of_passage_can_be_barred(
    element: Element, kind: LegKind, needs: TravelNeeds, expected: Limit
) -> None:
    assert limits(element, kind, needs) == [expected]


@pytest.mark.parametrize("access", [Access.EMERGENCY, Access.CLOSED])
@pytest.mark.parametrize("profile", list(Profile))
def test_no_profile_uses_escape_ways_or_closed_doors(access: Access, profile: Profile) -> None:
    door = replace(SURVEYED_DOOR, clear_width_metres=Fact.measured(2.0), access=access)

    assert limits(door, LegKind.DOOR, needs_of(profile), HOUSE) == [Limit.ACCESS]


def test_staff_pass_staff_doors() -> None:
    door = replace(DOOR, access=Access.STAFF)

    assert limits(door, LegKind.DOOR, replace(ANYBODY, access=STAFF_ACCESS)) == []


def test_a_short_lift_car_is_named_with_its_size() -> None:
    short = replace(LIFT, car_depth_metres=Fact.measured(1.1))

    assert broken_limits(short, LegKind.LIFT, WHEELCHAIR, HOUSE) == (
        Blocker("lift", Limit.LIFT_CAR, 1.1, 1.25, Evidence.MEASURED),
    )


def test_unverified_facts_are_those_a_limit_rests_on() -> None:
    assert unverified_facts(DOOR, LegKind.DOOR, WHEELCHAIR, HOUSE) == (
        Unverified("door", FactName.CLEAR_WIDTH, Evidence.ASSUMED, 0.9, "house"),
        Unverified("door", FactName.THRESHOLD, Evidence.ASSUMED, 0.0, "house"),
    )
    assert unverified_facts(ROOM, LegKind.WALK, WHEELCHAIR, HOUSE) == ()
    assert unverified_facts(SQUARE, LegKind.WALK, WHEELCHAIR, HOUSE) == (
        Unverified("square", FactName.INCLINE, Evidence.ASSUMED, 0.0, "house"),
    )
    assert unverified_facts(LIFT, LegKind.LIFT, WHEELCHAIR, HOUSE) == ()


def test_a_floor_drawn_on_one_level_indoors_is_level() -> None:
    strict = replace(WHEELCHAIR, evidence=Evidence.MEASURED)

    assert limits(ROOM, LegKind.WALK, strict, NOTHING_ASSUMED) == []
    assert unverified_facts(ROOM, LegKind.WALK, WHEELCHAIR, HOUSE) == ()


def test_a_threshold_is_listed_even_for_who_sets_no_limit() -> None:
    assert unverified_facts(DOOR, LegKind.DOOR, ANYBODY, NOTHING_ASSUMED) == (
        Unverified("door", FactName.THRESHOLD, Evidence.UNKNOWN, None, ""),
    )
    assert unverified_facts(SURVEYED_DOOR, LegKind.DOOR, ANYBODY, NOTHING_ASSUMED) == ()


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        (DOOR, LegKind.WALK),
        (ROOM, LegKind.DOOR),
        (STAIRS, LegKind.LIFT),
        (Wall("wall", "L0", LineString([(0, 0), (1, 0)])), LegKind.WALK),
    ],
)
def test_no_leg_uses_an_element_of_another_kind(element: Element, kind: LegKind) -> None:
    with pytest.raises(ValueError, match=element.id):
        passage_facts(element, kind, NOTHING_ASSUMED)
