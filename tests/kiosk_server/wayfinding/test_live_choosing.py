"""Categories and nearest places asked of the running server, with the pages' own operations."""

from pathlib import Path
from typing import Any

import pytest

from tests.kiosk_server.live_demo import LiveDemo
from tests.kiosk_server.wayfinding.test_live_answers import place, route

_OPERATIONS = Path(__file__).resolve().parents[3] / "kiosk_server" / "web" / "operations"
CATEGORIES = (_OPERATIONS / "list_categories.graphql").read_text(encoding="utf-8")
CATEGORY = (_OPERATIONS / "list_category.graphql").read_text(encoding="utf-8")
NEAREST = (_OPERATIONS / "nearest_places.graphql").read_text(encoding="utf-8")


def listed(
    demo: LiveDemo, category: str, locale: str = "en", **more: object
) -> list[dict[str, Any]]:
    """The places of a category, which must be answered."""
    answer = demo.data(CATEGORY, {"category": category, **more}, locale)
    places: list[dict[str, Any]] = answer["placesInCategory"]
    return places


def nearest(demo: LiveDemo, kind: str, start: object, **more: object) -> list[dict[str, Any]]:
    """The nearest places of a kind, which must be answered."""
    answer = demo.data(NEAREST, {"kind": kind, "from": start, **more})
    places: list[dict[str, Any]] = answer["nearestPlaces"]
    return places


def code_of(answer: dict[str, Any]) -> str:
    code: str = answer["errors"][0]["extensions"]["code"]
    return code


def test_the_categories_count_what_they_list(clinic: LiveDemo) -> None:
    categories = clinic.data(CATEGORIES)["placeCategories"]

    assert [each["category"] for each in categories][:3] == [
        *("EMERGENCY", "CLINICS", "EXAMINATIONS"),
    ]
    for each in categories:
        assert len(listed(clinic, each["category"])) == each["placeCount"] > 0


def test_categories_are_named_in_the_language_of_the_request(clinic: LiveDemo) -> None:
    names = [
        clinic.data(CATEGORIES, locale=locale)["placeCategories"][0]["name"]
        for locale in ("zh-CN", "en")
    ]

    assert names == ["急诊", "Emergency"]


def test_destinations_are_listed_by_name_in_the_order_of_the_language(clinic: LiveDemo) -> None:
    chinese = [each["place"]["name"] for each in listed(clinic, "CLINICS", "zh-CN")]
    english = [each["place"]["name"] for each in listed(clinic, "CLINICS")]

    assert chinese == ["儿科（110）", "发热门诊（105）", "内科（112）", "外科（111）"]
    assert english == sorted(english)


def test_service_points_are_listed_by_the_walk_to_them(clinic: LiveDemo) -> None:
    near = place("radiology")

    places = listed(clinic, "TOILETS", near=near, needs={"profile": "WHEELCHAIR"})

    seconds = [each["walkSeconds"] for each in places if each["walkSeconds"] is not None]
    assert len(seconds) >= 2
    assert seconds == sorted(seconds)
    way = route(clinic, near, place(places[0]["place"]["id"]), needs={"profile": "WHEELCHAIR"})
    assert way["durationSeconds"] == pytest.approx(seconds[0], abs=0.2)


def test_without_a_start_nobody_says_how_far_it_is(clinic: LiveDemo) -> None:
    places = listed(clinic, "TOILETS")

    assert {each["walkSeconds"] for each in places} == {None}
    assert [each["place"]["level"]["id"] for each in places] == ["f1", "f1", "f1", "f2"]


def test_a_category_that_the_plan_lacks_is_empty(dresden: LiveDemo) -> None:
    assert listed(dresden, "WARDS") == []
    offered = [c["category"] for c in dresden.data(CATEGORIES)["placeCategories"]]
    assert offered == ["TOILETS", "FACILITIES", "EXITS", "ROOMS"]
    assert len(listed(dresden, "ROOMS", first=200)) == 200


def test_the_nearest_is_by_walk_and_not_by_line(clinic: LiveDemo) -> None:
    places = nearest(clinic, "TOILET", place("radiology"))

    assert places[0]["place"]["id"] == "toilet-2"
    seconds = [each["walkSeconds"] for each in places]
    assert seconds == sorted(seconds)
    assert len(places) == 3


def test_what_somebody_cannot_reach_is_not_near(clinic: LiveDemo) -> None:
    too_wide = {"profile": "WALKING", "bodyWidthMetres": 9.0}

    assert nearest(clinic, "TOILET", place("radiology"), needs=too_wide) == []
    assert nearest(clinic, "PLATFORM", place("radiology")) == []
    assert nearest(clinic, "TOILET", place("no-such-place")) == []
    assert nearest(clinic, "TOILET", {"anchorCode": "no-such-code"}) == []


