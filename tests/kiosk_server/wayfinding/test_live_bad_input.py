"""Bad input of every kind: refused by name or answered honestly, never a fault of the server."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.kiosk_server.live_demo import LiveDemo
from tests.kiosk_server.wayfinding.test_live_answers import ROUTE, SEARCH, place, route


def code_of(answer: dict[str, Any]) -> str:
    code: str = answer["errors"][0]["extensions"]["code"]
    return code


@pytest.mark.parametrize(
    "location",
    [
        {},
        {"placeId": "pharmacy", "anchorCode": "x"},
        {"placeId": None},
        {"point": {"levelId": "f1", "x": 1.0}},
        {"point": {"levelId": "f1", "x": "east", "y": 0.0}},
        {"room": "pharmacy"},
        "pharmacy",
    ],
)
def test_a_location_must_be_exactly_one_thing(clinic: LiveDemo, location: object) -> None:
    answer = clinic.ask(ROUTE, {"from": location, "to": place("pharmacy")})

    assert code_of(answer) == "BAD_USER_INPUT"


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_what_json_has_no_number_for_is_refused(clinic: LiveDemo, number: str) -> None:
    point = f'{{"point": {{"levelId": "f1", "x": {number}, "y": 0}}}}'
    body = f'{{"query": {json.dumps(ROUTE)}, "variables": {{"from": {point}, "to": {point}}}}}'

    reply = clinic.client.post(
        "/graphql", content=body.encode(), headers={"Content-Type": "application/json"}
    )

    assert reply.status_code in {200, 400}
    assert "INTERNAL" not in reply.text
    assert reply.json()["errors"]


@pytest.mark.parametrize("number", [1e308, -1e308, 1e6, -1e5, 5e-324])
def test_a_point_off_every_floor_is_no_route(clinic: LiveDemo, number: float) -> None:
    far = {"point": {"levelId": "f1", "x": number, "y": number}}

    answer = route(clinic, place("pharmacy"), far)

    assert answer["__typename"] in {"NoRoute", "Route"}
    assert abs(number) < 1 or answer["reason"] in {"UNKNOWN_DESTINATION", "DESTINATION_ISOLATED"}


@pytest.mark.parametrize(
    ("needs", "code"),
    [
        ({"maxIncline": 1e300}, "TRAVEL_NEEDS_INVALID"),
        ({"bodyWidthMetres": -1}, "TRAVEL_NEEDS_INVALID"),
        ({"walkingMetresPerSecond": 0}, "TRAVEL_NEEDS_INVALID"),
        ({"restEveryMetres": 0.5}, "TRAVEL_NEEDS_INVALID"),
        ({"profile": "FLYING"}, "BAD_USER_INPUT"),
        ({"evidence": "UNKNOWN"}, "BAD_USER_INPUT"),
        ({"mayUseStairs": "no"}, "BAD_USER_INPUT"),
        ({"wings": True}, "BAD_USER_INPUT"),
    ],
)
def test_impossible_needs_are_refused_by_name(
    clinic: LiveDemo, needs: dict[str, object], code: str
) -> None:
    answer = clinic.ask(ROUTE, {"from": place("bus-stop"), "to": place("pharmacy"), "needs": needs})

    assert code_of(answer) == code
    if code == "TRAVEL_NEEDS_INVALID":
        assert next(iter(needs)) in answer["errors"][0]["message"]


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({"text": "x" * 10_000}, "SEARCH_TEXT_TOO_LONG"),
        ({"text": "x", "first": -1}, "PAGE_SIZE_WRONG"),
        ({"text": "x", "first": 0}, "PAGE_SIZE_WRONG"),
        ({"text": "x", "first": 51}, "PAGE_SIZE_WRONG"),
    ],
)
def test_a_search_out_of_bounds_is_refused_in_words(
    clinic: LiveDemo, variables: dict[str, object], code: str, locale: str
) -> None:
    answer = clinic.ask(SEARCH, variables, locale)

    assert code_of(answer) == code
    message = answer["errors"][0]["message"]
    assert ("请" in message or "最多" in message or "每页" in message) is (locale == "zh-CN")


@pytest.mark.parametrize("first", [-1, 0, 201, 2**31 - 1])
def test_a_page_out_of_bounds_is_refused(clinic: LiveDemo, first: int) -> None:
    answer = clinic.ask("query ($n: Int!) { places(first: $n) { totalCount } }", {"n": first})

    assert code_of(answer) in {"PAGE_SIZE_WRONG", "COST_LIMIT", "QUERY_TOO_COSTLY"}


def test_too_many_stops_are_refused(clinic: LiveDemo) -> None:
    stops = [place("pharmacy")] * 9

    answer = clinic.ask(ROUTE, {"from": place("bus-stop"), "to": place("pharmacy"), "via": stops})

    assert code_of(answer) == "ROUTE_TOO_MANY_STOPS"


def test_unknown_ids_are_null(clinic: LiveDemo) -> None:
    data = clinic.data('{ place(id: "nowhere") { id } level(id: "f99") { id } }')

    assert data == {"place": None, "level": None}


@given(st.text(max_size=60), st.text(max_size=30), st.text(max_size=30))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_and_ids_are_answered(
    clinic: LiveDemo, text: str, place_id: str, level_id: str
) -> None:
    point = {"point": {"levelId": level_id, "x": 0.0, "y": 0.0}}

    matches = clinic.data(SEARCH, {"text": text, "near": place(place_id)})["searchPlaces"]
    answer = route(clinic, point, place(place_id))

    assert len(matches) <= 10
    assert answer["__typename"] in {"Route", "NoRoute"}
