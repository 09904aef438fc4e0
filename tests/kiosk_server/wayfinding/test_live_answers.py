"""Places and ways asked of the running server, as any client would ask."""

from typing import Any

import pytest

from tests.kiosk_server.live_demo import LiveDemo

ROUTE = """
query ($from: LocationInput!, $to: LocationInput!, $via: [LocationInput!]! = [],
       $needs: TravelNeedsInput, $at: DateTime) {
  route(from: $from, to: $to, via: $via, needs: $needs, departAt: $at) {
    __typename
    ... on Route {
      distanceMetres durationSeconds summary stepFree stepFreeText dataVersion closuresAvoided
      points { levelId x y lon lat }
      steps { kind text spokenText speechUrl distanceMetres durationSeconds levelId landmark }
      unverified { elementId fact evidence value message }
    }
    ... on NoRoute {
      reason message advice blockers { elementId kind message } nearestReachable { id name }
    }
  }
}"""
SEARCH = """
query ($text: String!, $near: LocationInput, $needs: TravelNeedsInput, $first: Int! = 10) {
  searchPlaces(text: $text, near: $near, needs: $needs, first: $first) {
    place { id name kind level { id name } } matchedOn matchedText walkSeconds
  }
}"""


def place(place_id: str) -> dict[str, str]:
    return {"placeId": place_id}


def route(
    demo: LiveDemo, start: object, goal: object, locale: str = "en", **more: object
) -> dict[str, Any]:
    """The answer to a question for a way, which must be answered."""
    variables = {"from": start, "to": goal, **more}
    answer: dict[str, Any] = demo.data(ROUTE, variables, locale)["route"]
    return answer


@pytest.mark.parametrize(
    ("locale", "level", "arrive"), [("en", "Upper floor", "Radiology"), ("zh-CN", "二", "放射科")]
)
def test_a_way_is_told_in_the_language_of_the_request(
    clinic: LiveDemo, locale: str, level: str, arrive: str
) -> None:
    answer = route(
        clinic,
        place("pharmacy"),
        place("radiology"),
        locale=locale,
        needs={"profile": "WHEELCHAIR"},
    )

    assert answer["__typename"] == "Route"
    assert answer["stepFree"] in {"MEASURED", "ASSUMED"}
    assert answer["steps"][-1]["kind"] == "ARRIVE"
    assert arrive in answer["steps"][-1]["text"]
    assert any(step["kind"] == "TAKE_LIFT" for step in answer["steps"])
    assert all(step["spokenText"] for step in answer["steps"])
    assert answer["closuresAvoided"] == []
    assert level in str(clinic.data("{ venue { levels { name } } }", locale=locale))


def test_the_steps_share_out_the_whole_way(clinic: LiveDemo) -> None:
    answer = route(clinic, place("bus-stop"), place("radiology"))

    metres = sum(step["distanceMetres"] for step in answer["steps"])
    seconds = sum(step["durationSeconds"] for step in answer["steps"])
    assert metres == pytest.approx(answer["distanceMetres"], abs=0.01 * len(answer["steps"]))
    assert seconds == pytest.approx(answer["durationSeconds"], abs=0.1 * len(answer["steps"]))
    assert answer["points"][0]["levelId"] == "site"


def test_a_way_over_stops_is_one_way(clinic: LiveDemo) -> None:
    ends = place("bus-stop"), place("radiology")
    first = route(clinic, place("bus-stop"), place("pharmacy"))
    second = route(clinic, place("pharmacy"), place("radiology"))

    whole = route(clinic, *ends, via=[place("pharmacy")])

    assert whole["distanceMetres"] == pytest.approx(
        first["distanceMetres"] + second["distanceMetres"], abs=0.02
    )
    assert whole["steps"] == first["steps"] + second["steps"]
    assert [step["kind"] for step in whole["steps"]].count("ARRIVE") == 2
    assert whole["points"] == first["points"] + second["points"][1:]


