"""Ways by the clock, on two rooms off a corridor and a floor above it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from floorplans.closed_parts import ClosedPart, TimedPart
from floorplans.evacuation import EvacuationTarget, find_evacuation
from floorplans.hours_blockers import with_opening_times
from floorplans.locations import PlaceLocation, PointLocation
from floorplans.route import LegKind, Limit, NoRoute, NoRouteReason, Route
from floorplans.route_proof import ProofFailureCode, prove_times
from floorplans.route_search import find_route
from floorplans.snapshot import Snapshot
from floorplans.timed_search import find_route_at
from floorplans.timed_snapshots import TimedSnapshots
from floorplans.timetable import Keys
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from tests.floorplans.plan_makers import two_storeys
from tests.floorplans.test_timetable import with_hours

ROOM_1, ROOM_2, ROOM_3 = (PlaceLocation(f"r{number}") for number in (1, 2, 3))
SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(time: str, day: str = "2026-03-02") -> datetime:
    """A Monday, by the clock of the house."""
    return datetime.fromisoformat(f"{day} {time}").replace(tzinfo=SHANGHAI)


def house(closures: Sequence[TimedPart] = (), **hours: str) -> TimedSnapshots:
    plan = with_hours(two_storeys(), **hours)
    return TimedSnapshots(Snapshot(plan), closures)


def way(
    timed: TimedSnapshots,
    departs_at: datetime,
    goal: PlaceLocation | PointLocation = ROOM_2,
    start: PlaceLocation | PointLocation = ROOM_1,
    needs: TravelNeeds | None = None,
) -> Route | NoRoute:
    return find_route_at(timed, start, goal, needs or TravelNeeds(), departs_at)


def route(answer: Route | NoRoute) -> Route:
    assert isinstance(answer, Route), answer
    return answer


def refusal(answer: Route | NoRoute) -> NoRoute:
    assert isinstance(answer, NoRoute), answer
    return answer


def test_with_all_open_it_is_the_way_without_a_clock() -> None:
    timed = house(d2="06:00-20:00", lift="06:00-20:00")
    timeless = route(find_route(Snapshot(two_storeys()), ROOM_1, ROOM_3, TravelNeeds()))

    dated = route(way(timed, at("12:00"), ROOM_3))

    assert dated.departs_at == at("12:00")
    assert replace(dated, departs_at=None, plan_version="") == replace(timeless, plan_version="")


def test_a_door_that_shuts_before_one_gets_there_is_not_used() -> None:
    timed = house(d2="06:00-20:00")

    assert route(way(timed, at("19:59:00"))).waits == ()
    answer = refusal(way(timed, at("19:59:55")))

    assert answer.reason is NoRouteReason.CLOSED
    (blocker,) = answer.blockers
    assert (blocker.element_id, blocker.limit) == ("d2", Limit.HOURS)
    assert blocker.opens_at == at("06:00", "2026-03-03")


def test_a_shut_door_is_named_with_when_it_opens() -> None:
    answer = refusal(way(house(d2="Mo-Fr 07:30-18:00"), at("21:00", "2026-03-06")))

    assert answer.reason is NoRouteReason.CLOSED
    (blocker,) = answer.blockers
    assert (blocker.element_id, blocker.limit) == ("d2", Limit.HOURS)
    assert blocker.opens_at == at("07:30", "2026-03-09")


def test_a_door_that_opens_in_three_minutes_is_waited_for() -> None:
    timed = house(d2="07:30-18:00")
    always = route(way(house(), at("07:27")))

    answer = route(way(timed, at("07:27")))

    (wait,) = answer.waits
    assert (wait.element_id, wait.until) == ("d2", at("07:30"))
    assert answer.legs[wait.before_leg].element_id == "d2"
    assert answer.distance_metres == pytest.approx(always.distance_metres, rel=0.02)
    walked_before = sum(leg.duration_seconds for leg in answer.legs[: wait.before_leg])
    assert wait.seconds == pytest.approx(180.0 - walked_before)
    walked = sum(leg.duration_seconds for leg in answer.legs)
    assert answer.duration_seconds == pytest.approx(walked + wait.seconds)


def test_nobody_waits_who_is_quicker_another_way() -> None:
    """The lift runs in three minutes, the stairs are there now."""
    timed = house(lift="07:30-18:00")

    answer = route(way(timed, at("07:27"), ROOM_3))

    assert answer.waits == ()
    assert LegKind.STAIRS in {leg.kind for leg in answer.legs}


def test_who_cannot_use_stairs_waits_for_the_lift() -> None:
    needs = replace(TravelNeeds(), may_use_stairs=False, may_use_escalators=False)

    answer = route(way(house(lift="07:30-18:00"), at("07:27"), ROOM_3, needs=needs))

    (wait,) = answer.waits
    assert (wait.element_id, wait.until) == ("lift", at("07:30"))
    assert answer.legs[wait.before_leg].kind is LegKind.LIFT


def test_nobody_is_led_to_a_long_wait() -> None:
    timed = house(d2="07:30-18:00")

    assert isinstance(way(timed, at("07:20:30")), Route)
    answer = refusal(way(timed, at("07:15")))

    assert answer.blockers[0].opens_at == at("07:30")


def test_staff_pass_a_locked_door_and_find_a_lift_that_stands() -> None:
    timed = house(d2="07:30-18:00", lift="07:30-18:00", stairs="07:30-18:00")
    staff = needs_of(Profile.STAFF)

    assert isinstance(way(timed, at("23:00"), needs=staff), Route)
    answer = refusal(way(timed, at("23:00"), ROOM_3, needs=staff))

    assert {blocker.limit for blocker in answer.blockers} == {Limit.HOURS}


def test_a_room_with_hours_is_left_after_them_and_not_entered() -> None:
    timed = house(r1="07:30-18:00")

    assert isinstance(way(timed, at("19:00")), Route)
    answer = refusal(way(timed, at("19:00"), ROOM_1, ROOM_2))
    assert answer.blockers[0].element_id == "r1"
    assert answer.blockers[0].opens_at == at("07:30", "2026-03-03")


def test_a_room_that_opens_soon_is_waited_for() -> None:
    for goal in (ROOM_1, PointLocation("L0", 2.0, 2.5)):
        answer = route(way(house(r1="07:30-18:00"), at("07:28"), goal, ROOM_2))

        (wait,) = answer.waits
        assert (wait.element_id, wait.until) == ("r1", at("07:30"))


def test_announced_closures_hold_from_their_time_to_their_end() -> None:
    closed = TimedPart(ClosedPart("k1", element_id="d2"), at("10:00"), at("11:00"))
    timed = house([closed])

    assert route(way(timed, at("09:30"))).waits == ()
    refused = refusal(way(timed, at("09:59:58")))
    assert [each.closure_id for each in refused.blockers] == ["k1"]
    waiting = route(way(timed, at("10:57")))
    assert [wait.until for wait in waiting.waits] == [at("11:00")]
    assert route(way(timed, at("11:00"))).waits == ()


def test_drawn_floor_that_closes_for_a_while_is_gone_round_or_waited_for() -> None:
    half = ((5.0, -1.0), (7.0, -1.0), (7.0, 0.0), (5.0, 0.0))
    all_of_it = ((5.0, -2.0), (7.0, -2.0), (7.0, 0.0), (5.0, 0.0))
    needs = TravelNeeds(may_use_lifts=False)
    free = route(way(house(), at("10:00"), needs=needs))
    for corners, waits in ((half, 0), (all_of_it, 1)):
        part = ClosedPart("k1", level_id="L0", corners=corners)
        timed = house([TimedPart(part, at("10:00"), at("10:05"))])

        answer = route(way(timed, at("10:01"), needs=needs))

        assert len(answer.waits) == waits
        assert answer.distance_metres >= free.distance_metres


def test_two_stops_of_one_moment_share_their_overlay() -> None:
    timed = house(d2="07:30-18:00")

    assert timed.at(at("03:00")) is timed.at(at("04:00"))
    assert timed.at(at("12:00")) is timed.at(at("12:30"))


@pytest.mark.parametrize("year", [2000, 2999, 8999])
def test_any_year_is_answered(year: int) -> None:
    moment = datetime(year, 1, 5, 4, tzinfo=UTC)

    assert isinstance(way(house(d2="06:00-20:00"), moment), Route)


def test_the_proof_refuses_a_way_through_a_shut_door() -> None:
    timed = house(d2="07:30-18:00")
    plan = timed.at(at("12:00")).plan
    by_day = route(way(timed, at("12:00")))

    failures = prove_times(plan, (), replace(by_day, departs_at=at("19:00")), TravelNeeds())

    assert [(each.code, each.element_id) for each in failures] == [(ProofFailureCode.HOURS, "d2")]


def test_the_proof_refuses_a_wait_that_is_too_short() -> None:
    timed = house(d2="07:30-18:00")
    plan = timed.at(at("12:00")).plan
    waiting = route(way(timed, at("07:27")))
    (wait,) = waiting.waits
    hasty = replace(waiting, waits=(replace(wait, seconds=wait.seconds - 5.0),))

    assert prove_times(plan, (), waiting, TravelNeeds()) == ()
    codes = {each.code for each in prove_times(plan, (), hasty, TravelNeeds())}
    assert codes == {ProofFailureCode.HOURS}


def test_the_proof_refuses_a_way_into_floor_that_closed_before() -> None:
    plan = house().at(at("12:00")).plan
    free = replace(route(way(house(), at("10:00"))), departs_at=at("10:00"))
    corners = ((5.0, -2.0), (7.0, -2.0), (7.0, 0.0), (5.0, 0.0))
    part = ClosedPart("k1", level_id="L0", corners=corners)
    early = TimedPart(part, at("10:00"), at("10:05"))
    late = TimedPart(part, at("10:00") + timedelta(minutes=1))

    assert {each.code for each in prove_times(plan, (early,), free, TravelNeeds())} == {
        ProofFailureCode.CLOSED
    }
    assert prove_times(plan, (late,), free, TravelNeeds()) == ()


def test_ways_out_open_from_inside_at_night_and_inner_doors_do_not() -> None:
    timed = house(e="07:30-18:00", d2="07:30-18:00")
    night = timed.at(at("23:00"), Keys.ESCAPE)

    out = find_evacuation(night, ROOM_1, TravelNeeds())
    locked_in = find_evacuation(night, ROOM_2, TravelNeeds())

    assert (out.target, out.place_id) == (EvacuationTarget.EXIT, "e")
    assert isinstance(locked_in.answer, NoRoute)
    told = with_opening_times(locked_in.answer, timed.timetable, at("23:00"))
    assert [each.element_id for each in told.blockers] == ["d2"]
    assert [each.limit for each in told.blockers] == [Limit.HOURS]
