"""Steps know where they begin, and how one notices that their end was missed."""

from typing import Any

import pytest

from tests.kiosk_server.live_demo import LiveDemo

ROUTE = """query ($from: LocationInput!, $to: LocationInput!) { route(from: $from, to: $to) {
  ... on Route { distanceMetres steps {
    text distanceMetres point { levelId x y } tooFarText tooFarSpokenText } } } }"""
PLACES = "{ places(first: 200) { nodes { id } } }"


def way(demo: LiveDemo, start: object, to: str, locale: str = "en") -> dict[str, Any]:
    variables = {"from": start, "to": {"placeId": to}}
    found: dict[str, Any] = demo.data(ROUTE, variables, locale)["route"]
    return found


def test_whoever_asks_anew_from_a_step_has_the_rest_of_the_way(clinic: LiveDemo) -> None:
    whole = way(clinic, {"placeId": "radiology"}, "pharmacy")
    lengths = [step["distanceMetres"] for step in whole["steps"]]

    for number, step in enumerate(whole["steps"][:-1]):
        rest = way(clinic, {"point": step["point"]}, "pharmacy")
        assert rest["distanceMetres"] == pytest.approx(sum(lengths[number:]), abs=1.0)


def test_too_far_is_told_and_spoken_in_both_languages(clinic: LiveDemo) -> None:
    ids = [place["id"] for place in clinic.data(PLACES)["places"]["nodes"]]
    ways = [(way(clinic, {"placeId": id_}, "pharmacy"), id_) for id_ in ids[::4]]
    start = next(id_ for found, id_ in ways if any(map(_told, found.get("steps", []))))

    english, chinese = (
        next(filter(_told, way(clinic, {"placeId": start}, "pharmacy", locale)["steps"]))
        for locale in ("en", "zh-CN")
    )

    assert english["tooFarText"].startswith("If you come to ")
    assert english["tooFarText"].endswith(", you have gone too far")
    assert english["tooFarSpokenText"].startswith("If you come to ")
    assert chinese["tooFarText"].startswith("如果走到")
    assert chinese["tooFarSpokenText"].endswith("就走过了")


def _told(step: dict[str, Any]) -> bool:
    return step["tooFarText"] is not None
