"""A way that does not pass its proof for want of room: another one is answered, or why there is
none."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from floorplans.evacuation import find_evacuation
from floorplans.facts import Evidence
from floorplans.provable_ways import MOST_SEARCHES
from floorplans.route import Blocker, LegKind, Limit, NoRoute, NoRouteReason, Route
from floorplans.route_proof import ProofFailure, ProofFailureCode
from floorplans.route_search import PlaceLocation, PointLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.timed_search import find_route_at
from floorplans.timed_snapshots import TimedSnapshots
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from tests.floorplans.plan_makers import (
    area_of,
    door_at,
    place_in,
    plan_of,
    rectangle,
    two_rooms_and_a_corridor,
)
from tests.floorplans.test_timetable import with_hours
from tests.floorplans.toy_venues import ToyVenue, hall

WALKING = needs_of(Profile.WALKING)
GAP = ProofFailureCode.GAP
Proof = Callable[[Route, TravelNeeds], tuple[ProofFailure, ...]]


def no_room_in(*element_ids: str, code: ProofFailureCode = GAP) -> Proof:
    """A proof that lets nobody past these elements."""

    def prove(route: Route, needs: TravelNeeds) -> tuple[ProofFailure, ...]:
        return tuple(
            ProofFailure(code, number, leg.element_id)
            for number, leg in enumerate(route.legs)
            if leg.element_id in element_ids
        )

    return prove


def two_ways(count: int = 2) -> Snapshot:
    """From start to goal by halls of their own; the first is the shortest."""
    venue = ToyVenue()
    (start,), (goal,) = venue.place("start"), venue.place("goal", 4.0)
    for number in range(count):
        between = venue.node(2.0)
        for one, other in ((start, between), (between, goal)):
            venue.join(one, other, hall(f"hall-{number}"), 2.0 + number)
    return venue.snapshot()


def test_the_next_way_is_answered_and_the_log_tells_of_the_first(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = find_route(
            two_ways(), PlaceLocation("start"), PlaceLocation("goal"), WALKING, no_room_in("hall-0")
        )

    assert isinstance(answer, Route)
    assert [leg.element_id for leg in answer.legs] == ["hall-1", "hall-1"]
    (record,) = caplog.records
    assert record.__dict__["element_ids"] == ["hall-0"]


def test_where_no_way_has_room_the_first_one_says_where_not() -> None:
    snapshot = two_ways()
    prove = no_room_in("hall-0", "hall-1")

    answer = find_route(snapshot, PlaceLocation("start"), PlaceLocation("goal"), WALKING, prove)

    narrow = Blocker("hall-0", Limit.GAP, None, WALKING.body_width_metres, Evidence.DRAWN)
    assert answer == NoRoute(NoRouteReason.NEEDS_NOT_MET, (narrow,), None, snapshot.version)


def test_what_is_no_matter_of_room_is_a_bug_and_no_other_way_is_tried() -> None:
    prove = no_room_in("hall-0", code=ProofFailureCode.THRESHOLD)

    answer = find_route(two_ways(), PlaceLocation("start"), PlaceLocation("goal"), WALKING, prove)

    assert isinstance(answer, NoRoute)
    assert answer.reason is NoRouteReason.PROOF_FAILED


def test_a_proof_that_nothing_passes_ends_too() -> None:
    count = MOST_SEARCHES + 1
    prove = no_room_in(*(f"hall-{number}" for number in range(count)))

    answer = find_route(
        two_ways(count), PlaceLocation("start"), PlaceLocation("goal"), WALKING, prove
    )

    assert isinstance(answer, NoRoute)
    assert answer.reason is NoRouteReason.PROOF_FAILED


def test_a_straight_walk_and_the_walks_to_and_from_points_are_left_out_too() -> None:
    room, other = area_of("room", rectangle(0, 0, 4, 4)), area_of("other", rectangle(4, 0, 8, 4))
    plan = plan_of(room, other, door_at("door", (4.0, 2.0), 1.2), place_in(room), place_in(other))
    snapshot = Snapshot(plan)
    here, near, there = (PointLocation("L0", x, 1.0) for x in (1.0, 3.0, 7.0))
    asked: list[int] = []

    def prove(route: Route, needs: TravelNeeds) -> tuple[ProofFailure, ...]:
        asked.append(len(route.legs))
        return tuple(
            ProofFailure(GAP, number, leg.element_id)
            for number, leg in enumerate(route.legs)
            if leg.element_id == "room"
        )

    beside = find_route(snapshot, here, near, WALKING, prove)
    through = find_route(snapshot, here, there, WALKING, prove)

    for answer in (beside, through):
        assert isinstance(answer, NoRoute)
        assert {blocker.element_id for blocker in answer.blockers} == {"room"}
        assert answer.reason is NoRouteReason.NEEDS_NOT_MET
    assert asked[0] == 1
    assert len(asked) > 2


def test_the_same_question_gets_the_same_answer_whatever_was_asked_before() -> None:
    snapshot, prove = two_ways(), no_room_in("hall-0")
    ends = PlaceLocation("start"), PlaceLocation("goal")

    first = find_route(snapshot, *ends, WALKING, prove)
    believed = find_route(snapshot, *ends, WALKING, lambda *_: ())
    again = find_route(snapshot, *ends, WALKING, prove)

    assert first == again != believed


def test_a_way_out_is_searched_again_before_its_exit_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    snapshot, proved = Snapshot(two_rooms_and_a_corridor()), Snapshot.prove
    asked: list[Route] = []

    def prove(self: Snapshot, route: Route, needs: TravelNeeds) -> Sequence[ProofFailure]:
        asked.append(route)
        if len(asked) > 1:
            return proved(self, route, needs)
        walks = [number for number, leg in enumerate(route.legs) if leg.kind is LegKind.WALK]
        return tuple(ProofFailure(GAP, number) for number in walks)

    monkeypatch.setattr(Snapshot, "prove", prove)

    found = find_evacuation(snapshot, PlaceLocation("r2"), WALKING)

    assert isinstance(found.answer, Route)
    assert found.door_id == "e"
    assert found.answer.legs != asked[0].legs


def test_a_way_with_a_wait_that_has_no_room_is_no_way() -> None:
    plan = with_hours(two_rooms_and_a_corridor(), d2="07:30-18:00")
    timed = TimedSnapshots(Snapshot(plan), ())
    departs_at = datetime(2026, 3, 2, 7, 27, tzinfo=ZoneInfo("Asia/Shanghai"))
    ends = PlaceLocation("r1"), PlaceLocation("r2")

    def prove(route: Route, needs: TravelNeeds) -> Sequence[ProofFailure]:
        return no_room_in("c")(route, needs) if route.waits else ()

    waiting = find_route_at(timed, *ends, WALKING, departs_at)
    refused = find_route_at(timed, *ends, WALKING, departs_at, prove)

    assert isinstance(waiting, Route)
    assert waiting.waits
    assert isinstance(refused, NoRoute)
    assert refused.reason is NoRouteReason.CLOSED