def test_an_unknown_start_lists_a_category_all_the_same(clinic: LiveDemo) -> None:
    places = listed(clinic, "TOILETS", near={"point": {"levelId": "f9", "x": 0.0, "y": 0.0}})

    assert len(places) == 4
    assert {each["walkSeconds"] for each in places} == {None}


@pytest.mark.parametrize("first", [0, -1, 201])
def test_a_list_of_no_size_is_refused(clinic: LiveDemo, first: int) -> None:
    near = place("radiology")

    assert code_of(clinic.ask(CATEGORY, {"category": "TOILETS", "first": first})) == (
        "PAGE_SIZE_WRONG"
    )
    wrong = clinic.ask(NEAREST, {"kind": "TOILET", "from": near, "first": min(first, 51)})
    assert code_of(wrong) == "PAGE_SIZE_WRONG"


@pytest.mark.parametrize(
    ("document", "variables"),
    [
        (CATEGORY, {"category": "BASEMENTS"}),
        (CATEGORY, {"category": None}),
        (CATEGORY, {"category": "TOILETS", "near": {}}),
        (CATEGORY, {"category": "TOILETS", "first": "many"}),
        (NEAREST, {"kind": "TOILET"}),
        (NEAREST, {"kind": "toilet", "from": {"placeId": "radiology"}}),
        (NEAREST, {"kind": "TOILET", "from": {"placeId": "radiology", "anchorCode": "x"}}),
    ],
)
def test_nonsense_is_refused_by_name(
    clinic: LiveDemo, document: str, variables: dict[str, object]
) -> None:
    assert code_of(clinic.ask(document, variables)) == "BAD_USER_INPUT"


def test_impossible_needs_are_refused_by_their_name(clinic: LiveDemo) -> None:
    needs = {"profile": "WALKING", "walkingMetresPerSecond": 0.0}

    answer = clinic.ask(NEAREST, {"kind": "TOILET", "from": place("radiology"), "needs": needs})

    assert answer["errors"][0]["extensions"]["code"] == "TRAVEL_NEEDS_INVALID"


def test_places_come_with_the_minutes_at_which_they_open_and_close(clinic: LiveDemo) -> None:
    day = 24 * 60

    found = {each["place"]["id"]: each["place"] for each in listed(clinic, "PHARMACY")}
    toilets = listed(clinic, "TOILETS")

    assert found["pharmacy"]["openingMinutes"] == [
        day * weekday + minute for weekday in range(7) for minute in (8 * 60, 18 * 60)
    ]
    assert {each["place"]["openingMinutes"] for each in toilets} == {None}


ON_ARRIVAL = """query ($kind: PlaceKind!, $from: LocationInput!, $at: DateTime) {
  nearestPlaces(kind: $kind, from: $from, first: 50, departAt: $at) {
    walkSeconds openOnArrival place { id openingHours }
  }
}"""


def on_arrival(demo: LiveDemo, kind: str, at: str | None) -> list[dict[str, Any]]:
    variables = {"kind": kind, "from": place("radiology"), "at": at}
    places: list[dict[str, Any]] = demo.data(ON_ARRIVAL, variables)["nearestPlaces"]
    return places


def test_what_is_closed_on_arrival_comes_last(clinic: LiveDemo) -> None:
    on_a_monday = on_arrival(clinic, "CONSULTING_ROOM", "2026-11-23T10:00:00+08:00")
    just_before_noon = on_arrival(clinic, "PHARMACY", "2026-11-23T17:59:50+08:00")
    by_night = on_arrival(clinic, "DEPARTMENT", "2026-11-23T14:00:00Z")

    assert {each["openOnArrival"] for each in on_a_monday} == {True}
    assert [each["openOnArrival"] for each in just_before_noon] == [False]
    is_open = [each["openOnArrival"] is not False for each in by_night]
    assert is_open == sorted(is_open, reverse=True)
    assert set(is_open) == {True, False}


def test_without_a_time_nothing_is_said_of_hours(clinic: LiveDemo) -> None:
    places = on_arrival(clinic, "PHARMACY", None)

    assert [each["openOnArrival"] for each in places] == [None]
    assert [each["place"]["id"] for each in places] == ["pharmacy"]


@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00"])
def test_a_time_that_cannot_be_reckoned_with_is_refused(clinic: LiveDemo, moment: str) -> None:
    variables = {"kind": "PHARMACY", "from": place("radiology"), "at": moment}

    answer = clinic.ask(ON_ARRIVAL, variables)

    assert [error["extensions"]["code"] for error in answer["errors"]] == ["DEPARTURE_UNFIT"]
