from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from floorplans.closed_parts import ClosedPart, TimedPart, find_shut_element, shut_by_hours
from floorplans.facts import Access
from floorplans.kinds import EntranceKind
from floorplans.model import Plan
from floorplans.timetable import Keys, Timetable, keys_of
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from tests.floorplans.plan_makers import two_storeys

BERLIN = ZoneInfo("Europe/Berlin")


def with_hours(plan: Plan, **hours: str) -> Plan:
    """The plan with these opening hours, by the element's id."""
    return replace(
        plan,
        doors=tuple(replace(each, opening_hours=hours.get(each.id, "")) for each in plan.doors),
        areas=tuple(replace(each, opening_hours=hours.get(each.id, "")) for each in plan.areas),
        connectors=tuple(
            replace(each, opening_hours=hours.get(each.id, "")) for each in plan.connectors
        ),
    )


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def table(closures: tuple[TimedPart, ...] = (), **hours: str) -> Timetable:
    plan = replace(with_hours(two_storeys(), **hours), time_zone="Europe/Berlin")
    return Timetable(plan, closures)


def shut(timetable: Timetable, at: datetime, keys: Keys = Keys.NONE) -> list[str]:
    return [part.element_id for part in timetable.parts_at(at, keys)]


def test_a_door_is_shut_outside_its_hours_by_the_clock_on_its_wall() -> None:
    hours = table(d1="Mo-Fr 07:30-18:00")

    assert shut(hours, berlin("2026-03-02 07:29:59")) == ["d1"]
    assert shut(hours, berlin("2026-03-02 07:30")) == []
    assert shut(hours, berlin("2026-03-02 17:59:59")) == []
    assert shut(hours, berlin("2026-03-02 18:00").astimezone(UTC)) == ["d1"]
    assert shut(hours, berlin("2026-03-07 12:00")) == ["d1"]


def test_hours_go_on_over_midnight_and_over_the_week_end() -> None:
    hours = table(d1="Su 22:00-06:00")

    assert shut(hours, berlin("2026-03-01 21:59")) == ["d1"]
    assert shut(hours, berlin("2026-03-01 23:30")) == []
    assert shut(hours, berlin("2026-03-02 05:59")) == []
    assert shut(hours, berlin("2026-03-02 06:00")) == ["d1"]


@pytest.mark.parametrize("text", ["", "24/7", "sunrise-sunset", "whenever"])
def test_hours_that_are_none_or_unreadable_shut_nothing(text: str) -> None:
    hours = table(d1=text)

    assert shut(hours, berlin("2026-03-02 03:00")) == []
    assert hours.is_constant


def test_staff_have_keys_but_no_lift_that_does_not_run() -> None:
    hours = table(d1="08:00-18:00", c="08:00-18:00", lift="08:00-18:00")
    night = berlin("2026-03-02 23:00")

    assert sorted(shut(hours, night)) == ["c", "d1", "lift"]
    assert shut(hours, night, keys_of(needs_of(Profile.STAFF))) == ["lift"]
    assert shut(hours, night, keys_of(needs_of(Profile.BED))) == ["lift"]


def test_ways_out_open_from_inside_for_who_escapes_and_other_doors_do_not() -> None:
    plan = with_hours(two_storeys(), d1="08:00-18:00", e="08:00-18:00", d2="08:00-18:00")
    doors = tuple(
        replace(door, access=Access.EMERGENCY) if door.id == "d2" else door for door in plan.doors
    )
    hours = Timetable(replace(plan, doors=doors, time_zone="Europe/Berlin"))
    escaping = TravelNeeds(access=frozenset({Access.PUBLIC, Access.EMERGENCY}))

    assert {door.id for door in doors if door.entrance is EntranceKind.MAIN} == {"e"}
    assert shut(hours, berlin("2026-03-02 23:00"), keys_of(escaping)) == ["d1"]


def test_periods_begin_where_something_changes_and_nowhere_else() -> None:
    closed = ClosedPart("k1", element_id="d3")
    closures = (TimedPart(closed, berlin("2026-03-02 07:10:30"), berlin("2026-03-02 09:00")),)
    hours = table(closures, d1="07:30-18:00", d2="07:30-18:00")

    periods = hours.periods(berlin("2026-03-02 07:00:15"), berlin("2026-03-02 08:30"), Keys.NONE)

    assert [f"{each.starts_at.astimezone(BERLIN):%H:%M:%S}" for each in periods] == [
        "07:00:15",
        "07:10:30",
        "07:30:00",
    ]
    assert [[part.element_id for part in each.parts] for each in periods] == [
        ["d1", "d2"],
        ["d3", "d1", "d2"],
        ["d3"],
    ]


@pytest.mark.parametrize(
    ("day", "minutes"),
    [("2026-03-29", 60), ("2026-10-25", 180), ("2026-03-28", 120)],
    ids=["spring", "autumn", "another day"],
)
def test_hours_hold_over_changes_of_the_clocks(day: str, minutes: int) -> None:
    """Open from one o'clock to three on the wall: an hour shorter in spring, longer in autumn."""
    hours = table(d1="01:00-03:00")
    midnight = berlin(f"{day} 00:00").astimezone(UTC)

    periods = hours.periods(midnight, midnight + timedelta(hours=6), Keys.NONE)

    assert [len(each.parts) for each in periods] == [1, 0, 1]
    assert periods[2].starts_at - periods[1].starts_at == timedelta(minutes=minutes)


def test_the_repeated_hour_of_autumn_opens_and_shuts_twice() -> None:
    hours = table(d1="02:15-02:45")
    midnight = berlin("2026-10-25 00:00").astimezone(UTC)

    periods = hours.periods(midnight, midnight + timedelta(hours=6), Keys.NONE)

    assert [len(each.parts) for each in periods] == [1, 0, 1, 0, 1]


def test_when_it_opens_next_is_told_by_the_clock_on_the_wall() -> None:
    hours = table(d1="Mo-Fr 07:30-18:00", d2="off")
    at = berlin("2026-03-27 18:30")

    assert hours.find_opening("d1", at) == berlin("2026-03-30 07:30")
    assert hours.find_opening("d2", at) is None
    assert hours.find_opening("d1", berlin("2026-03-27 12:00")) is None
    assert hours.find_opening("c", at) is None


def test_what_hours_shut_is_no_closure() -> None:
    assert find_shut_element(shut_by_hours("d1").closure_id) == "d1"
    assert find_shut_element("closure-1") is None
