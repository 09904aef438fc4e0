"""What somebody who closes something is told before: what there is, and what would be cut off."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from floorplans.criticality import criticality
from floorplans.kinds import PlaceKind
from floorplans.model import Wall
from floorplans.travel_needs import Profile, needs_of
from kiosk_server.core.principals import VISITOR, Role
from kiosk_server.venue.closure_clock import ClosureClock
from tests.kiosk_server.facilities.building_office import (
    BuildingOffice,
    building_office,
    person,
)
from tests.kiosk_server.facilities.fault_house import PLAN
from tests.kiosk_server.venue.venue_house import NOON

pytestmark = pytest.mark.anyio
GROUND = "f1"


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def office(
    anyio_backend: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[BuildingOffice]:
    async with building_office(tmp_path_factory.mktemp("office")) as opened:
        yield opened


async def effect(office: BuildingOffice, **target: object) -> dict[str, Any]:
    answer: dict[str, Any] = (await office.data("TellClosureEffect", target))["closureEffect"]
    return answer


def ids(places: list[dict[str, Any]]) -> set[str]:
    return {place["id"] for place in places}


async def test_everything_at_a_height_is_there_once_and_can_be_closed(
    office: BuildingOffice,
) -> None:
    listed = (await office.data("ListPlanElements", {"levelId": GROUND}))["planElements"]

    by_id = {row["element"]["id"]: row for row in listed}
    for row in listed:
        row.pop("placeKinds", None)
    assert len(by_id) == len(listed)
    assert {"lift-1", "stairs-1", "lobby", "corridor-1", "consulting-1", "terrace"} <= by_id.keys()
    assert not {"lift-1-f1", "corridor-2", "ward-1"} & by_id.keys()
    closable = {each.id for each in PLAN.elements() if not isinstance(each, Wall)}
    assert by_id.keys() <= closable
    assert by_id["consulting-1"] == {
        "element": {"id": "consulting-1", "kind": "ROOM", "name": "Consulting room 1"},
        "levelId": GROUND,
        "shape": "AREA",
        "coordinates": [0.3, 8.2, 4.5, 8.2, 4.5, 13.8, 0.3, 13.8],
    }
    assert (by_id["lift-1"]["element"]["kind"], by_id["lift-1"]["shape"]) == ("LIFT", "AREA")
    assert by_id["main-entrance"]["coordinates"] == [25.0, 0.15]
    assert (by_id["terrace-ramp"]["element"]["kind"], by_id["terrace-ramp"]["shape"]) == (
        "RAMP",
        "LINE",
    )


async def test_names_come_in_the_language_of_the_request(office: BuildingOffice) -> None:
    listed = (await office.data("ListPlanElements", {"levelId": GROUND}, "zh-CN"))["planElements"]

    names = {row["element"]["id"]: row["element"]["name"] for row in listed}
    assert "电梯" in names["lift-1"]


async def test_an_unknown_level_has_no_list(office: BuildingOffice) -> None:
    assert await office.data("ListPlanElements", {"levelId": "?"}) == {"planElements": None}


async def test_a_closed_lift_takes_the_step_free_way_and_no_other(office: BuildingOffice) -> None:
    told = await effect(office, elementId="lift-1")

    assert told["withoutWay"] == []
    assert {"radiology", "ward-1", "laboratory"} <= ids(told["withoutStepFree"])
    assert not {"lift-1-f1", "lift-1-f2"} & ids(told["withoutStepFree"])


async def test_each_effect_is_what_criticality_says_of_the_element(office: BuildingOffice) -> None:
    """Two ways of reckoning, sharing no code, must agree."""
    snapshot = office.house.venue.venue.snapshot
    lost: dict[str, dict[Profile, set[str]]] = {}
    for profile in (Profile.WALKING, Profile.WHEELCHAIR):
        for found in criticality(snapshot, needs_of(profile)):
            lost.setdefault(found.element_id, {})[profile] = set(found.place_ids)

    for element_id, by_profile in lost.items():
        told = await effect(office, elementId=element_id)
        without_way = by_profile.get(Profile.WALKING, set())
        without_step_free = by_profile.get(Profile.WHEELCHAIR, set()) - without_way
        assert ids(told["withoutWay"]) == without_way, element_id
        assert ids(told["withoutStepFree"]) == without_step_free, element_id
    assert len(lost) > 30


async def test_what_nothing_hangs_on_has_no_effect(office: BuildingOffice) -> None:
    assert await effect(office, elementId="east-fire-exit") == {
        "__typename": "ClosureEffect",
        "withoutWay": [],
        "withoutStepFree": [],
    }


async def test_part_of_a_corridor_cuts_off_what_lies_behind_it(office: BuildingOffice) -> None:
    corners = [{"x": x, "y": y} for x, y in ((6, 14), (10, 14), (10, 17), (6, 17))]

    told = await effect(office, area={"levelId": GROUND, "corners": corners})

    assert {"consulting-1", "toilet-men"} <= ids(told["withoutWay"])
    assert not {"pharmacy", "surgery"} & ids(told["withoutWay"])


async def test_a_closed_level_loses_all_its_places(office: BuildingOffice) -> None:
    told = await effect(office, levelId="f2")

    public = {
        place.id
        for place in PLAN.places
        if place.level_id == "f2" and place.access in needs_of(Profile.WALKING).access
    }
    assert ids(told["withoutWay"]) == public


async def test_the_question_itself_closes_nothing(office: BuildingOffice) -> None:
    before = office.house.venue.venue.data_version

    await effect(office, elementId="lift-1")

    assert office.house.venue.venue.data_version == before
    assert (await office.data("ShowClosures"))["closures"] == []


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ({"elementId": "nothing"}, "CLOSURE_ELEMENT_UNKNOWN"),
        ({"levelId": "nothing"}, "CLOSURE_LEVEL_UNKNOWN"),
        ({}, "CLOSURE_TARGET_UNFIT"),
        ({"elementId": "lift-1", "levelId": "f1"}, "CLOSURE_TARGET_UNFIT"),
        ({"area": {"levelId": "f1", "corners": [{"x": 0, "y": 0}]}}, "CLOSURE_AREA_UNFIT"),
    ],
)
async def test_what_cannot_be_closed_is_refused_in_words(
    office: BuildingOffice, target: dict[str, object], code: str
) -> None:
    told = await effect(office, **target)

    assert (told["__typename"], told["code"]) == ("Refusal", code)
    assert len(told["message"]) > 20


@pytest.mark.parametrize(
    ("operation", "variables"),
    [
        ("ListPlanElements", {"levelId": GROUND}),
        ("TellClosureEffect", {"elementId": "lift-1"}),
        ("ShowClosures", {}),
        ("ListFaultReports", {}),
    ],
)
async def test_only_those_who_run_the_building_may_ask(
    office: BuildingOffice, operation: str, variables: dict[str, object]
) -> None:
    for principal in (VISITOR, person(Role.NURSE, Role.CLINICIAN, Role.VOLUNTEER)):
        answer = await office.ask(operation, variables, principal)
        assert not any((answer["data"] or {}).values())
        assert {error["extensions"]["code"] for error in answer["errors"]} == {"FORBIDDEN"}
    for role in (Role.FACILITIES, Role.PLANNER, Role.MANAGER, Role.ADMIN):
        assert "errors" not in await office.ask(operation, variables, person(role))


async def test_what_is_a_toilet_is_told_by_the_places_that_it_is(office: BuildingOffice) -> None:
    document = """{ planElements(levelId: "f1") { element { id } placeKinds } }"""
    answer = await office.ask(document)

    kinds = {row["element"]["id"]: row["placeKinds"] for row in answer["data"]["planElements"]}

    toilets = [place for place in PLAN.places if place.kind is PlaceKind.TOILET]
    on_ground = [place.area_id for place in toilets if place.area_id in kinds]
    assert on_ground
    assert all("TOILET" in kinds[area_id] for area_id in on_ground if area_id)
    assert kinds["corridor-1"] == []


async def test_no_name_of_what_can_be_closed_is_an_id(office: BuildingOffice) -> None:
    listed = (await office.data("ListPlanElements", {"levelId": GROUND}))["planElements"]
    elements = [row["element"] for row in listed]

    assert {"DOOR", "PATH"} <= {each["kind"] for each in elements}
    with_id = [each for each in elements if each["id"] in each["name"]]
    assert [each["id"] for each in with_id] == ["terrace"]  # which is its name too


async def test_planners_see_and_change_nothing(office: BuildingOffice) -> None:
    for operation, wish in (
        ("AddClosure", {"elementId": "lift-1", "reason": "x", "requestId": "r"}),
        ("EndClosure", {"closureId": "x", "requestId": "r"}),
        (
            "ChangeFaultReport",
            {
                "reportId": "x",
                "state": "SETTLED",
                "requestId": "r",
                "seenChangedAt": NOON.isoformat(),
            },
        ),
    ):
        answer = await office.ask(operation, {"input": wish}, person(Role.PLANNER))
        assert [error["extensions"]["code"] for error in answer["errors"]] == ["FORBIDDEN"]


async def test_what_ended_is_listed_with_who_ended_it_the_latest_first(tmp_path: Path) -> None:
    async with building_office(tmp_path) as office:
        clock = office.house.venue.clock
        closing = {"elementId": "lift-1", "reason": "Inspection", "requestId": "a"}
        until = NOON.replace(hour=13).isoformat()
        first = (await office.data("AddClosure", {"input": closing}))["addClosure"]["closure"]
        timed = {"elementId": "ct-door", "reason": "x", "until": until, "requestId": "b"}
        await office.data("AddClosure", {"input": timed})
        clock.move(minutes=30)
        ending = {"closureId": first["id"], "requestId": "c"}
        await office.data("EndClosure", {"input": ending})
        clock.move(hours=1)
        house = office.house.venue
        await ClosureClock(house.venue, house.database, house.events, clock).bring_up_to_date()

        shown = await office.data("ShowClosures")

        assert shown["closures"] == []
        told = [
            (row["elementId"], row["endedBy"], row["createdBy"], row["shownLevelId"])
            for row in shown["endedClosures"]
        ]
        assert told == [("ct-door", None, "Li Na", "f2"), ("lift-1", "Li Na", "Li Na", "f1")]
        only = await office.data("ShowClosures", {"endedFirst": 1})
        assert [row["elementId"] for row in only["endedClosures"]] == ["ct-door"]
        too_many = await office.ask("ShowClosures", {"endedFirst": 101})
        assert too_many["errors"][0]["extensions"]["code"] == "PAGE_SIZE_WRONG"