def test_a_way_from_a_printed_code(clinic: LiveDemo) -> None:
    answer = route(clinic, {"anchorCode": "no-such-code"}, place("pharmacy"))

    assert answer["reason"] == "UNKNOWN_START"


def test_no_way_is_an_answer_with_its_reasons(clinic: LiveDemo) -> None:
    answer = route(
        clinic,
        place("bus-stop"),
        place("radiology"),
        needs={"profile": "WALKING", "bodyWidthMetres": 3.0},
    )

    assert answer["__typename"] == "NoRoute"
    assert answer["reason"] == "NEEDS_NOT_MET"
    assert {blocker["kind"] for blocker in answer["blockers"]} & {"DOOR_WIDTH", "GAP", "LIFT"}
    assert all(blocker["message"] for blocker in answer["blockers"])
    assert answer["advice"]


def test_an_unknown_stop_is_an_unknown_destination(clinic: LiveDemo) -> None:
    answer = route(clinic, place("bus-stop"), place("pharmacy"), via=[place("nowhere")])

    assert answer["reason"] == "UNKNOWN_DESTINATION"


def test_null_lifts_a_limit_of_the_profile(clinic: LiveDemo) -> None:
    ends = place("bus-stop"), place("pharmacy")
    strict = {"profile": "WHEELCHAIR", "maxThresholdMetres": 0.0, "minDoorWidthMetres": 9.0}

    assert route(clinic, *ends, needs=strict)["__typename"] == "NoRoute"
    free = {"profile": "WHEELCHAIR", "maxThresholdMetres": None, "minDoorWidthMetres": None}
    assert route(clinic, *ends, needs=free)["__typename"] == "Route"


@pytest.mark.parametrize(
    ("text", "ids", "field"),
    [
        ("药房", ["pharmacy"], "NAME"),
        ("ＰＨＡＲＭＡＣＹ", ["pharmacy"], "NAME"),
        ("pharmcy", ["pharmacy"], "NAME"),
        ("107", ["pharmacy"], "REF"),
        ("xyzzy", [], ""),
        ("", [], ""),
    ],
)
def test_places_are_found_by_what_people_type(
    clinic: LiveDemo, text: str, ids: list[str], field: str
) -> None:
    matches = clinic.data(SEARCH, {"text": text})["searchPlaces"]

    assert [match["place"]["id"] for match in matches] == ids
    assert all(match["matchedOn"] == field for match in matches)
    assert all(match["walkSeconds"] is None for match in matches)


def test_of_equal_fits_the_nearest_comes_first(clinic: LiveDemo) -> None:
    matches = clinic.data(SEARCH, {"text": "toilet", "near": place("pharmacy"), "first": 5})[
        "searchPlaces"
    ]

    assert len(matches) >= 2
    assert all(match["walkSeconds"] > 0 for match in matches)
    reached = route(clinic, place("pharmacy"), place(matches[0]["place"]["id"]))
    assert matches[0]["walkSeconds"] == pytest.approx(reached["durationSeconds"], abs=0.2)
    alike = [m["walkSeconds"] for m in matches if m["matchedText"].lower().startswith("toilet")]
    assert len(alike) >= 2
    assert alike == sorted(alike)


def test_a_real_building_is_searched_and_walked(dresden: LiveDemo) -> None:
    match = dresden.data(SEARCH, {"text": "e023"})["searchPlaces"][0]
    other = dresden.data(SEARCH, {"text": "E006", "near": place(match["place"]["id"])})[
        "searchPlaces"
    ][0]

    answer = route(dresden, place(match["place"]["id"]), place(other["place"]["id"]))

    assert match["matchedOn"] == "REF"
    assert answer["__typename"] == "Route"
    assert other["walkSeconds"] == pytest.approx(answer["durationSeconds"], abs=0.2)
    assert answer["points"][0]["lat"] == pytest.approx(51.025, abs=0.01)
